import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {ListHandle} from '../../context/backchat-context.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {RovingRowsController} from '../../controllers/roving-rows-controller.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {UrlMode} from '../../controllers/url-controller.js';
import type {Chat} from '../../model/chat.js';
import {isFiltered, type ListState, NO_FILTERS} from '../../model/list-state.js';
import {ALL_PERMISSIONS} from '../../model/permissions.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {avatarStyles} from '../internal/avatar.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {shortcutOf} from '../internal/link-click.js';
import type {FiltersTarget} from '../internal/list-later.js';
import {rangeText, type Turn} from '../internal/pagination.js';
import {ChatExportEvent, ChatRefreshEvent} from './chat-list.events.js';
import {styles} from './chat-list.styles.js';
import type {ListExport} from './list-export.js';
import {frame, strip} from './list-frame.js';
import {isOdd, ListQuery} from './list-query.js';
import type {ChatColumn, ListView} from './list-row.js';
import {ServedFilters} from './served-filters.js';

/**
 * A list of chats: filters, a table that becomes cards where it is narrow, and pages.
 *
 * @summary The chats of a back end, filtered, sorted and paged.
 * @tag chat-list
 * @slot title - Instead of the title "Chats".
 * @slot help - A link to more information, after the title.
 * @slot filters - A `chat-filters` of your own instead of the one the list draws.
 * @slot toolbar - Buttons before Refresh and Download.
 * @slot empty - Instead of "No chats yet".
 * @slot no-match - Instead of "No chats match".
 * @slot footer - Below the frame.
 * @fires {ChatOpenEvent} chat-open - Before a chat is opened; cancelable.
 * @fires {ChatClientOpenEvent} chat-client-open - Before the link to a client's profile is followed; cancelable.
 * @fires {ChatQueryChangeEvent} chat-query-change - Filters, order, page or page size are others.
 * @fires {ChatRefreshEvent} chat-refresh - Before the list is read again; cancelable.
 * @fires {ChatExportEvent} chat-export - Before a file is made; cancelable.
 * @fires {ChatExportedEvent} chat-exported - The file was handed to the browser.
 * @fires {ChatExportFailedEvent} chat-export-failed - There is no file.
 * @fires {ChatNewMessagesEvent} chat-new-messages - A client wrote.
 * @fires {ChatAuthRequiredEvent} chat-auth-required - The back end wants the user to sign in; cancelable.
 * @fires {ChatErrorEvent} chat-error - Something could not be done.
 * @csspart head - Title, filters and toolbar.
 * @csspart title - The title.
 * @csspart toolbar - Refresh and Download, with the slot `toolbar`.
 * @csspart tool - One of its buttons.
 * @csspart unsent - "2 messages not sent".
 * @csspart frame - The frame around table and pages.
 * @csspart scroller - What scrolls in it with `fit="parent"`.
 * @csspart strip - Offline, stale, failed or signed out, over the head.
 * @csspart updates - The button "3 updates".
 * @csspart state - What is shown instead of rows: empty, no match, failed.
 * @csspart table - The table.
 * @csspart header-row - The row of its header.
 * @csspart header-cell - A cell of the header.
 * @csspart sort - The button in it.
 * @csspart row - A chat.
 * @csspart avatar - The client's picture.
 * @csspart client - The link to the client's profile.
 * @csspart copy - The button that copies phone or email.
 * @csspart badge - The number of new messages.
 * @csspart view-details - "View details".
 * @csspart pagination - The foot.
 * @csspart page - A button in it.
 * @csspart page-size - The choice of rows a page.
 * @csspart export - The download under way.
 * @cssproperty [--chat-sticky-top=0px] - How far below the top of the window the head of the table sticks.
 * @cssproperty [--chat-frame] - `none` draws the list without its frame.
 */
export class ChatList extends BackchatElement implements FiltersTarget {
  static override styles = [tokens, reset, controls, avatarStyles, ...styles];

