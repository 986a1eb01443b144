import type {Terms} from './terms.js';

const SORTS = {
  createdAt: {asc: 'Oldest chat first', desc: 'Newest chat first'},
  lastMessageAt: {asc: 'Oldest message first', desc: 'Newest message first'},
  clientName: {asc: 'Client name A–Z', desc: 'Client name Z–A'},
  newMessages: {asc: 'Fewest new messages first', desc: 'Most new messages first'},
};

export const plural = (count: number | string, thing: string): string =>
  `${count} ${thing}${String(count) === '1' ? '' : 's'}`;

/** A name of ours, or a back end's own that nobody gave a label: "on-hold" as "On hold". */
const readable = (id: string): string =>
  id
    .replace(/[-_]+/g, ' ')
    .trim()
    .replace(/^./, (first) => first.toUpperCase());

export const en: Terms = {
  chats: 'Chats',
  search: 'Search messages and clients',
  clearSearch: 'Clear search',
  created: 'Created',
  role: 'Role',
  status: 'Status',
  all: 'All',
  selected: (count) => `${count} selected`,
  filtersActive: (count) => (count === 0 ? 'Filters' : `Filters, ${count} active`),
  refresh: 'Refresh',
  download: 'Download',
  sortBy: 'Sort by',
  sortName: (key, direction) => SORTS[key][direction],
  roleName: (role) => (role === 'sub-agent' ? 'Sub-agent' : readable(role)),
  statusName: readable,
  filterValue: (name, value) => `${name}: ${value}`,

  creationDate: 'Creation date',
  lastMessage: 'Last message',
  clientName: 'Client name',
  clientRole: 'Client role',
  clientPhone: 'Client phone',
  clientEmail: 'Client email',
  newMessages: 'New messages',
  newMessagesShort: 'New',
  actions: 'Actions',
  viewDetails: 'View details',
  viewDetailsOf: (name) => `View details, ${name}`,
  noMessagesYet: 'No messages yet',
  unknownClient: 'Unknown client',
  notGiven: 'not given',
  none: 'none',
  newBadge: 'New',
  newMessageCount: (count) => plural(count, 'new message'),
  you: 'You',
  authorPrefix: (name) => `${name}: `,
  copy: (what) => `Copy ${what}`,
  copied: 'Copied',
  notSentBadge: 'Not sent',

  anyTime: 'Any time',
  periodName: readable,

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

  updates: (count) => plural(count, 'update'),
  connectionLost: 'Connection lost. New messages will appear when it is back.',
  connectedAgain: 'Connected again.',
  offlineSince: (time) => `Offline. Showing chats as of ${time}.`,
  staleSince: (time) => `Showing chats as of ${time}.`,

  loadingChats: 'Loading chats…',
  noChats: 'No chats yet',
  noMatch: 'No chats match',
  tryAgain: 'Try again',
  reason: (code, {field, seconds, message}) =>
    ({
      timeout: 'The server did not answer in time.',
      unavailable: 'The server is not available.',
      'rate-limited': seconds
        ? `Too many requests; trying again in ${seconds} s.`
        : 'Too many requests; try again later.',
      protocol: `The server’s answer could not be read${field ? ` (${field})` : ''}.`,
      offline: 'You are offline.',
      unauthenticated: 'You are signed out.',
      forbidden: 'You are not allowed to do this.',
    })[code as string] ?? message,
  signedOut: 'You are signed out',
  signedOutHint: 'What you wrote is kept.',
  signInAgain: 'Sign in again',

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
  readingPrevious: (date) => `You are reading a chat of ${date}`,
  backToCurrent: 'Back to the current chat',
  close: 'Close',

  threadOf: (name) => (name ? `Messages with ${name}` : 'Messages'),
  loadingMessages: 'Loading messages…',
  today: 'Today',
  yesterday: 'Yesterday',
  beginning: 'Beginning of the chat',
  loadingEarlier: 'Loading earlier messages…',
  earlierFailed: 'Earlier messages could not be loaded.',
  typing: (name) => `${name} is typing…`,

  writeTo: (name) => (name ? `Write to ${name}…` : 'Write a message…'),
  chatWith: (name, count) => (count > 0 ? `Chat with ${name}, ${plural(count, 'new message')}` : `Chat with ${name}`),
  send: 'Send',
  keyHint: 'Enter sends, Shift + Enter starts a new line',
  draftSaved: 'Draft saved',

  sending: 'Sending…',
  waiting: 'Waiting for connection',

  deleted: (name) => `The chat with ${name} was deleted.`,
};
