/** What a whole screen has, be it one chat or the desk: how tall it is, and where its links lead. */
import {html} from 'lit';
import {property} from 'lit/decorators.js';
import type {UrlMode} from '../../controllers/url-controller.js';
import {BackchatElement} from './backchat-element.js';
import {type Fit, FitController} from './details-fit.js';
import {SlotController} from './link-slots.js';

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

  protected readonly slots = new SlotController(this);

  constructor() {
    super();
    new FitController(this);
  }

  protected notConnected(): unknown {
    return this.instead((states) => states.notReady(this.terms, this), html`<slot></slot>`);
  }
}
