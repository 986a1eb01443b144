import type {Terms} from './terms.js';

const PERIODS = {
  today: 'Today',
  yesterday: 'Yesterday',
  'last-7-days': 'Last 7 days',
  'last-30-days': 'Last 30 days',
  'last-90-days': 'Last 90 days',
  'this-month': 'This month',
};

const ROLES: Readonly<Record<string, string>> = {
  individual: 'Individual',
  merchant: 'Merchant',
  agent: 'Agent',
  'sub-agent': 'Sub-agent',
};

const STATUSES: Readonly<Record<string, string>> = {
  'in-progress': 'In progress',
  'no-active-chat': 'No active chat',
};

const SORTS = {
  createdAt: {asc: 'Oldest chat first', desc: 'Newest chat first'},
  lastMessageAt: {asc: 'Oldest message first', desc: 'Newest message first'},
  clientName: {asc: 'Client name A–Z', desc: 'Client name Z–A'},
  newMessages: {asc: 'Fewest new messages first', desc: 'Most new messages first'},
};

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** A back end's own word, readable where nobody gave it a label: "on-hold" as "On hold". */
const readable = (id: string) => {
  const words = id.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const en: Terms = {
  language: 'en',

  chats: 'Chats',
  search: 'Search messages and clients',
  clearSearch: 'Clear search',
  created: 'Created',
  role: 'Role',
  status: 'Status',
  all: 'All',
  clear: 'Clear',
  selected: (count) => `${count} selected`,
  filters: 'Filters',
  filtersActive: (count) => (count === 0 ? 'Filters' : `Filters, ${count} active`),
  refresh: 'Refresh',
  download: 'Download',
  clearAll: 'Clear all',
  onlyNewMessages: 'Only with new messages',
  onlyWithTransaction: 'Only with a transaction',
  sortBy: 'Sort by',
  sortName: (key, direction) => SORTS[key][direction],
  roleName: (role) => ROLES[role] ?? readable(role),
  statusName: (status) => STATUSES[status] ?? readable(status),
  removeFilter: (name) => `Remove filter: ${name}`,
  filterValue: (name, value) => `${name}: ${value}`,

  creationDate: 'Creation date',
  lastMessage: 'Last message',
  clientName: 'Client name',
  clientRole: 'Client role',
  clientPhone: 'Client phone',
  clientEmail: 'Client email',
  newMessages: 'New messages',
  newMessagesShort: 'New',
  lastMessageAt: 'Last message at',
  actions: 'Actions',
  viewDetails: 'View details',
  viewDetailsOf: (name) => `View details, ${name}`,
  noMessagesYet: 'No messages yet',
  unknownClient: 'Unknown client',
  notGiven: 'not given',
  none: 'none',
  newBadge: 'New',
  newMessageCount: (count) => plural(count, 'new message', 'new messages'),
  you: 'You',
  authorPrefix: (name) => `${name}: `,
  files: (count) => plural(count, 'file', 'files'),
  copy: (what) => `Copy ${what}`,
  copied: 'Copied',
  notSentBadge: 'Not sent',

  anyTime: 'Any time',
  periodName: (preset) => PERIODS[preset],
  custom: 'Custom…',
  customPeriod: 'Custom period',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  timesIn: (city, zone) => `Times in ${city} (${zone})`,
  endBeforeStart: 'The end is before the start.',
  periodRange: (from, to) => (from && to ? `${from} – ${to}` : from ? `From ${from}` : `To ${to}`),

  pages: 'Pages',
  range: (from, to, total) => (total === undefined ? `${from}–${to}` : `${from}–${to} of ${total}`),
  rangeOfMore: (from, to, total) => `${from}–${to} of more than ${total}`,
  firstPage: 'First page',
  previousPage: 'Previous page',
  page: (number) => `Page ${number}`,
  pageOf: (number, count) => `Page ${number} of ${count}`,
  nextPage: 'Next page',
  lastPage: 'Last page',
  perPage: (size) => `${size} per page`,

  updates: (count) => plural(count, 'update', 'updates'),
  connectionLost: 'Connection lost. New messages will appear when it is back.',
  connectedAgain: 'Connected again.',
  offlineSince: (time) => `Offline. Showing chats as of ${time}.`,
  staleSince: (time) => `Showing chats as of ${time}.`,

  loadingChats: 'Loading chats…',
  noChats: 'No chats yet',
  noChatsHint: 'Chats appear here as soon as a client writes.',
  noMatch: 'No chats match',
  noMatchHint: 'Try fewer filters or another word.',
  clearFilters: 'Clear filters',
  mayNotSee: 'You may not see chats',
  mayNotSeeHint: 'Ask your administrator for access.',
  wrongSourceHint: 'Correct the src of this element, or ask your administrator to.',
  chatsFailed: 'Chats could not be loaded',
  tryAgain: 'Try again',
  reference: (id) => `Reference ${id}`,
  reason: (code, {field, seconds, message}) => {
    switch (code) {
      case 'timeout':
        return 'The server did not answer in time.';
      case 'unavailable':
        return 'The server is not available.';
      case 'rate-limited':
        return seconds ? `Too many requests; trying again in ${seconds} s.` : 'Too many requests; try again later.';
      case 'protocol':
        return `The server’s answer could not be read${field ? ` (${field})` : ''}.`;
      case 'offline':
        return 'You are offline.';
      case 'unauthenticated':
        return 'You are signed out.';
      case 'forbidden':
        return 'You are not allowed to do this.';
      case 'not-found':
      case 'conflict':
      case 'invalid':
        return message;
    }
  },
  signedOut: 'You are signed out',
  signedOutHint: 'What you wrote is kept.',
  signInAgain: 'Sign in again',
  notConnected: 'No back end is connected',
  notConnectedHint: 'Set src, or give this element an adapter.',

  downloadChats: (count) =>
    count === undefined ? 'Download chats' : `Download ${count} ${count === '1' ? 'chat' : 'chats'}`,
  csv: 'CSV',
  downloadName: (day) => `chats-${day}.csv`,
  preparing: (done, total) => (total === undefined ? `Preparing… ${done}` : `Preparing… ${done} of ${total}`),
  downloaded: (file) => `${file} was downloaded`,
  downloadCancelled: 'Download cancelled',
  downloadStopped: (done, total) =>
    total === undefined ? `The download stopped at ${done}.` : `The download stopped at ${done} of ${total}.`,
  cancel: 'Cancel',
  dismiss: 'Dismiss',

  backToChats: 'Back to chats',
  previousChat: 'Previous chat',
  nextChat: 'Next chat',
  loadingChat: 'Loading the chat…',
  details: 'Details',
  more: 'More',
  deleteChat: 'Delete chat',
  started: (date) => `Started ${date}`,
  client: 'Client',
  phone: 'Phone',
  email: 'Email',
  transaction: 'Transaction',
  open: 'Open',
  openTransaction: (label) => `Open transaction ${label}`,
  profile: 'Open profile',
  previousChats: (count) => (count === undefined ? 'Previous chats' : `Previous chats (${count})`),
  noPreviousChats: 'No previous chats',
  previousChatsFailed: 'Previous chats could not be loaded.',
  showMore: 'Show more',
  chatFailed: 'The chat could not be loaded',
  chatGone: 'This chat no longer exists',
  chatGoneHint: 'It may have been deleted.',
  chatDeletedBy: (name) => `${name} deleted this chat`,
  chatDeleted: 'This chat was deleted',
  unsentBelow: 'Your unsent text is below.',
  copyText: 'Copy text',
  readingPrevious: (date) => `You are reading a chat of ${date}`,
  backToCurrent: 'Back to the current chat',
  noChatAbout: (transaction) => `No chat about ${transaction} yet`,
  noChatChosen: 'No chat is open',
  noChatChosenHint: 'Choose one from the list.',
  close: 'Close',

  threadOf: (name) => (name ? `Messages with ${name}` : 'Messages'),
  loadingMessages: 'Loading messages…',
  today: 'Today',
  yesterday: 'Yesterday',
  beginning: 'Beginning of the chat',
  loadingEarlier: 'Loading earlier messages…',
  earlierFailed: 'Earlier messages could not be loaded.',
  threadFailed: 'Messages could not be loaded',
  noMessages: 'No messages yet',
  noMessagesHint: 'Write the first one below.',
  noMessagesReadOnly: 'Messages will appear here.',
  showAll: 'Show all',
  showLess: 'Show less',
  jumpToNewest: 'Jump to the newest message',
  attachment: 'Attachment',
  announce: (name, text) => `${name}: ${text}`,
  typing: (name) => `${name} is typing…`,
  sentAt: (time) => `Sent ${time}`,

  writeTo: (name) => (name ? `Write to ${name}…` : 'Write a message…'),
  chatWith: (name, count) =>
    count > 0 ? `Chat with ${name}, ${plural(count, 'new message', 'new messages')}` : `Chat with ${name}`,
  send: 'Send',
  keyHint: 'Enter sends, Shift + Enter starts a new line',
  keyHintCtrl: 'Ctrl + Enter sends, Enter starts a new line',
  draftSaved: 'Draft saved',
  charactersLeft: (count) => `${count} ${count === '1' ? 'character' : 'characters'} left`,
  charactersTooMany: (count) => `${count} ${count === '1' ? 'character' : 'characters'} too many`,
  mayNotAnswer: 'You may read this chat but not answer.',
  chatClosed: 'This chat is closed.',
  signInToSend: 'Sign in again to send.',
  notKept: 'Not sent: this browser could not keep the message.',

  sending: 'Sending…',
  waiting: 'Waiting for connection',
  checking: 'Checking whether it arrived…',
  waitingForEarlier: 'Waits for the message above',
  notSent: (reason) => `Not sent: ${reason}`,
  retry: 'Retry',
  discard: 'Discard',
  discardQuestion: 'Discard this message?',
  discardText: (words) => `“${words}” will not be sent.`,
  keep: 'Keep',
  unsent: (count) => `${plural(count, 'message', 'messages')} not sent`,

  deleteQuestion: (name) => `Delete the chat with ${name}?`,
  deleteText: (messages) =>
    messages === undefined
      ? 'All its messages will be deleted and cannot be brought back.'
      : `${plural(messages, 'message', 'messages')} will be deleted and cannot be brought back.`,
  deleting: 'Deleting…',
  wroteAgo: (name, seconds) => `${name} wrote ${seconds} s ago.`,
  deleted: (name) => `The chat with ${name} was deleted.`,
  deleteFailed: (reason) => `The chat was not deleted. ${reason}`,
};
