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
};

/** For a part that is loaded later: its words too. A word that the host gave by its name wins here as everywhere. */
export const laterWords = (terms: Terms): AllTerms => ({...later, ...terms});
