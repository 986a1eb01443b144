/** What a whole screen has, be it one chat or the desk: how tall it is, and where its links lead. */
import {html, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {type Route, UrlController, type UrlMode} from '../../controllers/url-controller.js';
import type {Chat} from '../../model/chat.js';
import {BackchatElement} from './backchat-element.js';
import {type Fit, FitController} from './details-fit.js';
import {shortcutOf} from './link-click.js';
import {fillLink} from './safe-url.js';

export abstract class ScreenElement extends BackchatElement {
  /** How tall it is: `viewport` (the default), `parent` or `content`. */
  @property({reflect: true}) fit?: Fit;
  /** Where the list of chats is: "Back to chats" is then a link. */
  @property({attribute: 'list-href'}) listHref?: string;
  /** Address of a chat's page, with `{id}` and `{clientId}`. */
  @property({attribute: 'chat-href'}) chatHref?: string;
  /** Address of a client's profile, with `{clientId}`. */
  @property({attribute: 'client-href'}) clientHref?: string;
  /** Address of a transaction, with `{transactionId}`. */
  @property({attribute: 'transaction-href'}) transactionHref?: string;
  /** Level of the screen's title among the page's headings, 1 to 6. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;
  /** What sends a message: `enter` (the default) or `ctrl-enter`. */
  @property({attribute: 'send-key'}) sendKey?: 'enter' | 'ctrl-enter';
  /** Where the open chat is kept in the page's address: `hash`, `search` or `off`. */
  @property() url?: UrlMode;
  /** What the hash begins with; `chats` if absent. */
  @property({attribute: 'url-key'}) urlKey?: string;

  protected readonly address = new UrlController(this, (route) => this.onRoute(route));

  constructor() {
    super();
    new FitController(this);
    new MutationObserver(() => this.requestUpdate()).observe(this, {childList: true});
    this.addEventListener('keydown', (event) => {
      const key = this.shortcuts === 'off' ? undefined : shortcutOf(event);
      if (key && 'jkru'.includes(key)) this.onKey(key, event);
    });
  }

  /** What Back, Forward and edited addresses say. */
  protected abstract onRoute(route: Route): void;

  /** A single-letter key; what is of use is not the browser's any more. */
  protected abstract onKey(key: string, event: Event): void;

  /** Where a chat is: on a page of the host, or in this one. */
  protected readonly addressOf = (chat: Chat): string | undefined =>
    fillLink(this.chatHref, chat) ?? this.address.hrefOf(chat.id);

  /**
   * The filled slots whose names match, as children for an inner element: named without what matched. An empty one would
   * hide the inner element's own content.
   */
  protected forward(prefix: RegExp): TemplateResult[] {
    const names = new Set([...this.children].map(({slot}) => slot).filter((slot) => prefix.test(slot)));
    return [...names].map((name) => html`<slot name=${name} slot=${name.replace(prefix, '')}></slot>`);
  }

  protected notConnected(): unknown {
    return this.instead((states) => states.notReady(this.terms, this), html`<slot></slot>`);
  }
}
