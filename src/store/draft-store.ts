/** What is typed and not yet sent, by chat; kept by scope, so that it never shows under another user. Knows no DOM. */
import {type Clock, systemClock} from './clock.js';
import {type BackchatStorage, scopePrefix} from './storage.js';
import {Store} from './store.js';

/** How long after the last key a draft is stored: milliseconds. */
const DEBOUNCE_MS = 300;

export class DraftStore {
  /** The chats whose draft, as it stands, would survive a reload. */
  readonly saved = new Store<ReadonlySet<string>>(new Set());
  readonly #storage: BackchatStorage;
  readonly #clock: Clock;
  readonly #drafts = new Map<string, string>();
  /** Chats whose draft is newer than what is stored. */
  readonly #unsaved = new Set<string>();
  /** `null`: no user has been known yet; what is typed now is the first one's. */
  #scope?: string | null = null;
  #cancelTimer?: () => void;

  constructor(storage: BackchatStorage, clock: Clock = systemClock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Whose drafts these are; `undefined` = nobody's: they are kept in memory, and not handed to whoever comes next. */
  setScope(scope?: string): void {
    if (scope === this.#scope) return;
    void this.flush();
    if (this.#scope !== null) this.#clear();
    if (this.#scope !== null || scope !== undefined) this.#scope = scope;
    if (this.#unsaved.size > 0) this.#schedule();
  }

  /** What is known without asking storage. */
  get(chatId: string): string {
    return this.#drafts.get(chatId) ?? '';
  }

  /** What is stored, unless something has been typed meanwhile. */
  async load(chatId: string): Promise<string> {
    const scope = this.#scope;
    if (scope != null && !this.#drafts.has(chatId)) {
      const stored = await this.#storage.get<string>('drafts', scopePrefix(scope) + chatId);
      if (stored && scope === this.#scope && !this.#drafts.has(chatId)) {
        this.#drafts.set(chatId, stored);
        this.#tellSaved();
      }
    }
    return this.get(chatId);
  }

  /** Known at once, stored a moment later; an empty text removes the draft. */
  set(chatId: string, text: string): void {
    if (this.#drafts.get(chatId) === text) return;
    this.#drafts.set(chatId, text);
    this.#unsaved.add(chatId);
    this.#tellSaved();
    this.#schedule();
  }

  /** Stores now what is not stored yet. Call it when the page is hidden. */
  async flush(): Promise<void> {
    this.#cancelTimer?.();
    const scope = this.#scope;
    if (scope != null) await Promise.all([...this.#unsaved].map((chatId) => this.#store(scope, chatId)));
  }

  /** Erases the drafts of this scope, here and on this computer. */
  async forget(): Promise<void> {
    this.#clear();
    if (this.#scope != null) await this.#storage.deleteAll('drafts', scopePrefix(this.#scope));
  }

  async #store(scope: string, chatId: string): Promise<void> {
    const text = this.get(chatId);
    await this.#storage.update('drafts', scopePrefix(scope) + chatId, () => text || undefined);
    if (scope !== this.#scope || this.get(chatId) !== text) return;
    this.#unsaved.delete(chatId);
    this.#tellSaved();
  }

  #tellSaved(): void {
    const saved = [...this.#drafts].filter(([chatId, text]) => text && !this.#unsaved.has(chatId));
    // One chat at a time enters or leaves it.
    if (saved.length !== this.saved.get().size) this.saved.set(new Set(saved.map(([chatId]) => chatId)));
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#clock.after(DEBOUNCE_MS, () => void this.flush());
  }

  #clear(): void {
    this.#cancelTimer?.();
    this.#drafts.clear();
    this.#unsaved.clear();
    this.#tellSaved();
  }
}
