/** Attributes of a list that make no sense. */
import {isPageSize, parseSort} from '../../model/list-state.js';

export interface ListAttributes extends Element {
  readonly sort?: string;
  readonly pageSize?: number;
  readonly live?: string;
  readonly fit?: string;
  readonly url?: string;
}

const told = new Set<string>();

/** A value that makes no sense is told to the developer once, and then counts as absent. */
export function warn({localName, sort, pageSize, live, fit, url}: ListAttributes): void {
  const check = (name: string, value: unknown, expected: string, isRight: boolean) => {
    const text = `<${localName}>: ${name}="${String(value)}" is not ${expected}, and is ignored.`;
    if (value === undefined || value === null || value === '' || isRight || told.has(text)) return;
    told.add(text);
    console.warn(text);
  };
  const choice = (name: string, value: string | undefined, choices: string) =>
    check(name, value, `one of: ${choices}`, choices.split(' ').includes(value ?? ''));
  check('sort', sort, 'a column and a direction, e.g. "clientName asc"', Boolean(parseSort(sort ?? '')));
  check('page-size', pageSize, 'a number from 1 to 200', isPageSize(pageSize ?? 0));
  choice('live', live, 'hold auto');
  choice('fit', fit, 'content parent');
  choice('url', url, 'hash search off');
}
