/** One attempt at an entry. Knows neither storage nor tabs. */
import type {ChatAdapter} from '../adapters/adapter.js';
import {ChatError, type ChatErrorCode, toChatError} from '../model/errors.js';
import type {Message} from '../model/message.js';
import type {Clock} from './clock.js';
import type {CheckOptions} from './outbox-check.js';
import {afterFailure, type EntryChange, type OutboxEntry} from './outbox-entry.js';

const loadCheck = () => import('./outbox-check.js');

export function assertSends(
  adapter: ChatAdapter,
): asserts adapter is ChatAdapter & Required<Pick<ChatAdapter, 'sendMessage'>> {
  if (!adapter.sendMessage) throw new ChatError('forbidden', `${adapter.name} takes no messages.`);
}

/**
 * Sends, or reads back whether it has arrived; resolves to the message where it has; where it has not, leaves its state in
 * the entry and resolves to the code of the failure. `change` resolves to nothing where the entry is no longer this
 * tab's. `isIdempotent`: the back end recognises a second attempt.
 */
export async function deliver(
  adapter: ChatAdapter,
  entry: OutboxEntry,
  isIdempotent: boolean,
  options: CheckOptions,
  clock: Clock,
  change: (to: EntryChange) => Promise<OutboxEntry | undefined>,
): Promise<Message | ChatErrorCode | undefined> {
  const {key, chatId, text, attachments} = entry;
  const {signal} = options;
  const isUnclear = !isIdempotent && entry.unclear === true;
  try {
    if (isUnclear) return await (await loadCheck()).readBack(adapter, entry, options, clock, change);
    const claim: EntryChange = (old) => ({...old, state: 'sending', unclear: !isIdempotent, retryAt: undefined});
    if (!(await change(claim))) return undefined;
    assertSends(adapter);
    // What an unclear answer asks for is fetched while the connection stands.
    if (!isIdempotent) loadCheck().catch(() => undefined);
    const message = {text, idempotencyKey: key, ...(attachments && {attachments})};
    return await adapter.sendMessage(chatId, message, {signal});
  } catch (thrown) {
    if (signal.aborted) return undefined;
    const error = toChatError(thrown);
    await change((old) => afterFailure(old, error, isUnclear, isIdempotent, clock));
    return error.code;
  }
}