  /** Lists with one view, on one back end, share their filters and their page. */
  @property() view = 'main';
  /** Where filters and page are kept in the page's address: `hash`, `search` or `off`. */
  @property() url?: UrlMode;
  /** What the hash begins with; `chats` if absent. */
  @property({attribute: 'url-key'}) urlKey?: string;
  /** Address of a chat's page, with `{id}` and `{clientId}`. */
  @property({attribute: 'chat-href'}) chatHref?: string;
  /** Address of a client's profile, with `{clientId}`: the name is then a link. */
  @property({attribute: 'client-href'}) clientHref?: string;
  /** The order at first, e.g. `clientName` or `createdAt desc`. */
  @property() sort?: string;
  /** Chats a page at first, 1 to 200. */
  @property({type: Number, attribute: 'page-size'}) pageSize?: number;
  /** Shows the chats of this client only, whatever the filters. */
  @property({attribute: 'client-id'}) clientId?: string;
  /** Whether updates that would move rows wait (`hold`, the default) or are shown at once (`auto`). */
  @property() live?: 'hold' | 'auto';
  /** Level of the title among the page's headings, 1 to 6. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;
  /** How tall it is: `content` (the default) or `parent`. */
  @property({reflect: true}) fit?: 'content' | 'parent';
  /** Columns of your own, before the actions. */
  @property({attribute: false}) columns: readonly ChatColumn[] = [];
  /** @internal The address of a chat where the screen around the list knows it. */
  @property({attribute: false}) hrefFor?: (chat: Chat) => string | undefined;

