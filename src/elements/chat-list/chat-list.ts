import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {lend, type ListHandle, listContext} from '../../context/backchat-context.js';
import {RovingRowsController} from '../../controllers/roving-rows-controller.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {UrlMode} from '../../controllers/url-controller.js';
import type {Chat} from '../../model/chat.js';
import {isFiltered} from '../../model/filtered.js';
import {type ListState, NO_FILTERS} from '../../model/list-state.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {avatarStyles} from '../internal/avatar.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {shortcutOf} from '../internal/link-click.js';
import {lookOf} from '../internal/link-look.js';
import type {FiltersTarget} from '../internal/list-named.js';
import {retryLater, unsentPill} from '../internal/list-views.js';
import {pagination, rangeText} from '../internal/pagination.js';
import {signedOutStrip} from '../internal/strips.js';
import {ChatExportEvent, ChatQueryChangeEvent, ChatRefreshEvent} from './chat-list.events.js';
import {styles} from './chat-list.styles.js';
import {strip} from './list-frame.js';
import {prepare} from './list-prepare.js';
import type {ChatColumn, ListView} from './list-row.js';
import {table} from './list-table.js';

/** Letters, and names of keys that walk the rows. */
const KEYS = /^([/fr[\]]|Arrow.+|Home|End)$/;

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
  static override styles = [avatarStyles, ...styles];

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

  /** @internal Filters elsewhere in the page that serve the list, which then draws none of its own. */
  readonly guests = new Set<Element>();

  readonly #snapshot = new StoreController<ListSnapshot>(this, (...snapshots) => this.#onSnapshot(...snapshots));
  readonly #outbox = new StoreController<unknown>(this);
  readonly #rows = new RovingRowsController(this, 'tr[data-id]', '.open');
  /** What is lent to the filters. */
  #handle?: ListHandle;
  /** For the status region: what happened since the rows were read. */
  #said = '';
  #wasLost = false;
  /** The chat whose row is to have the focus once it is drawn. */
  #awaited?: string;
  #minute?: ReturnType<typeof setTimeout>;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKey);
  }

  /** Moves the focus to a chat's row, which is tinted for a moment; waits for the page that is being read. */
  focusRow(chatId: string): void {
    this.#awaited = chatId;
    this.requestUpdate();
  }

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    const {found, connection} = this;
    const list = found?.list(this.view);
    if (list !== this.#handle?.list) {
      this.#handle = found && list && {backchat: found, list};
      lend(this, listContext, this.#handle);
    }
    list?.setTimeZone(this.format.timeZone);
    this.#outbox.follow(found?.outbox);
    const follow = () => this.#snapshot.follow(list);
    if (this.hrefFor) follow();
    if (!this.hrefFor || this.live || this.density === 'compact') {
      void prepare(this, list, changed).then(follow, follow);
    }
    if (this.#wasLost && connection === 'live') this.#said = this.terms.connectedAgain;
    if (connection !== 'connecting') this.#wasLost = connection === 'lost';
    super.update(changed);
  }

  #onSnapshot({state, typing, error, paging, loadedAt}: ListSnapshot, told: ListSnapshot): void {
    if (loadedAt !== told.loadedAt) this.#said = '';
    if (paging.number !== told.paging.number) this.renderRoot.querySelector('.scroller')?.scrollTo({top: 0});
    if (error && error !== told.error) retryLater(this.#handle?.list, error);
    if (state === told.state && typing === told.typing) return;
    this.dispatchEvent(new ChatQueryChangeEvent({state, typing}));
  }

  protected override updated(): void {
    clearTimeout(this.#minute);
    // What says "3 min" says so no longer.
    this.#minute = setTimeout(() => this.isConnected && this.requestUpdate(), 60_000);
    const chatId = this.#awaited;
    if (chatId === undefined || this.#snapshot.value?.busy !== false) return;
    this.#awaited = undefined;
    const row = this.renderRoot.querySelector(`[data-id="${CSS.escape(chatId)}"]`);
    this.#rows.focusRow(row);
    row?.animate({background: ['var(--_tint)', 'var(--_tint)']}, 2000);
  }

  protected override render(): TemplateResult {
    const {terms, headingLevel, guests} = this;
    const view = this.#view;
    const isReady = view?.snapshot.phase === 'ready';
    const notice = !isReady
      ? nothing
      : this.showsSignedOut
        ? signedOutStrip(terms, this.signIn)
        : strip(view, this.connection, this.#onRefresh);
    const spoken = isReady ? rangeText(view) : view && terms.loadingChats;
    const tool = (label: string, icon: TemplateResult, onClick: () => void) =>
      iconButton({icon, label, onClick, part: 'tool'});
    return html`<div class="head" part="head">
        <div class="titles">
          <div
            class="title"
            part="title"
            role="heading"
            aria-level=${headingLevel >= 1 && headingLevel <= 6 ? headingLevel : 2}
          >
            <slot name="title">${terms.chats}</slot>
          </div>
          <slot name="help"></slot>${view?.failed[0] ? unsentPill(this, terms, view.backchat.outbox.get()) : nothing}
        </div>
        <div class="notice">${notice}</div>
        ${
          guests.size
            ? nothing
            : html`<slot name="filters" @slotchange=${() => this.requestUpdate()}></slot>${
                  this.querySelector(':scope > [slot=filters]')
                    ? nothing
                    : html`<chat-filters class="embedded" ${lookOf(this)}></chat-filters>`
                }`
        }
        <div class="tools" part="toolbar">
          ${
            view &&
            html`<slot name="toolbar"></slot>${tool(terms.refresh, icons.refresh(), this.#onRefresh)}${
                view.backchat.session.get().permissions.export
                  ? tool(terms.download, icons.download(), () => void this.#download(view))
                  : nothing
              }`
          }
        </div>
      </div>
      <div class="frame" part="frame">
        ${
          view
            ? this.#renderFrame(view, notice)
            : html`<div class="late">${this.instead((states) => states.notConnected(terms))}</div>`
        }
      </div>
      <div class="jobs"></div>
      <slot name="footer"></slot>
      <div class="visually-hidden" role="status">${this.#said || spoken}</div>`;
  }

  get #view(): ListView | undefined {
    const {terms, format} = this;
    const handle = this.#handle;
    if (!handle) return undefined;
    const failed = handle.backchat.outbox.get().filter(({error}) => error);
    return {...handle, host: this, terms, format, snapshot: handle.list.get(), failed};
  }

  /** `notice` lies over the head of the table. */
  #renderFrame(view: ListView, notice: unknown): TemplateResult {
    const {phase, busy, updates, rows, error, state} = view.snapshot;
    const isReady = phase === 'ready';
    return html`<div class="scroller" part="scroller">
        <div class="over">
          ${notice}${busy && isReady ? html`<div class="progress late"></div>` : nothing}
          ${updates ? this.#renderUpdates(updates) : nothing}
        </div>
        ${
          error && phase === 'failed'
            ? this.failed(error, 'chatsFailed', this.#onRefresh)
            : isReady && !rows[0]
              ? this.#renderEmpty(state)
              : table(view)
        }
      </div>
      ${isReady && rows[0] ? pagination(view) : nothing}`;
  }

  /**
   * There are no chats, or none that match; it is spoken, too.
   * @later list
   */
  #renderEmpty(state: ListState): unknown {
    const {terms} = this;
    const isChosen = isFiltered(state);
    this.#said = isChosen ? terms.noMatch : terms.noChats;
    return this.instead(({noMatch, noChats}) =>
      isChosen ? noMatch(terms, () => this.#handle?.list.setQuery(NO_FILTERS)) : noChats(terms),
    );
  }

  /**
   * The button goes; whoever pressed it goes on in the rows.
   * @later list
   */
  #renderUpdates(updates: number): unknown {
    if (this.live === 'auto') return nothing;
    const onClick = () => {
      this.#rows.focus();
      this.#handle?.list.refresh();
    };
    return html`<button type="button" class="floating updates" part="updates" @click=${onClick}>
      ${this.terms.updates(updates)}
    </button>`;
  }

  /**
   * @internal Says what was done.
   * @later list
   */
  announce(text: string): void {
    this.#said = text;
    this.requestUpdate();
  }

  /** @later list */
  async #download(view: ListView): Promise<void> {
    if (!this.dispatchEvent(new ChatExportEvent({state: view.snapshot.state, format: 'csv'}))) return;
    const {ListExport} = await import('./list-export.js');
    await ListExport.of(this).start(view, this.view);
  }

  readonly #onRefresh = (): void => {
    if (this.dispatchEvent(new ChatRefreshEvent())) this.#handle?.list.refresh();
  };

  /** Wherever in the list the focus is. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    // The first Escape is the field's own: it clears.
    if (event.key === 'Escape' && !event.defaultPrevented && (target as HTMLInputElement).type === 'search') {
      this.#rows.focus();
    }
    const key = shortcutOf(event) ?? '';
    const isMeant = key[1] ? this.#rows.haveFocus && !event.shiftKey : this.shortcuts !== 'off';
    if (!isMeant || !KEYS.test(key)) return;
    event.preventDefault();
    this.#onShortcut(key);
  };

  /**
   * `/` search, `f` filters, `r` refresh, `[` and `]` pages; the rest walks the rows.
   * @later keys
   */
  #onShortcut(key: string): void {
    const filters = this.#handle?.filters;
    if (key === '/') filters?.focusSearch?.();
    else if (key === 'f') filters?.showFilters?.();
    else if (key === 'r') this.#onRefresh();
    else if (key === '[') void this.#handle?.list.turn('previous');
    else if (key === ']') void this.#handle?.list.turn('next');
    else this.#rows.walk(key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-list': ChatList;
  }
}
