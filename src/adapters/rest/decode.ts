/**
 * Checks what a back end answered, field by field. A decoder returns a clean copy: unknown fields are dropped,
 * absent ones stay absent, instants are brought to `YYYY-MM-DDTHH:mm:ss.sssZ`. What is wrong rejects as `protocol`
 * and names the field. Addresses are not judged here: the elements do that where they use them.
 */
import {ChatError} from '../../model/errors.js';

export type Decoder<T> = (value: unknown, path: string) => T;
export type Fields<T> = {readonly [K in keyof T]-?: Decoder<T[K]>};

/** @throws ChatError `protocol` with the path of the field, such as `items[3].client.name`. */
export function malformed(path: string, cause?: unknown): never {
  const field = path || 'body';
  throw new ChatError('protocol', `The answer of the chat service cannot be read: "${field}".`, {field, cause});
}

const primitive =
  <T extends string | number | boolean>(type: 'string' | 'number' | 'boolean'): Decoder<T> =>
  (value, path) =>
    typeof value === type ? (value as T) : malformed(path);

export const string = primitive<string>('string');
export const number = primitive<number>('number');
export const boolean = primitive<boolean>('boolean');

/** An instant must say its zone: without one it would be read in the zone of this computer. */
export const instant: Decoder<string> = (value, path) => {
  const text = string(value, path);
  return new Date(/T.+(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : NaN).toJSON() ?? malformed(path);
};

export const oneOf =
  <T>(...values: readonly T[]): Decoder<T> =>
  (value, path) =>
    values.includes(value as T) ? (value as T) : malformed(path);

export const either =
  <T>(alone: T, decode: Decoder<T>): Decoder<T> =>
  (value, path) =>
    value === alone ? alone : decode(value, path);

export const nullable = <T>(decode: Decoder<T>): Decoder<T | null> => either<T | null>(null, decode);
export const optional = <T>(decode: Decoder<T>): Decoder<T | undefined> => either<T | undefined>(undefined, decode);

export const list =
  <T>(decode: Decoder<T>): Decoder<readonly T[]> =>
  (value, path) =>
    Array.isArray(value) ? value.map((item, index) => decode(item, `${path}[${index}]`)) : malformed(path);

export const object: Decoder<Readonly<Record<string, unknown>>> = (value, path) =>
  Object(value) === value ? (value as Readonly<Record<string, unknown>>) : malformed(path);

/** With `isPatch`, every field may be absent but for the id. */
export const record =
  <T extends object>(fields: Fields<T>, isPatch = false): Decoder<T> =>
  (value, path) => {
    const given = object(value, path);
    const known: Record<string, unknown> = {};
    for (const [name, decode] of Object.entries<Decoder<unknown>>(fields)) {
      const decodeField = isPatch && name !== 'id' ? optional(decode) : decode;
      const field = decodeField(given[name], path ? `${path}.${name}` : name);
      if (field !== undefined) known[name] = field;
    }
    return known as T;
  };
