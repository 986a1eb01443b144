/**
 * Pure rules of how a change meets what is known. Field by field; an absent field keeps; a lower version loses,
 * an equal or absent one lets the later arrival win.
 */
import type {Chat} from '../model/chat.js';
import type {Sort} from '../model/query.js';
import {told} from '../model/told.js';

interface Versioned {
  readonly version?: number;
}

/** The record after the change; the very same object where nothing changed. */
export function mergeRecord<T extends Versioned>(known: T, incoming: Partial<T>): T {
  const merged = isNewer(known, incoming) ? known : {...known, ...told(incoming)};
  return JSON.stringify(merged) === JSON.stringify(known) ? known : merged;
}

/** Whether the first of two states of a record has a higher version than the second. */
export function isNewer(a: Versioned, b: Versioned): boolean {
  return Number(a.version) > Number(b.version);
}

/** Whether a change with this number is already in an answer with that one; not where it cannot be told. */
export function isContained(changeSeq: number | undefined, answerSeq: number | undefined): boolean {
  return Number(changeSeq) <= Number(answerSeq);
}

/** Below 0 where `a` stands first. Only tells whether a row would move: the order itself is the back end's. */
function compareChats(a: Chat, b: Chat, {by, direction}: Sort): number {
  const sign = direction === 'asc' ? 1 : -1;
  const values = [a, b].map(
    ({createdAt, lastMessage, client, newMessages}) =>
      ({
        createdAt: Date.parse(createdAt),
        // Chats without a message come last in either direction.
        lastMessageAt: lastMessage ? Date.parse(lastMessage.sentAt) : sign * Infinity,
        clientName: client.name.toLowerCase(),
        newMessages: Number(newMessages ?? 0),
      })[by],
  );
  const [x = '', y = ''] = values[0] === values[1] ? [a.id, b.id] : values;
  return x === y ? 0 : x < y ? -sign : sign;
}

export interface PageOrder {
  readonly sort: Sort;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Rows that are known to be out of their place: no others are measured by them. */
  readonly misplaced: ReadonlySet<string>;
}

/**
 * Whether a row that changed would stand elsewhere in a fresh page: it passed a neighbour, or it moved towards an
 * edge beyond which more rows lie.
 */
export function wouldMove(rows: readonly Chat[], index: number, changed: Chat, order: PageOrder): boolean {
  const old = rows[index];
  const shift = old ? compareChats(changed, old, order.sort) : 0;
  if (shift === 0) return false;
  const isFixed = ({id}: Chat) => !order.misplaced.has(id);
  const neighbour = shift < 0 ? rows.slice(0, index).findLast(isFixed) : rows.slice(index + 1).find(isFixed);
  if (!neighbour) return shift < 0 ? order.hasPrevious : order.hasNext;
  return compareChats(changed, neighbour, order.sort) === shift;
}
