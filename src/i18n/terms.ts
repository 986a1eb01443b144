/**
 * Every word the screens show or speak; plurals and sentences with values are functions. Those that only parts loaded
 * later need are loaded with them (`laterWords`); for a host, which may give any word by its name, all are one.
 */
import type {PeriodPreset} from '../model/list-state.js';
import type {SortKey} from '../model/query.js';
import type {ChatErrorCode} from '../model/errors.js';

/** The words that are there from the first. */
export interface Terms {
  // The list
  readonly chats: string;
  readonly search: string;
  readonly clearSearch: string;
  readonly created: string;
  readonly role: string;
  readonly status: string;
  readonly all: string;
  selected(count: number): string;
  filtersActive(count: number): string;
  readonly refresh: string;
  readonly download: string;
  readonly sortBy: string;
  sortName(key: SortKey, direction: 'asc' | 'desc'): string;
  roleName(role: string): string;
  statusName(status: string): string;
  /** What a filter's button says: "Role: Merchant". */
  filterValue(name: string, value: string): string;

  // Columns
  readonly creationDate: string;
  readonly lastMessage: string;
  readonly clientName: string;
  readonly clientRole: string;
  readonly clientPhone: string;
  readonly clientEmail: string;
  readonly newMessages: string;
  readonly newMessagesShort: string;
  readonly actions: string;
  readonly viewDetails: string;
  viewDetailsOf(name: string): string;
  readonly noMessagesYet: string;
  readonly unknownClient: string;
  readonly notGiven: string;
  readonly none: string;
  readonly newBadge: string;
  newMessageCount(count: number): string;
  readonly you: string;
  authorPrefix(name: string): string;
  copy(what: string): string;
  readonly copied: string;
  readonly notSentBadge: string;

  // Periods
  readonly anyTime: string;
  periodName(preset: PeriodPreset): string;

  // Paging
  readonly pages: string;
  range(from: string, to: string, total?: string): string;
  rangeOfMore(from: string, to: string, total: string): string;
  readonly firstPage: string;
  readonly previousPage: string;
  page(number: string): string;
  pageOf(number: string, count: string): string;
  readonly nextPage: string;
  readonly lastPage: string;
  perPage(size: string): string;

  // Live
  updates(count: number): string;
  readonly connectionLost: string;
  readonly connectedAgain: string;
  offlineSince(time: string): string;
  staleSince(time: string): string;

  // States of the list
  readonly loadingChats: string;
  readonly noChats: string;
  readonly noMatch: string;
  readonly tryAgain: string;
  /** Why the back end cannot be reached; `undefined` for what it answered itself. */
  away(code: ChatErrorCode): string | undefined;
  readonly signedOut: string;
  readonly signedOutHint: string;
  readonly signInAgain: string;

  // Details
  readonly backToChats: string;
  readonly previousChat: string;
  readonly nextChat: string;
  readonly loadingChat: string;
  readonly details: string;
  readonly more: string;
  readonly deleteChat: string;
  started(date: string): string;
  readonly client: string;
  readonly phone: string;
  readonly email: string;
  readonly transaction: string;
  readonly open: string;
  openTransaction(label: string): string;
  readonly profile: string;
  previousChats(count?: string): string;
  readonly noPreviousChats: string;
  readonly previousChatsFailed: string;
  readonly showMore: string;
  readonly close: string;

  // Thread
  threadOf(name?: string): string;
  readonly loadingMessages: string;
  readonly today: string;
  readonly yesterday: string;
  readonly beginning: string;
  readonly loadingEarlier: string;
  readonly earlierFailed: string;
  typing(name: string): string;

  // Composer
  writeTo(name?: string): string;
  chatWith(name: string, newMessages: number): string;
  readonly send: string;
  readonly keyHint: string;
  readonly draftSaved: string;

  // Messages under way
  readonly sending: string;
  readonly waiting: string;
}

/** The words of parts that are loaded at their first use. */
export interface LaterTerms {
  // Download
  downloadName(day: string): string;
  preparing(done: string, total?: string): string;
  downloaded(file: string): string;
  readonly downloadCancelled: string;
  downloadStopped(done: string, total?: string): string;
  readonly lastMessageAt: string;

  // Filters
  readonly clearAll: string;
  readonly onlyNewMessages: string;
  readonly onlyWithTransaction: string;
  removeFilter(name: string): string;
  readonly custom: string;
  readonly customPeriod: string;
  readonly from: string;
  readonly to: string;
  readonly apply: string;
  timesIn(city: string, zone: string): string;
  readonly endBeforeStart: string;
  periodRange(from?: string, to?: string): string;

  // States: nothing there, not found, gone, not readable
  readonly noChatsHint: string;
  readonly noMatchHint: string;
  readonly clearFilters: string;
  readonly chatsFailed: string;
  readonly chatFailed: string;
  readonly threadFailed: string;
  readonly mayNotSee: string;
  readonly mayNotSeeHint: string;
  readonly wrongSourceHint: string;
  reference(id: string): string;
  readonly notConnected: string;
  readonly notConnectedHint: string;
  readonly chatGone: string;
  readonly chatGoneHint: string;
  chatDeletedBy(name: string): string;
  readonly chatDeleted: string;
  readonly unsentBelow: string;
  readonly copyText: string;
  noChatAbout(transaction: string): string;
  readonly noChatChosen: string;
  readonly noChatChosenHint: string;
  readonly noMessages: string;
  readonly noMessagesHint: string;
  readonly noMessagesReadOnly: string;

  // Why something failed
  reason(code: ChatErrorCode, detail: {field?: string; seconds?: number; message: string}): string;

  // Strips, pills and notices
  unsent(count: number): string;
  readonly dismiss: string;
  readonly cancel: string;

  // Composer
  readonly keyHintCtrl: string;
  charactersLeft(count: string): string;
  charactersTooMany(count: string): string;
  readonly mayNotAnswer: string;
  readonly chatClosed: string;
  readonly signInToSend: string;
  readonly notKept: string;

  // Messages
  readonly checking: string;
  readonly waitingForEarlier: string;
  notSent(reason: string): string;
  announce(name: string, text: string): string;
  readonly attachment: string;
  readonly showAll: string;
  readonly showLess: string;
  readonly jumpToNewest: string;
  readonly retry: string;
  readonly discard: string;
  readonly discardQuestion: string;
  discardText(words: string): string;
  readonly keep: string;

  // Deleting
  deleteQuestion(name: string): string;
  deleteText(messages: number | undefined): string;
  readonly deleting: string;
  wroteAgo(name: string, seconds: number): string;
  deleteFailed(reason: string): string;
  deleted(name: string): string;

  // Previous chats
  readingPrevious(date: string): string;
  readonly backToCurrent: string;
}

/** All words: what a language is, and what a host gives some of. */
export interface AllTerms extends Terms, LaterTerms {}

/** What could not be read. */
export type FailedTitle = 'chatsFailed' | 'chatFailed' | 'threadFailed';
