/** A window of a thread, cut from all its messages (oldest first). */
import {ChatError} from '../../model/errors.js';
import type {Message} from '../../model/message.js';
import type {MessageWindow, MessageWindowRequest} from '../../model/page.js';
import {checkSize, invalid} from './list-page.js';

/**
 * `most` caps what a window holds, as some back ends do.
 * @throws ChatError `invalid` for a bad request, `not-found` for an unknown message
 */
export function messageWindow(
  messages: readonly Message[],
  {before, after, around, limit}: MessageWindowRequest,
  most: number,
): MessageWindow {
  checkSize('limit', limit);
  if ([before, after, around].filter((id) => id !== undefined).length > 1) throw invalid('around');
  const size = Math.min(limit, most);
  const newest = Math.max(0, messages.length - size);

  let start = newest;
  let end = messages.length;
  if (before !== undefined) {
    end = indexOf(messages, before);
    start = Math.max(0, end - size);
  } else if (after !== undefined) {
    start = indexOf(messages, after) + 1;
    end = Math.min(messages.length, start + size);
  } else if (around !== undefined) {
    start = Math.min(newest, Math.max(0, indexOf(messages, around) - Math.floor(size / 2)));
    end = Math.min(messages.length, start + size);
  }
  return {items: messages.slice(start, end), hasOlder: start > 0, hasNewer: end < messages.length};
}

/** The newest messages with the text, or the next ones before a hit in hand. */
export function searchWindow(
  messages: readonly Message[],
  text: string,
  {before, limit}: {readonly before?: string; readonly limit: number},
): MessageWindow {
  checkSize('limit', limit);
  const needle = text.trim().toLowerCase();
  const isHit = (message: Message) => needle !== '' && message.text.toLowerCase().includes(needle);
  const end = before === undefined ? messages.length : indexOf(messages, before);
  const hits = messages.slice(0, end).filter(isHit);
  return {
    items: hits.slice(-limit),
    hasOlder: hits.length > limit,
    hasNewer: messages.slice(end).some(isHit),
  };
}

function indexOf(messages: readonly Message[], id: string): number {
  const index = messages.findIndex((message) => message.id === id);
  if (index < 0) throw new ChatError('not-found', `There is no message "${id}".`);
  return index;
}
