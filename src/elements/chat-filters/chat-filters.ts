import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {Capabilities} from '../../adapters/adapter.js';
import type {ListHandle} from '../../context/backchat-context.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {StoreController} from '../../controllers/store-controller.js';
import type {ListState} from '../../model/list-state.js';
import type {FilterName} from '../../model/query.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import {servedList} from '../internal/list-finder.js';
import {styles} from './chat-filters.styles.js';
import {type Choice, menu, isWalk, place, popup, popupStyles} from './filter-popup.js';
import {walk} from './filter-walk.js';

const SEARCH_AFTER_MS = 300;
const FLAGS = ['newMessagesOnly', 'withTransactionOnly'] as const;

/**
 * Serves the `chat-list` whose id is in `for`, else the list it stands in, else the list `main` of its back end. Draws
 * what the back end can filter and sort by.
 *
 * @summary Search, period, role, status and the additional filters of a list.
 * @tag chat-filters
 * @csspart bar - All of it, where it stands alone.
 * @csspart search - The search field.
 * @csspart clear-search - The button that empties it.
 * @csspart menu-button - A button that opens a menu: created, role, status, order.
 * @csspart filter-button - The button of the additional filters.
 * @csspart popup - An open menu or panel.
 * @csspart date - A date field.
 * @csspart chips - The row of additional filters that are on.
 * @csspart chip - One of them.
 * @csspart clear - The button that clears all filters.
 */
export class ChatFilters extends BackchatElement {
  static override styles = [popupStyles, styles];

  /** The id of the `chat-list` to serve, in the same root. */
  @property() for?: string;
  /** In one row, or one below the other for a side bar; `row` if absent. */
  @property({reflect: true}) layout?: 'row' | 'stack';

  readonly #list = new StoreController<ListSnapshot>(this);
  readonly #later = new LazyPart(this, () => import('./filters-later.js'));
  /** The search that was asked last. */
  #search?: string;
  #timer?: ReturnType<typeof setTimeout>;

  /** @internal */
  override get isServed(): boolean {
    return servedList(this) !== undefined;
  }

  /** The list is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    this.#list.follow(this.#handle?.list);
    super.update(changed);
  }

  /** The list that they serve tells the host. */
  protected override onBackchatEvent(): void {}

  protected override updated(): void {
    // What is being typed stays, unless the search was changed elsewhere.
    const search = this.#list.value?.state.search;
    if (!this.#field || search === undefined || search === this.#search) return;
    clearTimeout(this.#timer);
    this.#search = this.#field.value = search;
  }

  /**
   * Moves the focus to the search field.
   * @later filters
   */
  focusSearch(): void {
    this.#field?.focus();
    this.#field?.select();
  }

  /**
   * Opens the additional filters.
   * @later filters
   */
  showFilters(): void {
    this.renderRoot.querySelector<HTMLElement>('#more')?.showPopover();
  }

  protected override render(): TemplateResult {
    const handle = this.#handle;
    return html`<div class="bar" part="bar" @keydown=${this.#onKeydown}>
      ${handle ? this.#renderFilters(handle) : nothing}
    </div>`;
  }

  #renderFilters({backchat, list}: ListHandle): TemplateResult {
    const {terms, format} = this;
    const {capabilities} = backchat;
    const {state} = list.get();
    const {period, sort} = state;
    const offers = (name: FilterName) => capabilities.filters.includes(name);
    const flags = FLAGS.slice(capabilities.newMessages === 'none' ? 1 : 0).filter(offers);
    const active = flags.filter((name) => state[name]);
    const isCustom = offers('period') && period && !period.preset;
    const later = period || active[0] ? this.#later.value : this.#later.part;
    const count = active.length + (isCustom ? 1 : 0);
    const label = terms.filtersActive(count);

    return html`${offers('search') ? this.#renderSearch() : nothing}
      <div class="menus">
        ${
          offers('period')
            ? this.#menu(
                'created',
                terms.created,
                period ? (later?.periodText(terms, format, period) ?? terms.selected(1)) : terms.anyTime,
                period !== undefined,
                later?.periods(this, terms, format, period, this.#ask),
              )
            : nothing
        }
        ${offers('roles') ? this.#renderChoice('roles', 'role', capabilities, state) : nothing}
        ${offers('statuses') ? this.#renderChoice('statuses', 'status', capabilities, state) : nothing}
        <span class="sort"
          >${
            capabilities.sorts[0]
              ? this.#menu(
                  'sort',
                  terms.sortBy,
                  terms.sortName(sort.by, sort.direction),
                  false,
                  later?.orders(this, terms, sort, capabilities.sorts, this.#ask),
                )
              : nothing
          }</span
        >
      </div>
      <div class="more">
        ${
          flags[0] || offers('period')
            ? popup(
                'filter-button',
                'more',
                label,
                'icon-button filter',
                html`${icons.filter()}${count ? later?.badge(count) : nothing}`,
                later?.panel(this, label, terms, state, flags, offers('period'), this.#ask),
                this.#onToggle,
              )
            : nothing
        }
      </div>
      ${active[0] ? later?.chips(this, terms, active, this.#ask) : nothing}`;
  }

  #renderSearch(): TemplateResult {
    const {terms} = this;
    return html`<div class="search">
      ${icons.search()}
      <input
        type="search"
        class="field"
        part="search"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${terms.search}
        aria-label=${terms.search}
        @input=${this.#onInput}
        @compositionend=${this.#onInput}
        @change=${this.#commit}
        @keydown=${this.#onSearchKey}
      />
      ${iconButton({
        icon: icons.close(),
        label: terms.clearSearch,
        kind: 'clear',
        part: 'clear-search',
        onClick: this.#onClearSearch,
      })}
    </div>`;
  }

