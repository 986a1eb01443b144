import type {ChatError} from '../model/errors.js';
import {en, plural} from './en.js';
import type {AllTerms, LaterTerms, Terms} from './terms.js';

const later: LaterTerms = {
  // Download
  downloadName: (day) => `chats-${day}.csv`,
  preparing: (done, total) => (total === undefined ? `Preparing… ${done}` : `Preparing… ${done} of ${total}`),
  downloaded: (file) => `${file} was downloaded`,
  downloadCancelled: 'Download cancelled',
  downloadStopped: (done, total) =>
    total === undefined ? `The download stopped at ${done}.` : `The download stopped at ${done} of ${total}.`,
  lastMessageAt: 'Last message at',

  // Filters
  clearAll: 'Clear all',
  onlyNewMessages: 'Only with new messages',
  onlyWithTransaction: 'Only with a transaction',
  removeFilter: (name) => `Remove filter: ${name}`,
  custom: 'Custom…',
  customPeriod: 'Custom period',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  timesIn: (city, zone) => `Times in ${city} (${zone})`,
  endBeforeStart: 'The end is before the start.',
  periodRange: (from, to) => (from && to ? `${from} – ${to}` : from ? `From ${from}` : `To ${to}`),

  // States: nothing there, not found, gone, not readable
  noChatsHint: 'Chats appear here as soon as a client writes.',
  noMatchHint: 'Try fewer filters or another word.',
  clearFilters: 'Clear filters',
  chatsFailed: 'Chats could not be loaded',
  chatFailed: 'The chat could not be loaded',
  threadFailed: 'Messages could not be loaded',
  mayNotSee: 'You may not see chats',
  mayNotSeeHint: 'Ask your administrator for access.',
  wrongSourceHint: 'Correct the src of this element, or ask your administrator to.',
  reference: (id) => `Reference ${id}`,
  notConnected: 'No back end is connected',
  notConnectedHint: 'Set src, or give this element an adapter.',
  chatGone: 'This chat no longer exists',
  chatGoneHint: 'It may have been deleted.',
  chatDeletedBy: (name) => `${name} deleted this chat`,
  chatDeleted: 'This chat was deleted',
  unsentBelow: 'Your unsent text is below.',
  copyText: 'Copy text',
  noChatAbout: (transaction) => `No chat about ${transaction} yet`,
  noChatChosen: 'No chat is open',
  noChatChosenHint: 'Choose one from the list.',
  noMessages: 'No messages yet',
  noMessagesHint: 'Write the first one below.',
  noMessagesReadOnly: 'Messages will appear here.',

  // Why something failed
  reason: (code, {field, seconds, message}) =>
    en.away(code) ??
    {
      'rate-limited': seconds
        ? `Too many requests; trying again in ${seconds} s.`
        : 'Too many requests; try again later.',
      protocol: `The server’s answer could not be read${field ? ` (${field})` : ''}.`,
      unauthenticated: 'You are signed out.',
      forbidden: 'You are not allowed to do this.',
    }[code as string] ??
    message,

  // Strips, pills and notices
  unsent: (count) => `${plural(count, 'message')} not sent`,
  dismiss: 'Dismiss',
  cancel: 'Cancel',

  // Composer
  keyHintCtrl: 'Ctrl + Enter sends, Enter starts a new line',
  charactersLeft: (count) => `${plural(count, 'character')} left`,
  charactersTooMany: (count) => `${plural(count, 'character')} too many`,
  mayNotAnswer: 'You may read this chat but not answer.',
  chatClosed: 'This chat is closed.',
  signInToSend: 'Sign in again to send.',
  notKept: 'Not sent: this browser could not keep the message.',

  // Messages
  checking: 'Checking whether it arrived…',
  waitingForEarlier: 'Waits for the message above',
  notSent: (reason) => `Not sent: ${reason}`,
  announce: (name, text) => `${name}: ${text}`,
  attachment: 'Attachment',
  showAll: 'Show all',
  showLess: 'Show less',
  jumpToNewest: 'Jump to the newest message',
  retry: 'Retry',
  discard: 'Discard',
  discardQuestion: 'Discard this message?',
  discardText: (words) => `“${words}” will not be sent.`,
  keep: 'Keep',

  // Deleting
  deleteQuestion: (name) => `Delete the chat with ${name}?`,
  deleteText: (messages) =>
    messages === undefined
      ? 'All its messages will be deleted and cannot be brought back.'
      : `${plural(messages, 'message')} will be deleted and cannot be brought back.`,
  deleting: 'Deleting…',
  wroteAgo: (name, seconds) => `${name} wrote ${seconds} s ago.`,
  deleteFailed: (reason) => `The chat was not deleted. ${reason}`,
  deleted: (name) => `The chat with ${name} was deleted.`,

  // Previous chats
  readingPrevious: (date) => `You are reading a chat of ${date}`,
  backToCurrent: 'Back to the current chat',
};

/** Made once: some parts ask for each message that they draw. */
const known = new WeakMap<Terms, AllTerms>();

/** For a part that is loaded later: its words too. A word that the host gave by its name wins here as everywhere. */
export function laterWords(terms: Terms): AllTerms {
  let all = known.get(terms);
  if (!all) known.set(terms, (all = {...later, ...terms}));
  return all;
}

/** A `ChatError` in the user's words. */
export function describeError(
  terms: Terms,
  {code, message, field, retryAfterMs}: Pick<ChatError, 'code' | 'message' | 'field' | 'retryAfterMs'>,
): string {
  return laterWords(terms).reason(code, {message, field, seconds: retryAfterMs && Math.ceil(retryAfterMs / 1000)});
}
