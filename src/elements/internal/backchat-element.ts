/** What every public element shares: how it finds its back end, its language, its look. */
import {type CSSResultGroup, type CSSResultOrNative, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import type {ChatAdapter} from '../../adapters/adapter.js';
import {adapterForSrc} from '../../context/adapter-factory.js';
import {backchatContext, LENT, lentTo, watchPage} from '../../context/backchat-context.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {en} from '../../i18n/en.js';
import type {Formatter, FormatOptions} from '../../i18n/format.js';
import type {FailedTitle, Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';
import {Backchat, type BackchatEvent} from '../../store/backchat.js';
import type {Connection} from '../../store/live-session.js';
import type {SessionSnapshot} from '../../store/session.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {loadUnusual, UNUSUAL, UNUSUAL_MEDIA, unusual, USUAL_FROM_PX} from '../../styles/unusual.js';
import {formatOf} from './format-of.js';
import {ChatAuthRequiredEvent, ChatErrorEvent, ChatNewMessagesEvent} from './shared.events.js';
import type * as States from './states.js';
import {errorStrip} from './strips.js';

export type Density = 'compact' | 'regular' | 'relaxed';
export type Theme = 'light' | 'dark';

const WARN_AFTER_MS = 3_000;

/**
 * @cssproperty [--chat-accent=#0b6a70] - The one colour to set: links, badges, send, focus. Any colour is legible.
 * @cssproperty [--chat-font=inherit] - Font family.
 * @cssproperty --chat-color-surface - List, head, composer, the client's bubble.
 * @cssproperty --chat-color-sunken - Table head, ground of the thread.
 * @cssproperty --chat-color-raised - Menus and dialogs.
 * @cssproperty --chat-color-hover - Row under the pointer, initials, neutral pills.
 * @cssproperty --chat-color-line - Hairlines.
 * @cssproperty --chat-color-edge - Borders of controls.
 * @cssproperty --chat-color-text - Body text.
 * @cssproperty --chat-color-text-2 - Secondary text.
 * @cssproperty --chat-color-text-3 - Times and hints.
 * @cssproperty --chat-color-accent - The accent as it is drawn; made of `--chat-accent` if absent.
 * @cssproperty --chat-color-on-accent - Text on the accent.
 * @cssproperty --chat-color-tint - Own bubble, active filter.
 * @cssproperty --chat-color-tint-line - Border of a colleague's bubble, rule before new messages.
 * @cssproperty --chat-color-danger - What failed, what deletes.
 * @cssproperty --chat-color-danger-tint - Ground of what failed.
 * @cssproperty --chat-color-on-danger - Text on the danger colour.
 * @cssproperty --chat-color-warn - Offline, not current.
 * @cssproperty --chat-color-warn-tint - Ground of what is not current.
 * @cssproperty --chat-color-mark - Ground of a search hit.
 * @cssproperty [--chat-space-xs=4px] - Smallest space.
 * @cssproperty [--chat-space-s=8px] - Small space.
 * @cssproperty [--chat-space-m=12px] - Middle space.
 * @cssproperty [--chat-space-l=16px] - Large space.
 * @cssproperty [--chat-space-xl=24px] - Largest space.
 * @cssproperty [--chat-radius=8px] - Radius of controls.
 * @cssproperty [--chat-radius-l=12px] - Radius of frames and bubbles.
 * @cssproperty [--chat-row-height=52px] - Height of a row; by density if absent.
 * @cssproperty [--chat-control-height=36px] - Height of controls; by density if absent.
 */
export abstract class BackchatElement extends LitElement {
  /** The address of a back end that speaks the reference wire, e.g. `/api`. */
  @property() src?: string;
  /** The back end; wins over `src`. */
  @property({attribute: false}) adapter?: ChatAdapter;
  /** The application's own Backchat; wins over `adapter` and `src`. */
  @property({attribute: false}) backchat?: Backchat;
  /** How tall rows and controls are; `regular` if absent. */
  @property({reflect: true}) density?: Density;
  /** Light or dark, whatever the page is; absent follows the page's `color-scheme`. */
  @property({reflect: true}) theme?: Theme;
  /** BCP 47 language of dates and numbers; absent follows the nearest `lang`. */
  @property() locale?: string;
  /** IANA time zone of all times, e.g. `Europe/Berlin`; absent is the browser's. */
  @property({attribute: 'time-zone'}) timeZone?: string;
  /** `h12` or `h23`; absent follows the locale. */
  @property({attribute: 'hour-cycle'}) hourCycle?: FormatOptions['hourCycle'];
  /** `off` ends the single-letter shortcuts. */
  @property() shortcuts?: 'on' | 'off';

  readonly #states = new LazyPart(this, () => import('./states.js'));
  /** The host said that it shows the sign-in itself. */
  #hostSignsIn = false;
  /** The Backchat that was found; `undefined` draws "not connected". */
  protected found?: Backchat;
  /** Ends what follows the Backchat that was found. */
  #undo: readonly (() => void)[] = [];

  /** @internal Another element gives it what it shows: it needs no back end of its own. */
  get isServed(): boolean {
    return false;
  }

  protected get session(): SessionSnapshot | undefined {
    return this.found?.session.get();
  }

  protected get connection(): Connection | undefined {
    return this.found?.connection.get();
  }

  protected get terms(): Terms {
    return en;
  }

  protected get format(): Formatter {
    return formatOf(this);
  }

  /** An attribute is named after its property: `page-size`. The sources say so for the tools, the build leaves it out. */
  protected static override finalize(): void {
    for (const [name, options] of Object.entries(this.properties ?? {})) {
      Object.assign(options, {attribute: name.replace(/[A-Z]/g, '-$&').toLowerCase(), ...options});
    }
    super.finalize();
  }

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [tokens, reset, controls, ...super.finalizeStyles(styles), unusual];
  }

  constructor() {
    super();
    new ResizeObserver(() => {
      const {clientWidth} = this;
      // One that is hidden, or taken out, has no width.
      const isNarrow = clientWidth > 0 && clientWidth < USUAL_FROM_PX && this.outermost;
      if (isNarrow || matchMedia(UNUSUAL_MEDIA).matches) void loadUnusual();
    }).observe(this);
    // Not in `willUpdate`: what was set before the upgrade arrives later.
    this.addController({hostUpdate: () => this.#find(), hostUpdated: () => this.#onDrawn()});
  }

  override connectedCallback(): void {
    document.addEventListener(LENT, this.#redraw);
    watchPage();
    setTimeout(() => {
      if (this.isConnected && !this.found && !this.isServed) this.#warn().catch(() => {});
    }, WARN_AFTER_MS);
    this.#find();
    super.connectedCallback();
    this.#redraw();
  }

  override disconnectedCallback(): void {
    document.removeEventListener(LENT, this.#redraw);
    this.#follow(undefined);
    super.disconnectedCallback();
  }

  /** @later seldom */
  async #warn(): Promise<void> {
    console.warn(`<${this.localName}> has no src, no adapter and no <chat-provider> around it.`);
  }

  /** Its own `backchat`, its own `adapter`, its own `src`, the surrounding `chat-provider`, in that order. */
  #find(): void {
    const {backchat, adapter, src} = this;
    const own = adapter ?? (src !== undefined ? adapterForSrc(src) : undefined);
    if (this.isConnected) this.#follow(backchat ?? (own ? Backchat.for(own) : lentTo(this, backchatContext)));
    // Each element tells its Backchat; hearing it again changes nothing.
    this.found?.setVisible(!document.hidden);
  }

  /** Follows events, session and connection of a Backchat. */
  #follow(backchat: Backchat | undefined): void {
    if (backchat === this.found) return;
    this.#undo.forEach((end) => end());
    this.found = backchat;
    this.#undo = backchat
      ? [
          backchat.connect(),
          backchat.subscribe((event) => this.onBackchatEvent(event)),
          backchat.session.subscribe(this.#redraw),
          backchat.connection.subscribe(this.#redraw),
        ]
      : [];
  }

  readonly #redraw = (): void => this.requestUpdate();

  /** Draws what stands instead of content, as soon as the views for that are loaded. */
  protected instead(draw: (states: typeof States) => unknown, meanwhile: unknown = nothing): unknown {
    const states = this.#states.value;
    return states ? draw(states) : meanwhile;
  }

  /**
   * Why content could not be read; without a `title`, why it could not be read again, in a strip over what is shown.
   * Where the views cannot be had either, a strip says the essential.
   */
  protected failed(error: ChatError, title: FailedTitle | undefined, retry: () => void, signIn = this.signIn): unknown {
    const {terms} = this;
    return this.instead((states) => states.failed(terms, error, title, retry, signIn), errorStrip(terms, error, retry));
  }

  #onDrawn(): void {
    if (this.matches(UNUSUAL)) void loadUnusual();
    this.#exportParts();
  }

  /** Makes our parts known outside the element that draws us, with our name for a prefix: `bubble` is `thread-bubble`. */
  #exportParts(): void {
    const outer = this.#outer;
    if (!outer) return;
    const name = this.localName.slice(5);
    // A thread has thousands of elements, and few values.
    const values = Array.from(
      this.renderRoot.querySelectorAll('[part], [exportparts]'),
      (each) => each.getAttribute('exportparts') ?? each.getAttribute('part') ?? '',
    );
    const parts = new Set([...new Set(values)].flatMap((value) => value.match(/[^\s,]+/g) ?? []));
    // Parts of elements further in have a prefix already: of `own:exported` the second counts here.
    const exported = Array.from(parts, (part) =>
      part.includes(':') ? part.replace(/.+:(.+)/, '$1:$1') : `${part}:${name}-${part}`,
    ).join();
    if (exported === this.getAttribute('exportparts')) return;
    this.setAttribute('exportparts', exported);
    outer.#exportParts();
  }

  get #outer(): BackchatElement | undefined {
    const {host} = this.getRootNode() as ShadowRoot;
    return host instanceof BackchatElement ? host : undefined;
  }

  /** Whether no other element of ours draws this one: the outermost speaks to the host for all inside it. */
  protected get outermost(): boolean {
    return !this.#outer;
  }

  /** Tells the host of failures, sign-outs and new messages: once, however many elements hear of them. */
  protected onBackchatEvent(event: BackchatEvent): void {
    if (!this.outermost) return;
    if (event.type === 'new-message') {
      const {message} = event;
      this.dispatchEvent(new ChatNewMessagesEvent({chatId: message.chatId, message}));
    }
    if (event.type === 'error') this.dispatchEvent(new ChatErrorEvent({error: event.error}));
    if (event.type === 'auth-required') this.#hostSignsIn = !this.dispatchEvent(new ChatAuthRequiredEvent());
  }

  /** Whether this element draws "You are signed out". */
  protected get showsSignedOut(): boolean {
    return this.outermost && this.session?.signedOut === true && !this.#hostSignsIn;
  }

  /** "Sign in again": asks the host once more, and goes on unless it takes over (it then calls `resume` itself). */
  protected readonly signIn = (): void => {
    if (this.dispatchEvent(new ChatAuthRequiredEvent())) this.found?.resume().catch(() => {});
  };
}