  /** Any number of what the back end offers, and of what is chosen all the same. */
  #renderChoice(
    field: 'roles' | 'statuses',
    name: 'role' | 'status',
    {[field]: offered}: Capabilities,
    {[field]: chosen}: ListState,
  ): unknown {
    const {terms} = this;
    const ids = [...new Set([...offered, ...chosen])];
    if (ids.length < 2) return nothing;
    const labelOf = (id: string) => terms[`${name}Name`](id);
    const value = chosen[1] ? terms.selected(chosen.length) : chosen[0] ? labelOf(chosen[0]) : terms.all;
    const choices = ids.map((id): Choice => {
      const isChosen = chosen.includes(id);
      return [labelOf(id), isChosen, {[field]: isChosen ? chosen.filter((other) => other !== id) : [...chosen, id]}];
    });
    const all: Choice = [terms.all, !chosen[0], {[field]: []}];
    return this.#menu(field, terms[name], value, !all[1], menu(terms[name], [all, ...choices], this.#ask, true));
  }

  /** A button that shows what is chosen, tinted while it filters, and its menu. */
  #menu(id: string, name: string, value: string, isActive: boolean, content: unknown): TemplateResult {
    const label = this.terms.filterValue(name, value);
    const face = html`<span class="wide">${label}</span
      ><span class="narrow">${isActive ? value : name}</span>${icons.down()}`;
    return popup('menu-button', id, label, `button ${isActive ? 'active' : ''}`, face, content, this.#onToggle);
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('[type=search]');
  }

  get #handle(): ListHandle | undefined {
    const {found} = this;
    return servedList(this) ?? (found && !this.for ? {backchat: found, list: found.list()} : undefined);
  }

  /** Asks what was chosen, and what is in the field, which may not be asked yet. */
  readonly #ask = (change: Partial<ListState>, isTyping = false): void => {
    clearTimeout(this.#timer);
    const list = this.#handle?.list;
    if (!list) return;
    const search = this.#field?.value.trim() ?? list.get().state.search;
    this.#search = search;
    list.setQuery({search, ...change}, isTyping);
  };

  /** What opens empty is loaded now. */
  #onToggle({target, newState}: ToggleEvent): void {
    const panel = target as HTMLElement;
    place(panel, newState === 'open');
    if (!panel.firstElementChild) void this.#fill(panel);
  }

  /** @later filters */
  async #fill(panel: HTMLElement): Promise<void> {
    await this.#later.get();
    await this.updateComplete;
    panel.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (isWalk(event)) this.#walk(event.target as HTMLButtonElement, event.key);
  }

  /** @later filters */
  #walk(from: HTMLButtonElement, key: string): void {
    walk(from, key);
  }

  /**
   * Typing asks in its pauses.
   * @later filters
   */
  #onInput(event: Event): void {
    clearTimeout(this.#timer);
    if ((event as InputEvent).isComposing) return;
    this.#timer = setTimeout(() => this.isConnected && this.#ask({}, true), SEARCH_AFTER_MS);
  }

  /** @later filters */
  #commit(): void {
    this.#ask({});
  }

  /** @later filters */
  #onSearchKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || !this.#field?.value) return;
    event.preventDefault();
    this.#onClearSearch();
  }

  /** @later filters */
  #onClearSearch(): void {
    if (this.#field) this.#field.value = '';
    this.#field?.focus();
    this.#commit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-filters': ChatFilters;
  }
}
