/** What the tabs of an outbox tell each other, and how. */
import type {Message} from '../model/message.js';
import type {OutboxEntry} from './outbox-entry.js';

/** With none of the fields: "read again". */
export interface TabMessage {
  /** This entry has arrived. */
  readonly sent?: {readonly key: string; readonly message: Message};
  /** This entry needs the user. */
  readonly failed?: OutboxEntry;
  /** Is this tab there? */
  readonly ask?: string;
  /** This tab is here. */
  readonly here?: string;
}

/** What a tab needs of a `BroadcastChannel`. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;

export function openBroadcastChannel(name: string): TabChannel | null {
  if (!globalThis.BroadcastChannel) return null;
  const channel: BroadcastChannel & {unref?(): void} = new BroadcastChannel(name);
  // In Node an open channel would keep the process alive.
  channel.unref?.();
  return channel;
}
