import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {ListHandle} from '../../context/backchat-context.js';
import {StoreController} from '../../controllers/store-controller.js';
import {type ListState, NO_FILTERS} from '../../model/list-state.js';
import type {FilterName} from '../../model/query.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {BackchatElement} from '../internal/backchat-element.js';
import {icons} from '../internal/icons.js';
import {ListFinder} from '../internal/list-finder.js';
import {menuButton, menuStyles, type PopupOptions} from '../internal/menu-popup.js';
import {styles} from './chat-filters.styles.js';
import type {FilterScreen} from './filter-screen.js';
import {chips, moreFilters} from './more-filters.js';
import {periodMenu} from './period-filter.js';

const SEARCH_AFTER_MS = 300;

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
  static override styles = [tokens, reset, controls, menuStyles, styles];

  /** The id of the `chat-list` to serve, in the same root. */
  @property() for?: string;
  /** In one row, or one below the other for a side bar; `row` if absent. */
  @property({reflect: true}) layout?: 'row' | 'stack';

  @state() private isCustomOpen = false;
  @state() private isInvalid = false;
  @query('input[type=search]') private readonly field!: HTMLInputElement | null;

  readonly #finder = new ListFinder(this);
  readonly #list = new StoreController<ListSnapshot>(this);
  #search?: string;
  #timer?: ReturnType<typeof setTimeout>;

  /** @internal */
  get isServed(): boolean {
    return this.#finder.handle !== undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
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
    if (!this.field || search === undefined || search === this.#search) return;
    clearTimeout(this.#timer);
    this.#search = this.field.value = search;
  }

  /** Moves the focus to the search field. */
  focusSearch(): void {
    this.field?.focus();
    this.field?.select();
  }

  /** Opens the additional filters. */
  showFilters(): void {
    this.renderRoot.querySelector<HTMLElement>('#more')?.showPopover();
  }

  protected override render(): TemplateResult {
    const screen = this.#screen;
    const offers = (name: FilterName) => screen?.capabilities.filters.includes(name);
    return html`<div class="bar" part="bar">
      ${screen && offers('search') ? this.#renderSearch(screen) : nothing}
      <div class="menus">
        ${
          screen
            ? html`${offers('period') ? periodMenu(screen) : nothing}
                ${offers('roles') ? this.#renderChoice(screen, 'roles') : nothing}
                ${offers('statuses') ? this.#renderChoice(screen, 'statuses') : nothing}
                <span class="sort">${this.#renderSort(screen)}</span>`
            : nothing
        }
      </div>
      ${
        screen
          ? html`<div class="more">${moreFilters(screen)}</div>
              ${chips(screen, this.#onClear)}`
          : nothing
      }
    </div>`;
  }

  #renderSearch({terms}: FilterScreen): TemplateResult {
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
        @keydown=${this.#onKey}
      />
      <button
        type="button"
        class="icon-button clear"
        part="clear-search"
        aria-label=${terms.clearSearch}
        title=${terms.clearSearch}
        @click=${this.#onClearSearch}
      >
        ${icons.close()}
      </button>
    </div>`;
  }

  #renderChoice({terms, state: asked, capabilities, set, face}: FilterScreen, field: 'roles' | 'statuses'): unknown {
    const name = field === 'roles' ? terms.role : terms.status;
    const label = (id: string) => (field === 'roles' ? terms.roleName(id) : terms.statusName(id));
    const chosen = asked[field];
    const offered = [...new Set([...capabilities[field], ...chosen])];
    if (offered.length < 2) return nothing;
    const [first = '', ...others] = chosen;
    const value = !first ? terms.all : others.length ? terms.selected(chosen.length) : label(first);
    const toggled = (id: string) => (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
    return menuButton({
      ...face(field, name, value, chosen.length > 0),
      name,
      multiple: true,
      items: [
        {label: terms.all, checked: chosen.length === 0, choose: () => set({[field]: []})},
        ...offered.map((id) => ({
          label: label(id),
          checked: chosen.includes(id),
          choose: () => set({[field]: toggled(id)}),
        })),
      ],
    });
  }

  #renderSort({terms, state: {sort}, capabilities: {sorts}, set, face}: FilterScreen): unknown {
    if (sorts.length === 0) return nothing;
    const items = sorts.flatMap((by) =>
      (['desc', 'asc'] as const).map((direction) => ({
        label: terms.sortName(by, direction),
        checked: by === sort.by && direction === sort.direction,
        choose: () => set({sort: {by, direction}}),
      })),
    );
    const chosen = terms.sortName(sort.by, sort.direction);
    return menuButton({...face('sort', terms.sortBy, chosen, false), name: terms.sortBy, items});
  }

  get #handle(): ListHandle | undefined {
    const {found} = this;
    return this.#finder.handle ?? (found && !this.for ? {backchat: found, list: found.list()} : undefined);
  }

  get #screen(): FilterScreen | undefined {
    const handle = this.#handle;
    if (!handle) return undefined;
    const {terms, format, isCustomOpen, isInvalid} = this;
    return {
      terms,
      format,
      isCustomOpen,
      isInvalid,
      state: handle.list.get().state,
      capabilities: handle.backchat.capabilities,
      set: (change) => this.#set(change),
      openCustom: () => void this.#openCustom(),
      setInvalid: (isWrong) => (this.isInvalid = isWrong),
      face: (id, name, value, isActive): PopupOptions => ({
        id,
        label: terms.filterValue(name, value),
        buttonClass: `button ${isActive ? 'active' : ''}`,
        buttonPart: 'menu-button',
        face: html`<span class="wide">${terms.filterValue(name, value)}</span
          ><span class="narrow">${isActive ? value : name}</span>${icons.down()}`,
      }),
    };
  }

  #set(change: Partial<ListState>): void {
    const list = this.#handle?.list;
    if ('period' in change) this.isCustomOpen = this.isInvalid = false;
    // What is in the field but not asked yet belongs to the same question.
    list?.setQuery({...this.#typed, ...change});
  }

  /** The search as it stands in the field. */
  get #typed(): Partial<ListState> {
    clearTimeout(this.#timer);
    if (!this.field) return {};
    this.#search = this.field.value.trim();
    return {search: this.#search};
  }

  async #openCustom(): Promise<void> {
    this.isCustomOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>('#created [name=from]')?.focus();
  }

  readonly #onInput = (event: Event): void => {
    clearTimeout(this.#timer);
    if (event instanceof InputEvent && event.isComposing) return;
    this.#timer = setTimeout(() => {
      this.#handle?.list.setQuery(this.#typed, true);
    }, SEARCH_AFTER_MS);
  };

  readonly #commit = (): void => {
    const list = this.#handle?.list;
    if (list && (this.field?.value.trim() !== this.#search || list.get().typing)) this.#set({});
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.#commit();
    if (event.key !== 'Escape' || !this.field?.value) return;
    event.preventDefault();
    this.#onClearSearch();
  };

  readonly #onClearSearch = (): void => {
    if (!this.field) return;
    this.field.value = '';
    this.field.focus();
    this.#commit();
  };

  readonly #onClear = (): void => {
    if (this.field) this.field.value = '';
    this.#set(NO_FILTERS);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-filters': ChatFilters;
  }
}
