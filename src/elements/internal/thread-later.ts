/**
 * What a thread can do and seldom must, loaded when it is first needed: links, files and texts of many lines, answers to
 * a failure, the way back to the newest message, keys inside a message, speaking what comes.
 */
import {css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {laterWords} from '../../i18n/en-later.js';
import type {AllTerms, Terms} from '../../i18n/terms.js';
import type {Attachment, Author} from '../../model/message.js';
import type {Backchat} from '../../store/backchat.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';
import {describeError} from './describe-error.js';
import {dialogStyles, questionDialog} from './dialog.js';
import {icons} from './icons.js';
import {messageFiles} from './message-files.js';
import {linkify} from './message-linkify.js';
import {ThreadAnnouncer} from './thread-announcer.js';
import {ThreadKeys} from './thread-keys.js';
import type {ThreadPlace} from './thread-place.js';
import {unseen} from './thread-unseen.js';

export interface ThreadLaterHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  focus(options?: FocusOptions): void;
}

/** Characters of an unsent message that the question repeats. */
const QUOTED = 60;

export class ThreadLater implements ReactiveController {
  readonly styles = styles;
  readonly #host: ThreadLaterHost;
  readonly #place: ThreadPlace;
  readonly #terms: () => AllTerms;
  readonly #found: () => Backchat | undefined;
  readonly #announcer: ThreadAnnouncer;
  readonly #keys: ThreadKeys;
  #discarding?: OutboxEntry;

  /** The host has been drawn. */
  constructor(host: ThreadLaterHost, place: ThreadPlace, terms: () => Terms, found: () => Backchat | undefined) {
    const find = (selector: string) => host.renderRoot.querySelector(selector) as HTMLElement;
    const scroller = find('.scroller');
    this.#host = host;
    this.#place = place;
    this.#terms = () => laterWords(terms());
    this.#found = found;
    this.#announcer = new ThreadAnnouncer(find('[role="log"]'));
    this.#keys = new ThreadKeys(host, scroller);
    new ResizeObserver(() => this.hostUpdated()).observe(scroller);
    host.addController(this);
  }

