/**
 * Rollup plugin, after the minifier, which leaves the names of members alone: gives short ones to members of ours, and
 * of Lit, that no host, no back end, no stored record and no other tab ever names. A name that the bundle has in a string
 * too, or exports, is refused.
 */
import MagicString from 'magic-string';
import {shortName} from './short-private-names.mjs';

const NAMES = `
  addressOf agrees allows arrivals beginLoad blocks bury byNumber deleteAll emit findChat findItems findScroller found
  foundNone goTo hasWritten hides hrefOf inner instead isAtBottom isAway isEnd isGone isSeeking isServed kick linked
  listen loadedAt misplaced newestAtOpening newestId onBack onBackchatEvent onFocusIn onMessages onMove onReady
  onRoute onStart onStop onUnauthenticated openChannel openId openPrevious opening outermost overlays profileLink
  readingId renderBack renderComposer renderNone renderThread renderTransaction renderWayBack retryFailed roving
  seenId setInView setScope showsSignedOut signIn snapshot terms toBottom toElement tombstones topOf trouble whenReady
`;

const OF_LIT = `
  addController createProperty createRenderRoot elementStyles enableUpdating finalizeStyles firstUpdated
  getPropertyOptions getUpdateComplete hostConnected hostDisconnected hostUpdate hostUpdated isUpdatePending
  performUpdate removeController renderBefore renderOptions scheduleUpdate shouldUpdate willUpdate
`;

/** Of src/i18n: those whose names are put together, or mean something else in another place too, are left out. */
const WORDS = `
  anyTime attachment authorPrefix backToChats backToCurrent beginning charactersLeft charactersTooMany chatClosed
  chatDeleted chatDeletedBy chatGone chatGoneHint chatWith clearAll clearFilters clearSearch connectedAgain
  connectionLost copied creationDate customPeriod deleteFailed deleteQuestion deleteText deleting discardQuestion
  discardText dismiss downloadCancelled downloadStopped downloaded draftSaved earlierFailed endBeforeStart filterValue
  filtersActive firstPage jumpToNewest keep keyHint keyHintCtrl lastPage loadingChat loadingChats loadingEarlier
  loadingMessages mayNotAnswer mayNotSee mayNotSeeHint newBadge newMessageCount newMessagesShort nextPage noChatAbout
  noChatChosen noChatChosenHint noChatsHint noMatchHint noMessagesHint noMessagesReadOnly noMessagesYet
  noPreviousChats notConnectedHint notGiven notKept notSent notSentBadge offlineSince onlyNewMessages
  onlyWithTransaction openTransaction pageOf perPage periodRange preparing previousChats previousChatsFailed
  previousPage readingPrevious removeFilter showAll showLess showMore signInAgain signInToSend signedOutHint sortBy
  staleSince started threadOf timesIn tryAgain unknownClient unsentBelow viewDetails viewDetailsOf waitingForEarlier
  writeTo wrongSourceHint wroteAgo
`;

/** No name of the DOM, of JavaScript or of Lit begins so: `Aa`, `Ab`… */
const names = new Map(
  `${NAMES}${OF_LIT}${WORDS}`
    .trim()
    .split(/\s+/)
    .map((name, index) => [name, `A${shortName(index)}`]),
);

export const shortInternalNames = () => ({
  name: 'short-internal-names',
  renderChunk(code, {exports}) {
    const text = new MagicString(code);
    // What is imported when it is needed is an object with these names.
    exports.forEach(refuse);
    visit(this.parse(code), (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') refuse(node.value);
      const isMember = ['MemberExpression', 'Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type);
      const name = node.property ?? node.key;
      const short = isMember && !node.computed && names.get(name.name);
      if (!short) return;
      if (node.shorthand) text.appendLeft(name.start, `${short}:`);
      else text.update(name.start, name.end, short);
    });
    return {code: text.toString(), map: text.generateMap({hires: true})};
  },
});

/** Of strings that may be names: of a member, or of several. */
function refuse(string) {
  const name = /^[\w$ ]+$/.test(string) && string.split(' ').find((word) => names.has(word));
  if (name) throw new Error(`"${name}" is a string or an export too: ${string}`);
}

function visit(node, act) {
  if (typeof node?.type !== 'string') return;
  act(node);
  for (const child of Object.values(node).flat()) visit(child, act);
}
