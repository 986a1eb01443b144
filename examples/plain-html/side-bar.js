// A list without `chat-href` tells that a chat is wanted; where it is shown is the host's choice.
document.querySelector('#chats').addEventListener('chat-open', ({detail}) => {
  location.href = `/admin/chat.php?id=${encodeURIComponent(detail.chatId)}`;
});
