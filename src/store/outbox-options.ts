/** What an outbox can do, what it needs to be told, and what it takes from the browser where it is not. */
import type {ChatAdapter} from '../adapters/adapter.js';
import type {ChatError} from '../model/errors.js';
import type {AttachmentRef, Message} from '../model/message.js';
import type {Clock} from './clock.js';
import type {OutboxEntry} from './outbox-entry.js';
import type {BackchatStorage} from './storage.js';
import type {Readable} from './store.js';

export interface SendOptions {
  readonly attachments?: readonly AttachmentRef[];
  /** The id of the last message of the chat that the writer could know. */
  readonly after?: string;
}

/** All entries of the current scope, in the order of writing. */
export interface Outbox extends Readable<readonly OutboxEntry[]> {
  /** Shows what is stored for `scope` before the user is confirmed (offline start); does not send. */
  preview(scope: string): Promise<void>;
  /** The user is known: sending may begin. `authorId` serves reading back; empty where the back end does not tell it. */
  start(scope: string, authorId: string): Promise<void>;
  /** Shows the entry at once; resolves when it is stored, and so would survive a reload. */
  send(chatId: string, text: string, options?: SendOptions): Promise<OutboxEntry>;
  /** Sends a failed entry again, and a waiting one at once. */
  retry(key: string): void;
  /** Throws an entry away; one that is under way may arrive all the same. Resolves when it is no longer stored. */
  discard(key: string): Promise<void>;
  /**
   * Tells of a message from elsewhere (live, or loaded). If it is an entry, it has arrived: any attempt at it stops, and
   * it leaves the entries at once.
   */
  confirm(message: Message): boolean;
  /** Signed out: nothing new is sent, nothing turns failed. */
  pause(): void;
  /** Signed in again. */
  resume(): void;
  /** The connection came back: what waits for it is tried at once, whichever tab sends. */
  kick(): void;
  /** Erases the entries of this scope, here and on this computer. */
  forget(): Promise<void>;
  /** Stops, and leaves everything stored for the next start. */
  dispose(): void;
}

/** What tabs tell each other; with none of the fields: "read again". */
export interface TabMessage {
  /** This entry has arrived. */
  readonly sent?: {readonly key: string; readonly message: Message};
  /** Is this tab there? */
  readonly ask?: string;
  /** This tab is here. */
  readonly here?: string;
}

/** What a tab needs of a `BroadcastChannel`. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;

export interface OutboxOptions {
  readonly adapter: ChatAdapter;
  readonly storage: BackchatStorage;
  /** An entry has arrived; called once in every tab, right after it has left the entries. */
  onSent(message: Message, entry: OutboxEntry): void;
  /** An entry needs the user: Retry or Discard. Called in every tab. */
  onFailed(entry: OutboxEntry, error: ChatError): void;
  onUnauthenticated(): void;
  /** `null`: as on plain http. Absent: the browser's, where it has them. */
  readonly locks?: LockManager | null;
  readonly clock?: Clock;
  /** Opens the channel between the tabs of a scope; `null`: this tab is alone. */
  readonly openChannel?: (name: string) => TabChannel | null;
}

export function openBroadcastChannel(name: string): TabChannel | null {
  if (!globalThis.BroadcastChannel) return null;
  const channel: BroadcastChannel & {unref?(): void} = new BroadcastChannel(name);
  // In Node an open channel would keep the process alive.
  channel.unref?.();
  return channel;
}
