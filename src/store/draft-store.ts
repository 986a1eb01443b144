/** What is typed and not yet sent, by chat; kept by scope, so that it never shows under another user. Knows no DOM. */
import {type Clock, systemClock} from './clock.js';
import {type BackchatStorage, scopePrefix} from './storage.js';
import {type Readable, Store} from './store.js';

/** How long after the last key a draft is stored: milliseconds. */
const DEBOUNCE_MS = 300;

export interface DraftStore {
  /** The chats whose draft, as it stands, would survive a reload. */
  readonly saved: Readable<ReadonlySet<string>>;
  /** Whose drafts these are; `undefined` = nobody's: they are kept in memory, and not handed to whoever comes next. */
  setScope(scope?: string): void;
  /** What is known without asking storage. */
  get(chatId: string): string;
  /** What is stored, unless something has been typed meanwhile. */
  load(chatId: string): Promise<string>;
  /** Known at once, stored a moment later; an empty text removes the draft. */
  set(chatId: string, text: string): void;
  /** Stores now what is not stored yet. Call it when the page is hidden. */
  flush(): Promise<void>;
  /** Erases the drafts of this scope, here and on this computer. */
  forget(): Promise<void>;
}

export function createDraftStore(storage: BackchatStorage, clock: Clock = systemClock): DraftStore {
  const saved = new Store<ReadonlySet<string>>(new Set());
  const drafts = new Map<string, string>();
  /** Chats whose draft is newer than what is stored. */
  const unsaved = new Set<string>();
  /** `null`: no user has been known yet; what is typed now is the first one's. */
  let scope: string | null | undefined = null;
  let cancelTimer: (() => void) | undefined;

  const get = (chatId: string): string => drafts.get(chatId) ?? '';

  const tellSaved = () => {
    const now = [...drafts.keys()].filter((chatId) => get(chatId) && !unsaved.has(chatId));
    // One chat at a time enters or leaves it.
    if (now.length !== saved.get().size) saved.set(new Set(now));
  };

  const store = async (chatId: string) => {
    const before = scope;
    const text = get(chatId);
    await storage.update('drafts', keyOf(chatId), () => text || undefined);
    if (before !== scope || get(chatId) !== text) return;
    unsaved.delete(chatId);
    tellSaved();
  };

  const flush = async (): Promise<void> => {
    cancelTimer?.();
    if (scope != null) await Promise.all([...unsaved].map(store));
  };

  const schedule = () => {
    cancelTimer?.();
    cancelTimer = clock.after(DEBOUNCE_MS, () => void flush());
  };

  const clear = () => {
    cancelTimer?.();
    drafts.clear();
    unsaved.clear();
    tellSaved();
  };

  const keyOf = (chatId: string) => scopePrefix(scope ?? '') + chatId;

  return {
    saved,
    get,
    flush,

    setScope(next) {
      if (next === scope) return;
      void flush();
      if (scope !== null) clear();
      if (scope !== null || next !== undefined) scope = next;
      if (unsaved.size > 0) schedule();
    },

    async load(chatId) {
      const before = scope;
      if (scope != null && !drafts.has(chatId)) {
        const text = await storage.get<string>('drafts', keyOf(chatId));
        if (text && before === scope && !drafts.has(chatId)) {
          drafts.set(chatId, text);
          tellSaved();
        }
      }
      return get(chatId);
    },

    set(chatId, text) {
      if (drafts.get(chatId) === text) return;
      drafts.set(chatId, text);
      unsaved.add(chatId);
      tellSaved();
      schedule();
    },

    async forget() {
      clear();
      if (scope != null) await storage.deleteAll('drafts', keyOf(''));
    },
  };
}
