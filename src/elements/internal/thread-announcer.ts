/**
 * Speaks new messages, and never more than one in a while: what comes faster is summed up. The thread itself is no
 * live region, or scrolling back would be read out.
 */
import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Terms} from '../../i18n/terms.js';

interface Spoken {
  readonly name: string;
  readonly text: string;
}

const PAUSE_MS = 1_500;
const LONGEST = 200;
/** Lines that stay in the log; older ones have been spoken. */
const KEPT = 5;

export class ThreadAnnouncer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #terms: () => Terms;
  #waiting: Spoken[] = [];
  #lines: readonly {readonly id: number; readonly text: string}[] = [];
  #count = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost, terms: () => Terms) {
    this.#host = host;
    this.#terms = terms;
    host.addController(this);
  }

  say(name: string, text: string): void {
    this.#waiting.push({name, text});
    if (this.#timer === undefined) this.#speak();
  }

  /** Another chat: what was to be said is no longer of interest. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#lines = [];
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** An empty log must be in the page before its first line. */
  render(): TemplateResult {
    const lines = repeat(
      this.#lines,
      ({id}) => id,
      ({text}) => html`<p>${text}</p>`,
    );
    return html`<div class="visually-hidden" role="log">${lines}</div>`;
  }

  #speak(): void {
    const [first] = this.#waiting;
    this.#timer = undefined;
    if (!first) return;
    const terms = this.#terms();
    const {length} = this.#waiting;
    const text = length > 1 ? terms.newMessageCount(length) : terms.announce(first.name, shorten(first.text));
    this.#waiting = [];
    this.#lines = [...this.#lines, {id: this.#count++, text}].slice(-KEPT);
    this.#timer = setTimeout(() => this.#speak(), PAUSE_MS);
    this.#host.requestUpdate();
  }
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
