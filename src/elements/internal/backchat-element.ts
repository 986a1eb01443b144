/** What every public element shares: how it finds its back end, its language, its look. */
import {LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import type {ChatAdapter} from '../../adapters/adapter.js';
import {BackchatController, type BackchatHost} from '../../controllers/backchat-controller.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {LocalizeController, type LocalizeHost} from '../../controllers/localize-controller.js';
import type {Formatter, FormatOptions} from '../../i18n/format.js';
import type {FailedTitle, Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';
import type {Backchat, BackchatEvent} from '../../store/backchat.js';
import {ChatAuthRequiredEvent, ChatErrorEvent, ChatNewMessagesEvent} from './shared.events.js';
import type * as States from './states.js';
import {errorStrip} from './strips.js';

export type Density = 'compact' | 'regular' | 'relaxed';
export type Theme = 'light' | 'dark';

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
export abstract class BackchatElement extends LitElement implements BackchatHost, LocalizeHost {
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

  readonly #backchat = new BackchatController(this, (event) => this.onBackchatEvent(event));
  readonly #localize = new LocalizeController(this);
  readonly #states = new LazyPart(this, () => import('./states.js'));
  /** The host said that it shows the sign-in itself. */
  #hostSignsIn = false;

  /** Session and connection of the Backchat that was found. */
  protected get link(): BackchatController {
    return this.#backchat;
  }

  /** The Backchat that was found; `undefined` draws "not connected". */
  protected get found(): Backchat | undefined {
    return this.#backchat.backchat;
  }

  protected get terms(): Terms {
    return this.#localize.terms;
  }

  protected get format(): Formatter {
    return this.#localize.format;
  }

  /** Draws what stands instead of content, as soon as the views for that are loaded. */
  protected instead(draw: (states: typeof States) => unknown): unknown {
    const states = this.#states.value;
    return states ? draw(states) : nothing;
  }

  /** Why content could not be read. Where the views cannot be had either, the essential stands in a strip. */
  protected failed(error: ChatError, title: FailedTitle, retry: () => void, signIn = this.signIn): unknown {
    const {terms} = this;
    const states = this.#states.value;
    return states ? states.failed(terms, error, title, retry, signIn) : errorStrip(terms, error, retry);
  }

  /** Whether no other element of ours draws this one: the outermost speaks to the host for all inside it. */
  protected get outermost(): boolean {
    const root = this.getRootNode();
    return !(root instanceof ShadowRoot && root.host instanceof BackchatElement);
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
    return this.outermost && this.link.session?.signedOut === true && !this.#hostSignsIn;
  }

  /** "Sign in again": asks the host once more, and goes on unless it takes over (it then calls `resume` itself). */
  protected readonly signIn = (): void => {
    if (this.dispatchEvent(new ChatAuthRequiredEvent())) void this.found?.resume();
  };
}
