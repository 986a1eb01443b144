/** What the pieces of the filters need: the words, what is asked, and the ways to ask otherwise. */
import type {Capabilities} from '../../adapters/adapter.js';
import type {Formatter} from '../../i18n/format.js';
import type {Terms} from '../../i18n/terms.js';
import type {ListState} from '../../model/list-state.js';
import type {PopupOptions} from '../internal/menu-popup.js';

export interface FilterScreen {
  readonly terms: Terms;
  readonly format: Formatter;
  readonly state: ListState;
  readonly capabilities: Capabilities;
  /** The form of a custom period stands in the menu of periods. */
  readonly isCustomOpen: boolean;
  /** The custom period ends before it starts. */
  readonly isInvalid: boolean;
  set(change: Partial<ListState>): void;
  openCustom(): void;
  setInvalid(isInvalid: boolean): void;
  /** A menu button that shows its value, tinted while it filters. */
  face(id: string, name: string, value: string, isActive: boolean): PopupOptions;
}
