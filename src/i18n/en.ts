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

/** Words that their names spell: `clearSearch` is "Clear search". */
const SPELLED = [
  'chats clearSearch created role status all refresh download sortBy anyTime',
  'creationDate lastMessage clientName clientRole clientPhone clientEmail newMessages actions viewDetails',
  'noMessagesYet unknownClient you copied pages firstPage previousPage nextPage lastPage tryAgain signInAgain',
  'backToChats previousChat nextChat details more deleteChat client phone email transaction open',
  'noPreviousChats showMore close today yesterday send draftSaved',
] as const;

type Words<Text extends string, Found = never> = Text extends `${infer First} ${infer Rest}`
  ? Words<Rest, Found | First>
  : Found | Text;

const spelled = Object.fromEntries(
  SPELLED.flatMap((line) => line.split(' ')).map((name) => [
    name,
    readable(name.replace(/[A-Z]/g, ' $&').toLowerCase()),
  ]),
) as Record<Words<(typeof SPELLED)[number]>, string>;

export const en: Terms = {
  ...spelled,
  search: 'Search messages and clients',
  selected: (count) => `${count} selected`,
  filtersActive: (count) => (count === 0 ? 'Filters' : `Filters, ${count} active`),
  sortName: (key, direction) => SORTS[key][direction],
  roleName: (role) => (role === 'sub-agent' ? 'Sub-agent' : readable(role)),
  statusName: readable,
  filterValue: (name, value) => `${name}: ${value}`,

  newMessagesShort: 'New',
  viewDetailsOf: (name) => `View details, ${name}`,
  notGiven: 'not given',
  none: 'none',
  newBadge: 'New',
  newMessageCount: (count) => plural(count, 'new message'),
  authorPrefix: (name) => `${name}: `,
  copy: (what) => `Copy ${what}`,
  notSentBadge: 'Not sent',

  periodName: readable,

  range: (from, to, total) => (total === undefined ? `${from}–${to}` : `${from}–${to} of ${total}`),
  rangeOfMore: (from, to, total) => `${from}–${to} of more than ${total}`,
  page: (number) => `Page ${number}`,
  pageOf: (number, count) => `Page ${number} of ${count}`,
  perPage: (size) => `${size} per page`,

  updates: (count) => plural(count, 'update'),
  connectionLost: 'Connection lost. New messages will appear when it is back.',
  connectedAgain: 'Connected again.',
  offlineSince: (time) => `Offline. Showing chats as of ${time}.`,
  staleSince: (time) => `Showing chats as of ${time}.`,

  loadingChats: 'Loading chats…',
  noChats: 'No chats yet',
  noMatch: 'No chats match',
  away: (code) =>
    ({
      timeout: 'The server did not answer in time.',
      unavailable: 'The server is not available.',
      offline: 'You are offline.',
    })[code as string],
  signedOut: 'You are signed out',
  signedOutHint: 'What you wrote is kept.',

  loadingChat: 'Loading the chat…',
  started: (date) => `Started ${date}`,
  openTransaction: (label) => `Open transaction ${label}`,
  profile: 'Open profile',
  previousChats: (count) => (count === undefined ? 'Previous chats' : `Previous chats (${count})`),
  previousChatsFailed: 'Previous chats could not be loaded.',

  threadOf: (name) => (name ? `Messages with ${name}` : 'Messages'),
  loadingMessages: 'Loading messages…',
  beginning: 'Beginning of the chat',
  loadingEarlier: 'Loading earlier messages…',
  earlierFailed: 'Earlier messages could not be loaded.',
  typing: (name) => `${name} is typing…`,

  writeTo: (name) => (name ? `Write to ${name}…` : 'Write a message…'),
  chatWith: (name, count) => (count > 0 ? `Chat with ${name}, ${plural(count, 'new message')}` : `Chat with ${name}`),
  keyHint: 'Enter sends, Shift + Enter starts a new line',

  sending: 'Sending…',
  waiting: 'Waiting for connection',
};
