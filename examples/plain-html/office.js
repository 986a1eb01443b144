// The host's own script: a theme, a badge, and the switch of the demo. Backchat needs none of it.
const root = document.documentElement;

const theme = document.querySelector('#theme');
theme?.addEventListener('change', () => {
  root.dataset.theme = theme.value;
  sessionStorage.setItem('theme', theme.value);
});
const chosen = sessionStorage.getItem('theme');
if (theme && chosen) {
  theme.value = chosen;
  root.dataset.theme = chosen;
}

const badge = document.querySelector('#chats-badge');
let unseen = 0;
document.addEventListener('chat-new-messages', () => {
  if (badge) badge.textContent = String(++unseen);
});
document.addEventListener('chat-open', () => {
  unseen = 0;
  if (badge) badge.textContent = '';
});

const simulate = document.querySelector('#simulate');
if (simulate) {
  const answer = await fetch('/api/simulate');
  if (answer.ok) simulate.checked = (await answer.json()).on;
  simulate.addEventListener('change', async () => {
    const body = JSON.stringify({on: simulate.checked});
    const answer = await fetch('/api/simulate', {method: 'POST', headers: {'content-type': 'application/json'}, body});
    if (answer.ok) simulate.checked = (await answer.json()).on;
    else simulate.checked = !simulate.checked;
  });
}

// A list without `chat-href` tells that a chat is wanted; where it is shown is the host's choice.
document.querySelector('#chats')?.addEventListener('chat-open', ({detail}) => {
  location.href = `/admin/chat.php?id=${encodeURIComponent(detail.chatId)}`;
});
