/**
 * Buttons that open a floating menu or panel, on the Popover API: the top layer, Escape and a click outside are the
 * browser's. Stateless: everything is found from the event.
 */
import {css, html, nothing, type TemplateResult} from 'lit';
import {icons} from './icons.js';

export interface PopupOptions {
  /** Unique within the shadow root. */
  readonly id: string;
  /** The name of the button. */
  readonly label: string;
  /** What the button shows. */
  readonly face: unknown;
  readonly buttonClass: string;
  readonly buttonPart: string;
  readonly tooltip?: boolean;
}

export interface MenuItem {
  readonly label: string;
  readonly checked: boolean;
  readonly choose: () => void;
}

export interface MenuOptions extends PopupOptions {
  /** The name of the menu. */
  readonly name: string;
  readonly items: readonly MenuItem[];
  /** Several items may be checked; the menu stays open. */
  readonly multiple?: boolean;
  /** Chosen without closing the menu: its form follows. */
  readonly staysOpen?: MenuItem;
  readonly after?: unknown;
}

const popup = (
  {id, label, face, buttonClass, buttonPart, tooltip}: PopupOptions,
  kind: 'menu' | 'dialog',
  content: unknown,
): TemplateResult => html`
  <button
    type="button"
    class=${buttonClass}
    part=${buttonPart}
    popovertarget=${id}
    aria-haspopup=${kind}
    aria-expanded="false"
    aria-label=${label}
    title=${tooltip ? label : nothing}
    @keydown=${onButtonKey}
  >
    ${face}
  </button>
  <div
    class="floating popup"
    part="popup"
    popover="auto"
    id=${id}
    role=${kind === 'dialog' ? kind : nothing}
    aria-label=${kind === 'dialog' ? label : nothing}
    @beforetoggle=${onToggle}
    @keydown=${onKey}
  >
    ${content}
  </div>
`;

/** A button that opens a panel of controls. */
export const panelButton = (options: PopupOptions & {readonly content: unknown}): TemplateResult =>
  popup(options, 'dialog', options.content);

/** A button that opens a menu of choices. */
export function menuButton(options: MenuOptions): TemplateResult {
  const {name, items, multiple, staysOpen, after} = options;
  const first = items.find(({checked}) => checked) ?? items[0];
  return popup(
    options,
    'menu',
    html`<div role="menu" aria-label=${name}>
        ${items.map(
          (item) =>
            html`<button
              type="button"
              class="item"
              role=${multiple ? 'menuitemcheckbox' : 'menuitemradio'}
              aria-checked=${item.checked}
              tabindex="-1"
              ?autofocus=${item === first}
              @click=${(event: Event) => {
                if (!multiple && item !== staysOpen) popupOf(event).hidePopover();
                item.choose();
              }}
            >
              ${icons.check()}<span>${item.label}</span>
            </button>`,
        )}
      </div>
      ${after}`,
  );
}

/** The popup that an event happened in. */
export function popupOf(event: Event): HTMLElement {
  return (event.currentTarget as HTMLElement).closest('[popover]') as HTMLElement;
}

function onToggle(event: ToggleEvent): void {
  const panel = event.currentTarget as HTMLElement;
  const button = panel.previousElementSibling as HTMLElement;
  const isOpen = event.newState === 'open';
  button.ariaExpanded = String(isOpen);
  if (isOpen) place(panel, button);
  else if (panel.matches(':focus-within')) button.focus();
}

/** Below the button, towards the middle of the window; it scrolls with the page. */
function place({style}: HTMLElement, button: HTMLElement): void {
  const {left, right, bottom} = button.getBoundingClientRect();
  const {clientWidth} = document.documentElement;
  const isFromLeft = left + right < clientWidth;
  style.setProperty('top', `${bottom + scrollY + 4}px`);
  style.setProperty('left', isFromLeft ? `${left + scrollX}px` : 'auto');
  style.setProperty('right', isFromLeft ? 'auto' : `${clientWidth - right - scrollX}px`);
}

function onButtonKey(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  ((event.currentTarget as HTMLElement).nextElementSibling as HTMLElement).showPopover();
}

/** Keys of an open popup are nobody else's. */
function onKey(event: KeyboardEvent): void {
  event.stopPropagation();
  const panel = event.currentTarget as HTMLElement;
  const items = [...panel.querySelectorAll<HTMLElement>('.item')];
  const at = items.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1}[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items.at(next % items.length)?.focus();
  } else if (event.key === 'Tab' && !panel.querySelector('form')) {
    panel.hidePopover();
  }
}

export const menuStyles = css`
  .popup {
    position: absolute;
    min-inline-size: 200px;
    max-inline-size: min(360px, calc(100vw - 16px));
    margin: 0;
    padding: 4px;
    line-height: inherit;
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    inline-size: 100%;
    min-block-size: var(--_control);
    padding-inline: 8px 12px;
    border: 0;
    border-radius: calc(var(--_radius) - 2px);
    background: none;
    text-align: start;
  }
  .item:hover,
  .item:focus {
    background: var(--_hover);
    outline-offset: -2px;
  }
  .item svg {
    color: var(--_accent);
  }
  .item[aria-checked='false'] svg {
    visibility: hidden;
  }
`;
