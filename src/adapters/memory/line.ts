/** The line between a caller and the memory back end: logs, delays, fails, loses answers, is cut. Knows no chats. */
import type {Change} from '../../model/change.js';
import {ChatError} from '../../model/errors.js';
import {abortError} from '../abort.js';
import type {ChatAdapter} from '../adapter.js';

/** The methods of the port. */
export type PortMethod = Exclude<keyof ChatAdapter, 'name' | 'capabilities'>;

export interface PortCall {
  readonly method: PortMethod;
  /** Without the options. */
  readonly args: readonly unknown[];
}

/** Milliseconds, or until a promise settles. */
export type Wait = number | Promise<unknown>;

/** What goes wrong: an error before anything is done, or the work is done and its answer lost. */
export type Failure = ChatError | 'drop-answer';

type Target = PortMethod | '*';

export class Line {
  readonly calls: PortCall[] = [];
  readonly #requests = new Map<Target, Wait>();
  readonly #answers = new Map<Target, Wait>();
  #failures: {method: Target; failure: Failure}[] = [];
  #isOffline = false;
  #cut = new AbortController();

  delay(wait: Wait, method: Target = '*'): void {
    this.#requests.set(method, wait);
  }

  delayAnswers(wait: Wait, method: Target = '*'): void {
    this.#answers.set(method, wait);
  }

  failNext(method: Target, failure: Failure, times = 1): void {
    for (let i = 0; i < times; i++) this.#failures.push({method, failure});
  }

  goOffline(): void {
    this.#isOffline = true;
    this.cut();
  }

  goOnline(): void {
    this.#isOffline = false;
  }

  /** Ends what is on the line now: open streams end, calls under way fail. */
  cut(): void {
    this.#cut.abort();
    this.#cut = new AbortController();
  }

  /** One call: the request travels, the work is done, the answer travels back. */
  async call<T>(method: PortMethod, args: readonly unknown[], signal: AbortSignal, work: () => T): Promise<T> {
    this.calls.push({method, args});
    const failure = this.#takeFailure(method);
    await this.#travel(this.#requests, method, signal);
    if (failure && failure !== 'drop-answer') throw failure;
    const answer = work();
    await this.#travel(this.#answers, method, signal);
    if (failure) throw new ChatError('unavailable', 'The answer was lost on the way.');
    return answer;
  }

  /** One stream, from `open` until it is cut. What was not read by then is lost. */
  async *stream(signal: AbortSignal, open: (push: (change: Change) => void) => () => void): AsyncGenerator<Change> {
    const queue: Change[] = [];
    const cut = this.#cut.signal;
    let wake = () => {};
    const rouse = () => wake();
    const close = open((change) => {
      queue.push(change);
      wake();
    });
    for (const end of [signal, cut]) end.addEventListener('abort', rouse);
    try {
      for (;;) {
        if (signal.aborted) throw abortError();
        if (cut.aborted && this.#isOffline) throw offline();
        if (cut.aborted) return;
        const change = queue.shift();
        if (change) yield change;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      close();
      for (const end of [signal, cut]) end.removeEventListener('abort', rouse);
    }
  }

  #takeFailure(method: PortMethod): Failure | undefined {
    const planned = this.#failures.find((failure) => failure.method === method || failure.method === '*');
    this.#failures = this.#failures.filter((failure) => failure !== planned);
    return planned?.failure;
  }

  async #travel(waits: ReadonlyMap<Target, Wait>, method: PortMethod, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw abortError();
    if (this.#isOffline) throw offline();
    const wait = waits.get(method) ?? waits.get('*');
    if (!wait) return;
    const cut = this.#cut.signal;
    await firstOf(wait, signal, cut);
    if (signal.aborted) throw abortError();
    if (this.#isOffline) throw offline();
    if (cut.aborted) throw new ChatError('unavailable', 'The line was cut.');
  }
}

function offline(): ChatError {
  return new ChatError('offline', 'This computer is offline.');
}

/** Settles when the wait is over or one of the signals is aborted; leaves no timer and no listener behind. */
async function firstOf(wait: Wait, ...signals: AbortSignal[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
    if (typeof wait === 'number') timer = setTimeout(resolve, wait);
    for (const signal of signals) signal.addEventListener('abort', stop);
  });
  try {
    await (typeof wait === 'number' ? stopped : Promise.race([wait, stopped]));
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', stop);
  }
}
