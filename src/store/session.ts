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

export interface Session {
  readonly snapshot: Store<SessionSnapshot>;
  start(): Promise<void>;
  stop(): void;
  /** Asks at once, unless it is known or being asked, or nobody is signed in. */
  ask(): Promise<void>;
  signOut(): void;
}

/** `onKnown` is told who it is, first from last time, then confirmed: for certain. */
export function createSession(
  adapter: ChatAdapter,
  storage: BackchatStorage,
  clock: Clock,
  onKnown: (me: Me, isConfirmed: boolean) => void,
  onError: (error: ChatError) => void,
): Session {
  const snapshot = new Store<SessionSnapshot>({permissions: ALL_PERMISSIONS, signedOut: false, confirmed: false});
  let attempt = 0;
  let isStarted = false;
  let cancelRetry: (() => void) | undefined;
  /** Present while it is being asked. */
  let asking: AbortController | undefined;

  const giveUp = () => {
    cancelRetry?.();
    asking?.abort();
    asking = undefined;
  };

  /** What fails for good does not hold up the rest: what one may do is then the back end's to refuse. */
  const withoutPermissions = (thrown: unknown): Permissions => {
    const error = toChatError(thrown);
    if (error.retriable || error.code === 'unauthenticated') throw error;
    onError(error);
    return ALL_PERMISSIONS;
  };

  const ask = async (): Promise<void> => {
    const {confirmed, signedOut} = snapshot.get();
    if (!isStarted || asking || confirmed || signedOut) return;
    cancelRetry?.();
    const {signal} = (asking = new AbortController());
    try {
      const [me, permissions] = await Promise.all([
        adapter.me?.({signal}) ?? {author: ANYBODY, scope: adapter.name},
        adapter.permissions?.({signal}).catch(withoutPermissions) ?? ALL_PERMISSIONS,
      ]);
      if (signal.aborted) return;
      attempt = 0;
      snapshot.patch({...(me.author.id && {me: me.author}), permissions, confirmed: true});
      onKnown(me, true);
      if (adapter.me) await storage.update('identities', adapter.name, () => me);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = toChatError(thrown);
      onError(error);
      if (error.code === 'unauthenticated') return;
      cancelRetry = clock.after(error.retryAfterMs ?? backOff(attempt++, clock), () => void ask());
    } finally {
      if (!signal.aborted) asking = undefined;
    }
  };

  return {
    snapshot,
    ask,

    async start() {
      isStarted = true;
      const remembered = await storage.get<Me>('identities', adapter.name);
      if (remembered && !snapshot.get().me) {
        snapshot.patch({me: remembered.author});
        onKnown(remembered, false);
      }
      await ask();
    },

    stop() {
      isStarted = false;
      giveUp();
    },

    signOut() {
      giveUp();
      snapshot.patch({signedOut: true, confirmed: false});
    },
  };
}
