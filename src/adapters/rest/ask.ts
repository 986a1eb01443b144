/** How one asks a back end, whatever for. */

export interface Call {
  readonly signal: AbortSignal;
  readonly method?: 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: object;
  /** Those without a value are not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Asks below the address, and reads the answer within the time limit. */
export type Ask = <T>(path: string, call: Call, read: (response: Response) => T | Promise<T>) => Promise<T>;
