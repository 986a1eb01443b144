/** Cursors: opaque to browsers, a place in a sorted list to the server. They outlive the chat they were made from. */
import type {Sort} from '../../../src/model/query.js';
import {invalid} from '../problem.js';

/** The sorted value and the id of a chat; `null` stands for a chat without messages. */
export interface Key {
  readonly value: string | number | null;
  readonly id: string;
}

/** Right behind, or before, the chat with this key; or an end of the list. */
export type Place = Key | 'start' | 'end';

export function cursorOf(place: Place, {by, direction}: Sort): string {
  const parts = typeof place === 'string' ? [by, direction, place] : [by, direction, place.value, place.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws Problem for what is not a cursor of this sort */
export function placeOf(cursor: string, {by, direction}: Sort, field: string): Place {
  const [cursorBy, cursorDirection, value, id] = partsOf(cursor);
  if (cursorBy !== by || cursorDirection !== direction) {
    throw invalid(field, `The cursor in "${field}" belongs to another sort, or is none.`);
  }
  if (id === undefined && (value === 'start' || value === 'end')) return value;
  const isValue =
    value === null ? by === 'lastMessageAt' : typeof value === (by === 'newMessages' ? 'number' : 'string');
  if (!isValue || typeof id !== 'string') throw invalid(field, `"${field}" is not a cursor of this server.`);
  return {value: value as Key['value'], id};
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? (parts as unknown[]) : [];
  } catch {
    return [];
  }
}