  /** Of texts that may be long, finds those that are: only layout knows. */
  hostUpdated(): void {
    for (const text of this.#host.renderRoot.querySelectorAll('.bubble:not(.expanded) > .long')) {
      text.parentElement?.classList.toggle('overflows', text.scrollHeight > text.clientHeight);
    }
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Another chat is shown. */
  reset(): void {
    this.#announcer.reset();
    this.#discarding = undefined;
  }

  /** A key that came before this part did. */
  onKeydown(event: KeyboardEvent): void {
    this.#keys.onKeydown(event);
  }

  /** Speaks a message that has come. */
  say(name: string, text: string): void {
    this.#announcer.say(name, text, this.#terms());
  }

  /** A text with its addresses as links. */
  linked(text: string): unknown {
    return linkify(text).map((piece) =>
      typeof piece === 'string'
        ? piece
        : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow" tabindex="-1"
            >${piece.text}</a
          >`,
    );
  }

  /** Below a text: the button that shows all of it, and files. */
  more(isLong: boolean, files: readonly Attachment[] = []): TemplateResult {
    const {showAll, showLess} = this.#terms();
    const labels = html`<span class="all">${showAll}</span><span class="less">${showLess}</span>`;
    return html`${isLong ? action('toggle', labels, expand) : nothing}${messageFiles(files, this.#terms())}`;
  }

  /** Why a message is not sent yet, where something is in its way, and what can be done about that. */
  trouble(entry: OutboxEntry, unsent: readonly OutboxEntry[], canAct: boolean): unknown {
    const terms = this.#terms();
    const {state, error = {code: 'unavailable', message: ''}, ordinal} = entry;
    if (state === 'failed') {
      const words = terms.notSent(describeError(terms, error));
      return html`<span>${words}</span>${canAct ? this.#answers(entry) : nothing}`;
    }
    if (state === 'checking') return terms.checking;
    return unsent.some((other) => other.state === 'failed' && other.ordinal < ordinal) && terms.waitingForEarlier;
  }

  #answers(entry: OutboxEntry): TemplateResult {
    const {retry, discard} = this.#terms();
    const onRetry = ({currentTarget}: Event) => {
      // The button will be gone.
      (currentTarget as Element).closest('article')?.focus();
      this.#found()?.retry(entry.key);
    };
    const onDiscard = () => {
      this.#discarding = entry;
      this.#host.requestUpdate();
    };
    return html` · ${action('retry', retry, onRetry)} · ${action('discard', discard, onDiscard)}`;
  }

  /** The way back to the newest message, with the number of those that have come. */
  #jump(thread: ThreadSnapshot, me: Author | undefined): TemplateResult {
    const terms = this.#terms();
    const place = this.#place;
    const count = unseen(place.opening, thread, me);
    const onJump = async () => {
      if (place.store?.get().missing) await place.store.loadNewest();
      await place.goTo('');
      // The button that had the focus is gone.
      this.#host.focus({preventScroll: true});
    };
    return html`<button
      type="button"
      class="jump button floating"
      part="jump"
      aria-label=${count ? nothing : terms.jumpToNewest}
      @click=${onJump}
    >
      ${count ? terms.newMessageCount(count) : nothing}${icons.arrowDown()}
    </button>`;
  }

  /**
   * Over the messages: the way back where the newest one is out of view (`away`), date and id of the message that was
   * visited last, the question before one is thrown away.
   */
  overlays(away: ThreadSnapshot | undefined, me: Author | undefined): TemplateResult {
    const discarding = this.#discarding;
    const time = this.#keys.visited?.querySelector<HTMLElement>('.time')?.title;
    return html`${away ? this.#jump(away, me) : nothing}
      <p class="tip floating" part="tip" aria-hidden="true">${time}</p>
      ${discarding ? this.#question(discarding) : nothing}`;
  }

  #question({key, text}: OutboxEntry): TemplateResult {
    const terms = this.#terms();
    const words = text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text;
    return questionDialog({
      title: terms.discardQuestion,
      text: terms.discardText(words),
      busy: false,
      no: terms.keep,
      yes: terms.discard,
      onYes: (close) => {
        void this.#found()?.discard(key);
        close();
      },
      onClosed: () => {
        this.#discarding = undefined;
        this.#host.requestUpdate();
        void this.#host.updateComplete.then(() => this.#host.focus());
      },
    });
  }
}

const action = (name: string, label: unknown, onClick: (event: Event) => void) =>
  html`<button type="button" class="link-button ${name}" part=${name} tabindex="-1" @click=${onClick}>
    ${label}
  </button>`;

const expand = ({currentTarget}: Event) => (currentTarget as Element).closest('.bubble')?.classList.toggle('expanded');

/** Adopted before the sheets of the thread: what overrules those is named more closely. */
const styles = css`
  ${dialogStyles}
  .message.system {
    margin-block: 8px;
  }
  .system .line {
    justify-content: center;
    align-items: baseline;
  }
  .system .bubble {
    padding: 1px;
    border: 0;
    background: none;
    text-align: center;
  }
  .system .time {
    padding: 0;
    font-size: 0.917em;
  }
  [aria-current] .bubble {
    outline: 2px solid var(--_tint-line);
    outline-offset: 2px;
  }
  .text a {
    unicode-bidi: isolate;
    text-decoration: underline;
  }
  .bubble:not(.expanded) > .long {
    max-block-size: 20lh;
    overflow: clip;
  }
  .toggle {
    display: none;
    margin-block-start: 4px;
  }
  .bubble:is(.overflows, .expanded) .toggle {
    display: block;
  }
  .expanded .all,
  .bubble:not(.expanded) .less {
    display: none;
  }
  .failed {
    margin-block-end: 6px;
  }
  .failed .line {
    flex-wrap: wrap;
    justify-content: flex-start;
    row-gap: 2px;
  }
  .failed .unsent {
    flex: 1 0 100%;
    padding-block-end: 0;
    animation: none;
    color: var(--_danger);
    font-size: 0.857em;
    line-height: round(1.5em, 1px);
    text-align: end;
  }
  .failed .link-button {
    color: inherit;
    text-decoration: underline;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  * + .file {
    margin-block-start: 8px;
  }
  .file img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 8px;
    background: var(--_hover);
  }
  .scroller ~ .jump,
  .scroller ~ .tip {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: 999px;
  }
  .scroller ~ .jump {
    inset-block-end: 12px;
    gap: 4px;
    min-inline-size: var(--_control);
    background: var(--_raised);
    color: var(--_accent);
  }
  .scroller ~ .jump[aria-label] {
    padding: 0;
  }
  .tip {
    display: none;
    inset-block-start: 8px;
    max-inline-size: calc(100% - 16px);
    padding: 4px 12px;
    font-size: 0.857em;
  }
  .strip ~ .tip {
    inset-block-start: 40px;
  }
  .scroller:has(:focus-visible) ~ .tip {
    display: block;
  }
`;
