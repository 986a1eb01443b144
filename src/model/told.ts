/** Which values say something. */

/** The fields that are not `undefined`. */
export function told<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Whether a value asks for something: an empty text, an empty list and `false` do not. */
export function isSet(value: unknown): boolean {
  return Boolean(value) && (value as {length?: number}).length !== 0;
}

/** The parameters of an address: a list repeats its own; what is absent, empty or false is left out. */
export function parameters(values: object): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value || value === 0) for (const each of [value].flat()) params.append(name, String(each));
  }
  return params;
}
