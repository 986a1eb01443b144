import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {ListHandle} from '../../context/backchat-context.js';
import {RovingRowsController} from '../../controllers/roving-rows-controller.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {UrlMode} from '../../controllers/url-controller.js';
import type {Chat} from '../../model/chat.js';
import type {ChatError} from '../../model/errors.js';
import {isFiltered, NO_FILTERS} from '../../model/list-state.js';
import {ALL_PERMISSIONS, type Permissions} from '../../model/permissions.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import type {Connection} from '../../store/live-session.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {avatarStyles} from '../internal/avatar.js';
import {BackchatElement} from '../internal/backchat-element.js';
import type {FiltersTarget} from '../internal/list-finder.js';
import {MinuteTicker} from '../internal/list-ticker.js';
import {checkChoice} from '../internal/list-warn.js';
import {paginationStyles, rangeText} from '../internal/pagination.js';
import {ChatExportEvent, ChatRefreshEvent} from './chat-list.events.js';
import {styles} from './chat-list.styles.js';
import {arrangementStyles} from './list-arrangements.styles.js';
import {ContextMemo} from './list-context.js';
import type {ListExport} from './list-export.js';
import {frame} from './list-frame.js';
import {filtersOf, head, tools, unsentOf, unsentPill} from './list-head.js';
import {ListKeys} from './list-keys.js';
import {ListQuery} from './list-query.js';
import type {ChatColumn, RowContext} from './list-row.js';
import {type StateActions, strip} from './list-states.js';
import {tableStyles} from './list-table.styles.js';
import {rowActions} from './row-actions.js';
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
  static override styles = [
    tokens,
    reset,
    controls,
    avatarStyles,
    paginationStyles,
    tableStyles,
    arrangementStyles,
    styles,
  ];

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

  /** For the status region: how many rows there are, what was copied or downloaded. */
  @state() private spoken = '';
  @state() private dismissed?: ChatError;
  @query('.scroller') private readonly scroller!: HTMLElement | null;

  readonly #query = new ListQuery(this);
  readonly #rows = new RovingRowsController(this, 'tr[data-id]', '.open');
  readonly #outbox = new StoreController<readonly OutboxEntry[]>(this);
  readonly #filters = new ServedFilters(this);
  readonly #memo = new ContextMemo();
  readonly #row = rowActions(
    this,
    () => this.terms,
    (text) => this.#announce(text),
  );
  #export?: ListExport;
  /** What was drawn last. */
  #drawn?: ListSnapshot;
  #connection?: Connection;
  /** The chat whose row is to have the focus once it is drawn. */
  #awaited?: string;

  constructor() {
    super();
    new MinuteTicker(this);
    new ListKeys(this, {
      rows: this.#rows,
      filters: () => this.#filters.element,
      refresh: () => this.#onRefresh(),
      turn: (to) => this.#query.turn(to),
    });
  }

  /** @internal */
  serve(filters: HTMLElement, onHandle: (handle: ListHandle | undefined) => void): () => void {
    return this.#filters.join(filters, onHandle);
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
    if (found) this.#query.follow(found.list(this.view), this.format.timeZone);
    this.#outbox.follow(found?.outbox);
    this.#filters.provide(found, this.#query.list);
    this.#showUpdatesAtOnce();
    this.#speak();
    checkChoice(this, 'live', this.live, 'hold auto');
    checkChoice(this, 'fit', this.fit, 'content parent');
    checkChoice(this, 'url', this.url, 'hash search off');
    super.update(changed);
  }

  protected override updated(): void {
    const {snapshot} = this.#query;
    if (!snapshot) return;
    const drawn = this.#drawn;
    this.#drawn = snapshot;
    if (snapshot.busy) return;
    if (drawn && snapshot.paging.number !== drawn.paging.number) this.scroller?.scrollTo({top: 0});
    if (this.#awaited !== undefined) this.#focusAwaited(this.#awaited);
    this.style.setProperty(
      '--_extra',
      this.columns.length ? `repeat(${this.columns.length}, minmax(10ch, 0.5fr))` : '',
    );
  }

  protected override render(): TemplateResult {
    const {terms, format, found, headingLevel} = this;
    const {snapshot} = this.#query;
    const isReady = found && snapshot;
    const notice = isReady ? this.#renderStrip(snapshot) : nothing;
    return html`${head({
        terms,
        headingLevel: headingLevel >= 1 && headingLevel <= 6 ? headingLevel : 2,
        notice,
        isBare: this.#filters.areElsewhere,
        filters: filtersOf(this),
        unsent: unsentPill(terms, this.#unsent, this.#row.openElsewhere),
        tools: isReady
          ? tools(terms, this.#onRefresh, this.#permissions.export ? () => void this.#download() : undefined)
          : nothing,
      })}
      <div class="frame" part="frame">
        ${
          isReady
            ? this.#renderFrame(snapshot, notice)
            : html`<div class="late">${this.instead((states) => states.notConnected(terms))}</div>`
        }
      </div>
      <div class="jobs">${this.#export?.render(terms, format)}</div>
      <slot name="footer"></slot>
      <div class="visually-hidden" role="status">${this.spoken}</div>`;
  }

  #renderStrip(snapshot: ListSnapshot): TemplateResult | typeof nothing {
    const {terms, format, dismissed, showsSignedOut} = this;
    return strip({terms, format, snapshot, connection: this.link.connection, showsSignedOut, dismissed}, this.#actions);
  }

  #renderFrame(snapshot: ListSnapshot, notice: unknown): TemplateResult {
    return frame({
      snapshot,
      notice,
      context: this.#context,
      sorts: this.found?.capabilities.sorts ?? [],
      unsent: new Set(this.#unsent.map(({chatId}) => chatId)),
      roving: this.#rows,
      isCompact: this.density === 'compact',
      instead: this.#instead(snapshot),
      holdsUpdates: this.live !== 'auto',
      onUpdates: this.#onUpdates,
      onSort: (sort) => this.#query.ask({sort}),
      onTurn: (turn) => this.#query.turn(turn),
      onSize: (pageSize) => this.#query.ask({pageSize}),
    });
  }

  #instead({phase, error, rows, state}: ListSnapshot): unknown {
    const {terms} = this;
    if (phase === 'failed' && error) return this.failed(error, terms.chatsFailed, this.#onRefresh);
    if (phase !== 'ready' || rows.length > 0) return undefined;
    return this.instead(({noMatch, noChats}) =>
      isFiltered(state) ? noMatch(terms, () => this.#query.ask(NO_FILTERS)) : noChats(terms),
    );
  }

  get #context(): RowContext {
    const {terms, format, columns, clientHref, found} = this;
    const {me} = this.link.session ?? {};
    return this.#memo.keep({
      terms,
      format,
      me,
      columns,
      clientHref,
      search: this.#query.snapshot?.state.search ?? '',
      showsContact: this.#permissions.viewContact,
      showsNew: found?.capabilities.newMessages !== 'none',
      chatHref: this.chatHref,
      hrefOf: this.hrefFor,
      onOpen: this.#row.onOpen,
      onClient: this.#row.onClient,
      onCopy: this.#row.onCopy,
    });
  }

  get #unsent(): readonly OutboxEntry[] {
    return unsentOf(this.#outbox.value);
  }

  get #permissions(): Permissions {
    return this.link.session?.permissions ?? ALL_PERMISSIONS;
  }

  readonly #actions: StateActions = {
    refresh: () => this.#onRefresh(),
    signIn: () => this.signIn(),
    dismiss: () => {
      this.dismissed = this.#query.snapshot?.error;
    },
  };

  #showUpdatesAtOnce(): void {
    const {snapshot, list} = this.#query;
    if (this.live === 'auto' && snapshot?.updates && !snapshot.busy) list?.refresh();
  }

  #announce(text: string): void {
    this.spoken = text;
  }

  /** How many rows there are, once they are read; and that the connection is back. */
  #speak(): void {
    const {terms, format} = this;
    const {snapshot} = this.#query;
    const {connection} = this.link;
    if (snapshot?.phase === 'loading') this.spoken = terms.loadingChats;
    if (snapshot?.loadedAt !== this.#drawn?.loadedAt && snapshot) {
      const none = isFiltered(snapshot.state) ? terms.noMatch : terms.noChats;
      this.spoken = snapshot.rows.length ? rangeText({terms, format, snapshot}) : none;
    }
    if (this.#connection === 'lost' && connection === 'live') this.spoken = terms.connectedAgain;
    if (connection !== 'connecting') this.#connection = connection;
  }

  #focusAwaited(chatId: string): void {
    this.#awaited = undefined;
    const row = [...this.renderRoot.querySelectorAll<HTMLElement>('tr[data-id]')].find(
      ({dataset}) => dataset.id === chatId,
    );
    if (!row) return;
    this.#rows.focusRow(row);
    row.classList.add('returned');
    row.addEventListener('animationend', () => row.classList.remove('returned'), {once: true});
  }

  async #download(): Promise<void> {
    const {found: backchat, terms, format, view} = this;
    const state = this.#query.snapshot?.state;
    if (!backchat || !state || !this.dispatchEvent(new ChatExportEvent({state, format: 'csv'}))) return;
    const {ListExport} = await import('./list-export.js');
    this.#export ??= new ListExport(this);
    const showsContact = this.#permissions.viewContact;
    const announce = (text: string) => this.#announce(text);
    void this.#export.start({backchat, view, state, terms, format, showsContact, announce});
  }

  readonly #onRefresh = (): void => {
    if (this.dispatchEvent(new ChatRefreshEvent())) this.#query.list?.refresh();
  };
  /** The button goes; whoever pressed it goes on in the rows. */
  readonly #onUpdates = (): void => {
    this.#rows.focus();
    this.#query.list?.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-list': ChatList;
  }
}
