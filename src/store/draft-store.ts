/** What is typed and not yet sent, by chat; kept by scope, so that it never shows under another user. Knows no DOM. */
import {type Clock, systemClock} from './clock.js';
import {type BackchatStorage, scopePrefix} from './storage.js';
import {type Readable, Store} from './store.js';

/** How long after the last key a draft is stored: milliseconds. */
const DEBOUNCE_MS = 300;

export class DraftStore {
  readonly #storage: BackchatStorage;
  readonly #clock: Clock;
  readonly #saved = new Store<ReadonlySet<string>>(new Set());
  readonly #drafts = new Map<string, string>();
  /** Chats whose draft is newer than what is stored. */
  readonly #unsaved = new Set<string>();
  #scope?: string;
  /** No user has been known yet: what is typed now is the first one's. */
  #fresh = true;
  #cancelTimer?: () => void;

  constructor(storage: BackchatStorage, clock: Clock = systemClock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** The chats whose draft, as it stands, would survive a reload. */
  get saved(): Readable<ReadonlySet<string>> {
    return this.#saved;
  }

  /** Whose drafts these are; `undefined` = nobody's: they are kept in memory, and not handed to whoever comes next. */
  setScope(scope?: string): void {
    if (scope === this.#scope) return;
    void this.flush();
    if (!this.#fresh) this.#clear();
    this.#fresh &&= scope === undefined;
    this.#scope = scope;
    if (this.#unsaved.size > 0) this.#schedule();
  }

  /** What is known without asking storage. */
  get(chatId: string): string {
    return this.#drafts.get(chatId) ?? '';
  }

  /** What is stored, unless something has been typed meanwhile. */
  async load(chatId: string): Promise<string> {
    const scope = this.#scope;
    if (scope === undefined || this.#drafts.has(chatId)) return this.get(chatId);
    const stored = await this.#storage.get<string>('drafts', scopePrefix(scope) + chatId);
    if (stored && scope === this.#scope && !this.#drafts.has(chatId)) {
      this.#drafts.set(chatId, stored);
      this.#setSaved(chatId, true);
    }
    return this.get(chatId);
  }

  /** Known at once, stored a moment later; an empty text removes the draft. */
  set(chatId: string, text: string): void {
    if (this.#drafts.get(chatId) === text) return;
    this.#drafts.set(chatId, text);
    this.#unsaved.add(chatId);
    this.#setSaved(chatId, false);
    this.#schedule();
  }

  /** Stores now what is not stored yet. Call it when the page is hidden. */
  async flush(): Promise<void> {
    this.#cancelTimer?.();
    const scope = this.#scope;
    if (scope === undefined) return;
    const chatIds = [...this.#unsaved];
    this.#unsaved.clear();
    await Promise.all(chatIds.map((chatId) => this.#store(scope, chatId, this.get(chatId))));
  }

  /** Erases the drafts of this scope, here and on this computer. */
  async forget(): Promise<void> {
    this.#clear();
    if (this.#scope !== undefined) await this.#storage.deleteAll('drafts', scopePrefix(this.#scope));
  }

  async #store(scope: string, chatId: string, text: string): Promise<void> {
    const key = scopePrefix(scope) + chatId;
    if (text === '') return this.#storage.delete('drafts', key);
    await this.#storage.put('drafts', key, text);
    if (scope === this.#scope && this.get(chatId) === text) this.#setSaved(chatId, true);
  }

  #setSaved(chatId: string, saved: boolean): void {
    if (this.#saved.get().has(chatId) === saved) return;
    const others = [...this.#saved.get()].filter((id) => id !== chatId);
    this.#saved.set(new Set(saved ? [...others, chatId] : others));
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#clock.after(DEBOUNCE_MS, () => void this.flush());
  }

  #clear(): void {
    this.#cancelTimer?.();
    this.#drafts.clear();
    this.#unsaved.clear();
    this.#saved.set(new Set());
  }
}
