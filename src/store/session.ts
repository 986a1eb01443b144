/**
 * Who is signed in and what they may do. Asks until it knows; shows what was known last time while the back end is out
 * of reach, so that unsent messages can be seen (not sent) before it is back.
 */
import type {ChatAdapter, Me} from '../adapters/adapter.js';
import {type ChatError, toChatError} from '../model/errors.js';
import type {Author} from '../model/message.js';
import {ALL_PERMISSIONS, type Permissions} from '../model/permissions.js';
import {backOff, type Clock} from './clock.js';
import type {BackchatStorage} from './storage.js';
import {Store} from './store.js';

export interface SessionSnapshot {
  /** Absent until known, and where the back end does not tell. */
  readonly me?: Author;
  readonly permissions: Permissions;
  readonly signedOut: boolean;
  /** Nobody could be asked yet: what is shown is from last time. */
  readonly confirmed: boolean;
}

/** The user of a back end that does not tell who is signed in. */
const ANYBODY: Author = {kind: 'service-user', id: '', name: ''};

export class Session {
  readonly snapshot = new Store<SessionSnapshot>({permissions: ALL_PERMISSIONS, signedOut: false, confirmed: false});
  readonly #adapter: ChatAdapter;
  readonly #storage: BackchatStorage;
  readonly #clock: Clock;
  readonly #onKnown: (me: Me, isConfirmed: boolean) => void;
  readonly #onError: (error: ChatError) => void;
  #attempt = 0;
  #cancelRetry?: () => void;
  #isStarted = false;
  /** Present while it is being asked. */
  #asking?: AbortController;

  /** `onKnown` is told who it is, first from last time, then confirmed: for certain. */
  constructor(
    adapter: ChatAdapter,
    storage: BackchatStorage,
    clock: Clock,
    onKnown: (me: Me, isConfirmed: boolean) => void,
    onError: (error: ChatError) => void,
  ) {
    this.#adapter = adapter;
    this.#storage = storage;
    this.#clock = clock;
    this.#onKnown = onKnown;
    this.#onError = onError;
  }

  async start(): Promise<void> {
    this.#isStarted = true;
    const remembered = await this.#storage.get<Me>('identities', this.#adapter.name);
    if (remembered && !this.snapshot.get().me) {
      this.snapshot.patch({me: remembered.author});
      this.#onKnown(remembered, false);
    }
    await this.ask();
  }

  stop(): void {
    this.#isStarted = false;
    this.#giveUp();
  }

  /** Asks at once, unless it is known or being asked, or nobody is signed in. */
  async ask(): Promise<void> {
    const adapter = this.#adapter;
    const {confirmed, signedOut} = this.snapshot.get();
    if (!this.#isStarted || this.#asking || confirmed || signedOut) return;
    this.#cancelRetry?.();
    const {signal} = (this.#asking = new AbortController());
    try {
      const [me, permissions] = await Promise.all([
        adapter.me?.({signal}) ?? {author: ANYBODY, scope: adapter.name},
        adapter.permissions?.({signal}).catch((error: unknown) => this.#withoutPermissions(toChatError(error))) ??
          ALL_PERMISSIONS,
      ]);
      if (signal.aborted) return;
      this.#attempt = 0;
      this.snapshot.patch({...(me.author.id && {me: me.author}), permissions, confirmed: true});
      this.#onKnown(me, true);
      if (adapter.me) await this.#storage.put('identities', adapter.name, me);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toChatError(thrown);
      this.#onError(error);
      if (error.code === 'unauthenticated') return;
      const wait = error.retryAfterMs ?? backOff(this.#attempt++, this.#clock);
      this.#cancelRetry = this.#clock.after(wait, () => void this.ask());
    } finally {
      if (!signal.aborted) this.#asking = undefined;
    }
  }

  signOut(): void {
    this.#giveUp();
    this.snapshot.patch({signedOut: true, confirmed: false});
  }

  /** Signed in again: asks who it is now. */
  async resume(): Promise<void> {
    this.snapshot.patch({signedOut: false, confirmed: false});
    await this.ask();
  }

  #giveUp(): void {
    this.#cancelRetry?.();
    this.#asking?.abort();
    this.#asking = undefined;
  }

  /** What fails for good does not hold up the rest: what one may do is then the back end's to refuse. */
  #withoutPermissions(error: ChatError): Permissions {
    if (error.retriable || error.code === 'unauthenticated') throw error;
    this.#onError(error);
    return ALL_PERMISSIONS;
  }
}