  readonly #query = new ListQuery(this);
  readonly #rows = new RovingRowsController(this, 'tr[data-id]', '.open');
  readonly #outbox = new StoreController<readonly OutboxEntry[]>(this);
  readonly #later = new LazyPart(this, () => import('../internal/list-later.js'));
  readonly #filters = new ServedFilters(this);
  /** For the status region: how many rows there are, what was copied or downloaded. */
  #spoken = '';
  #export?: ListExport;
  /** What was drawn last. */
  #drawn?: ListSnapshot;
  #wasLost = false;
  /** The chat whose row is to have the focus once it is drawn. */
  #awaited?: string;
  #minute?: ReturnType<typeof setTimeout>;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKey);
  }

  /** @internal */
  serve(onHandle: (handle: ListHandle | undefined) => void): () => void {
    return this.#filters.join(onHandle);
  }

  /** Moves the focus to a chat's row, which is tinted for a moment; waits for the page that is being read. */
  focusRow(chatId: string): void {
    this.#awaited = chatId;
    this.requestUpdate();
  }

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    const {found} = this;
    // An element that was taken out and is put back goes on where it was.
    if (found) this.#query.follow(found.list(this.view), this.format.timeZone, changed);
    const {list, snapshot} = this.#query;
    this.#filters.provide(found, list);
    this.#outbox.follow(found?.outbox);
    if (this.live === 'auto' && snapshot?.updates && !snapshot.busy) list?.refresh();
    this.#speak();
    // Its styles are for these, too.
    const isSeldom = this.density === 'compact' || this.#filters.areElsewhere;
    if (isSeldom || isOdd(this)) void this.#later.get().then((later) => later?.warn(this));
    super.update(changed);
  }

  protected override updated(): void {
    this.style.setProperty('--_extra', 'minmax(10ch, 0.5fr) '.repeat(this.columns.length));
    clearTimeout(this.#minute);
    // What says "3 min" says so no longer.
    if (this.isConnected) this.#minute = setTimeout(() => this.requestUpdate(), 60_000);
    const {snapshot} = this.#query;
    const drawn = this.#drawn;
    this.#drawn = snapshot;
    if (!snapshot || snapshot.busy) return;
    if (drawn && snapshot.paging.number !== drawn.paging.number) {
      this.renderRoot.querySelector('.scroller')?.scrollTo({top: 0});
    }
    if (this.#awaited !== undefined) this.#focusAwaited(this.#awaited);
  }

  protected override render(): TemplateResult {
    const {terms, headingLevel} = this;
    const view = this.#view;
    const notice = view && strip(view, this.connection, this.showsSignedOut ? this.signIn : undefined);
    const tool = (label: string, icon: TemplateResult, onClick: () => void) =>
      iconButton({icon, label, onClick, part: 'tool'});
    return html`<div class="head ${this.#filters.areElsewhere ? 'bare' : ''}" part="head">
        <div class="titles">
          <div
            class="title"
            part="title"
            role="heading"
            aria-level=${headingLevel >= 1 && headingLevel <= 6 ? headingLevel : 2}
          >
            <slot name="title">${terms.chats}</slot>
          </div>
          <slot name="help"></slot
          >${view?.unsent.length ? this.#later.value?.unsentPill(this, terms, view.unsent) : nothing}
        </div>
        <div class="notice">${notice}</div>
        ${this.#filters.render()}
        <div class="tools" part="toolbar">
          ${
            view &&
            html`<slot name="toolbar"></slot>${tool(terms.refresh, icons.refresh(), this.#onRefresh)}${
                view.permissions.export
                  ? tool(terms.download, icons.download(), () => void this.#download(view))
                  : nothing
              }`
          }
        </div>
      </div>
      <div class="frame" part="frame">
        ${
          view
            ? frame(view, notice, this.#instead(view.snapshot), this.#onUpdates)
            : html`<div class="late">${this.instead((states) => states.notConnected(terms))}</div>`
        }
      </div>
      <div class="jobs">${this.#export?.render(terms, this.format)}</div>
      <slot name="footer"></slot>
      <div class="visually-hidden" role="status">${this.#spoken}</div>`;
  }

  get #view(): ListView | undefined {
    const {terms, format, found, session} = this;
    const {snapshot} = this.#query;
    const entries = this.#outbox.value ?? [];
    if (!found || !snapshot) return undefined;
    return {
      host: this,
      terms,
      format,
      snapshot,
      capabilities: found.capabilities,
      permissions: session?.permissions ?? ALL_PERMISSIONS,
      me: session?.me,
      // What was not sent for a reason, and what waits behind it in the same chat.
      unsent: entries.filter(({chatId}) => entries.some((other) => other.error && other.chatId === chatId)),
      later: this.#later,
      roving: this.#rows,
      refresh: this.#onRefresh,
      announce: this.#announce,
      ask: this.#ask,
      turn: this.#turn,
    };
  }

  /** What stands instead of rows, if something does. */
  #instead({phase, error, rows, state}: ListSnapshot): unknown {
    const {terms} = this;
    if (phase === 'failed' && error) return this.failed(error, 'chatsFailed', this.#onRefresh);
    if (phase !== 'ready' || rows.length > 0) return undefined;
    return this.instead(({noMatch, noChats}) =>
      isFiltered(state) ? noMatch(terms, () => this.#ask(NO_FILTERS)) : noChats(terms),
    );
  }

  readonly #announce = (text: string): void => {
    this.#spoken = text;
    this.requestUpdate();
  };

  /** How many rows there are, once they are read; and that the connection is back. */
  #speak(): void {
    const {terms, format, connection} = this;
    const {snapshot} = this.#query;
    if (snapshot?.phase === 'loading') this.#spoken = terms.loadingChats;
    if (snapshot && snapshot.loadedAt !== this.#drawn?.loadedAt) {
      const none = isFiltered(snapshot.state) ? terms.noMatch : terms.noChats;
      this.#spoken = snapshot.rows.length ? rangeText(terms, format, snapshot) : none;
    }
    if (this.#wasLost && connection === 'live') this.#spoken = terms.connectedAgain;
    if (connection !== 'connecting') this.#wasLost = connection === 'lost';
  }

  #focusAwaited(chatId: string): void {
    this.#awaited = undefined;
    const row = [...this.renderRoot.querySelectorAll('tr')].find(({dataset}) => dataset.id === chatId);
    this.#rows.focusRow(row);
    row?.animate({background: ['var(--_tint)', 'var(--_tint)']}, 2000);
  }

  readonly #ask = (change: Partial<ListState>): void => this.#query.list?.setQuery(change);

  readonly #turn = (to: Turn): void => {
    if (typeof to === 'number') this.#ask({at: {page: to}});
    else void this.#query.list?.turn(to);
  };

  async #download(view: ListView): Promise<void> {
    const {found: backchat, view: name} = this;
    if (!backchat || !this.dispatchEvent(new ChatExportEvent({state: view.snapshot.state, format: 'csv'}))) return;
    const {ListExport} = await import('./list-export.js');
    this.#export ??= new ListExport(this);
    void this.#export.start({...view, backchat, name});
  }

  readonly #onRefresh = (): void => {
    if (this.dispatchEvent(new ChatRefreshEvent())) this.#query.list?.refresh();
  };

  /** The button goes; whoever pressed it goes on in the rows. */
  readonly #onUpdates = (): void => {
    this.#rows.focus();
    this.#query.list?.refresh();
  };

  /** `/` search, `f` filters, `r` refresh, `[` and `]` pages, Escape; wherever in the list the focus is. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    // The first Escape is the field's own: it clears.
    if (event.key === 'Escape' && !event.defaultPrevented && (target as HTMLInputElement).type === 'search') {
      this.#rows.focus();
    }
    const key = this.shortcuts === 'off' ? undefined : shortcutOf(event);
    if (key === '/') this.#filters.handle?.filters?.focusSearch?.();
    else if (key === 'f') this.#filters.handle?.filters?.showFilters?.();
    else if (key === 'r') this.#onRefresh();
    else if (key === '[') this.#turn('previous');
    else if (key === ']') this.#turn('next');
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-list': ChatList;
  }
}
