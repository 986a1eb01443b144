/** What an outbox needs to be told, and what it takes from the browser where it is not. */
import type {ChatAdapter} from '../adapters/adapter.js';
import type {ChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {Clock} from './clock.js';
import type {OutboxEntry} from './outbox-entry.js';
import type {BackchatStorage} from './storage.js';

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
