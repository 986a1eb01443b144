/** What numbers tell of which answer or change is the later one. */

interface Versioned {
  readonly version?: number;
}

/** Whether the versions of two states of a record tell which is the later one, whatever the order of their arrival. */
export function areOrdered(a: Versioned | undefined, b: Versioned): boolean {
  return a?.version !== undefined && b.version !== undefined;
}

/** The number up to which both answers hold all changes. */
export function commonSeq(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.min(a, b);
}
