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
    host.addEventListener('focusin', () => this.#settle());
  }

  /** Whether the focus is in a row. */
  get haveFocus(): boolean {
    return this.#rows.some(hasFocus);
  }

  /** Moves the focus to the current row. */
  focus(): void {
    this.#stop?.focus();
  }

  /** Moves the focus, and the Tab stop, to a row. */
  focusRow(row: Element | null | undefined): void {
    this.#main(row)?.focus();
  }

  hostUpdate(): void {
    this.#focused = this.#rows.findIndex(hasFocus);
  }

  hostUpdated(): void {
    const rows = this.#rows;
    if (this.#focused >= 0 && !this.haveFocus) this.focusRow(rows[this.#focused] ?? rows.at(-1));
    this.#settle();
  }

  /**
   * Moves the focus as a key says.
   * @later keys
   */
  walk(key: string): void {
    const rows = this.#rows;
    const at = rows.findIndex(hasFocus);
    const controls = [...(rows[at]?.querySelectorAll<HTMLElement>('a, button') ?? [])].filter((control) =>
      control.checkVisibility(),
    );
    const along = controls.findIndex(hasFocus);
    const step = this.#host.matches(':dir(rtl)') ? -1 : 1;
    const ways: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: this.#main(rows[at + 1]),
      ArrowUp: this.#main(rows[at - 1]),
      Home: this.#main(rows[0]),
      End: this.#main(rows.at(-1)),
      ArrowRight: controls[along + step],
      ArrowLeft: controls[along - step],
    };
    ways[key]?.focus();
  }

  /** The Tab stop is in the row that has the focus, else where it was, else in the first. */
  #settle(): void {
    const rows = this.#rows;
    const old = this.#stop;
    const stop = this.#main(rows.find(hasFocus)) ?? (old?.isConnected ? old : this.#main(rows[0]));
    if (old) old.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
    this.#stop = stop;
  }

  get #rows(): readonly Element[] {
    return [...this.#host.renderRoot.querySelectorAll(this.#rowSelector)];
  }

  #main(row: Element | null | undefined): HTMLElement | undefined {
    return row?.querySelector<HTMLElement>(this.#mainSelector) ?? undefined;
  }
}

const hasFocus = (element: Element): boolean => element.matches(':focus-within');
