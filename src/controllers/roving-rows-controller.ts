/**
 * Rows as one Tab stop: the main control of the current row. Up, Down, Home and End move between rows, Left and Right
 * through the controls of a row. Templates give every control `tabindex="-1"`; which one is the stop is set here.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export interface RovingHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class RovingRowsController implements ReactiveController {
  readonly #host: RovingHost;
  readonly #rowSelector: string;
  readonly #mainSelector: string;
  #stop?: HTMLElement;
  /** The row that has the focus, while an update may take it away. */
  #focused = -1;

  /** Selectors of the rows in the shadow root, and of the main control in a row. */
  constructor(host: RovingHost, rows: string, main: string) {
    this.#host = host;
    this.#rowSelector = rows;
    this.#mainSelector = main;
    host.addController(this);
  }

  /** Moves the focus to the current row; returns whether there is one. */
  focus(): boolean {
    this.#stop?.focus();
    return this.#stop !== undefined;
  }

  /** Moves the focus, and the Tab stop, to a row. */
  focusRow(row: Element | null | undefined): void {
    this.#main(row)?.focus();
  }

  hostUpdate(): void {
    const focused = this.#activeRow;
    this.#focused = focused ? this.#rows.indexOf(focused) : -1;
  }

  hostUpdated(): void {
    const rows = this.#rows;
    if (this.#focused >= 0 && !this.#activeRow) this.focusRow(rows[Math.min(this.#focused, rows.length - 1)]);
    if (!this.#stop?.isConnected) this.#setStop(this.#main(rows[0]));
  }

  hostDisconnected(): void {
    this.#focused = -1;
  }

  readonly onFocusIn = ({target}: Event): void => {
    this.#setStop(this.#main((target as Element).closest(this.#rowSelector)));
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const row = this.#activeRow;
    if (!row || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const rows = this.#rows;
    const at = rows.indexOf(row);
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1}[event.key];
    const along = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (next === undefined && along === undefined) return;
    event.preventDefault();
    if (next !== undefined) this.focusRow(rows[next]);
    else this.#moveAlong(row, (along ?? 0) * (this.#host.matches(':dir(rtl)') ? -1 : 1));
  };

  #moveAlong(row: Element, step: number): void {
    const controls = [...row.querySelectorAll<HTMLElement>('a, button')].filter((control) => control.checkVisibility());
    const at = controls.findIndex((control) => control.matches(':focus'));
    controls[at + step]?.focus();
  }

  #setStop(stop: HTMLElement | undefined): void {
    if (stop === this.#stop) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
    this.#stop = stop;
  }

  get #rows(): readonly Element[] {
    return [...this.#host.renderRoot.querySelectorAll(this.#rowSelector)];
  }

  get #activeRow(): Element | null {
    return this.#host.renderRoot.querySelector(`${this.#rowSelector}:focus-within`);
  }

  #main(row: Element | null | undefined): HTMLElement | undefined {
    return row?.querySelector<HTMLElement>(this.#mainSelector) ?? undefined;
  }
}
