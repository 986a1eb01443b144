/** The keys of a list, wherever in it the focus is: `/` search, `f` filters, `r` refresh, `[` and `]` pages, Escape. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {RovingRowsController} from '../../controllers/roving-rows-controller.js';
import type {ChatFilters} from '../chat-filters/chat-filters.js';
import {shortcutOf} from '../internal/link-click.js';

export interface KeysHost extends ReactiveControllerHost, HTMLElement {
  shortcuts?: 'on' | 'off';
}

export interface ListCommands {
  readonly rows: RovingRowsController;
  filters(): ChatFilters | undefined;
  refresh(): void;
  turn(to: 'next' | 'previous'): void;
}

export class ListKeys implements ReactiveController {
  readonly #host: KeysHost;
  readonly #commands: ListCommands;

  constructor(host: KeysHost, commands: ListCommands) {
    this.#host = host;
    this.#commands = commands;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const {rows} = this.#commands;
    const [target] = event.composedPath();
    const isInSearch = target instanceof HTMLInputElement && target.type === 'search';
    // The first Escape is the field's own: it clears.
    if (event.key === 'Escape' && isInSearch && !event.defaultPrevented) rows.focus();
    if (this.#host.shortcuts !== 'off' && this.#run(shortcutOf(event))) event.preventDefault();
  };

  /** Returns whether the key means something. */
  #run(key: string | undefined): boolean {
    const {filters, refresh, turn} = this.#commands;
    const run = {
      '/': () => filters()?.focusSearch(),
      f: () => filters()?.showFilters(),
      r: refresh,
      '[': () => turn('previous'),
      ']': () => turn('next'),
    }[key ?? ''];
    run?.();
    return run !== undefined;
  }
}
