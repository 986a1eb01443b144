/**
 * Speaks new messages, and never more than one in a while: what comes faster is summed up. The thread itself is no
 * live region, or scrolling back would be read out.
 */
import type {AllTerms} from '../../i18n/terms.js';

const PAUSE_MS = 1_500;
const LONGEST = 200;
/** Lines that stay in the log; older ones have been spoken. */
const KEPT = 5;

export class ThreadAnnouncer {
  readonly #log: Element;
  #waiting: string[] = [];
  #timer?: ReturnType<typeof setTimeout>;

  /** `log`: an empty live region that is in the page already. */
  constructor(log: Element) {
    this.#log = log;
  }

  say(name: string, text: string, terms: AllTerms): void {
    this.#waiting.push(terms.announce(name, text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text));
    if (this.#timer === undefined) this.#speak(terms);
  }

  /** Another chat: what was to be said is no longer of interest. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#log.replaceChildren();
  }

  #speak(terms: AllTerms): void {
    const {length, 0: first} = this.#waiting;
    this.#waiting = [];
    this.#timer = undefined;
    if (first === undefined) return;
    const line = document.createElement('p');
    line.textContent = length > 1 ? terms.newMessageCount(length) : first;
    this.#log.append(line);
    if (this.#log.childElementCount > KEPT) this.#log.firstElementChild?.remove();
    this.#timer = setTimeout(() => this.#speak(terms), PAUSE_MS);
  }
}
