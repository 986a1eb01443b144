/**
 * Buttons that open a floating menu or panel, on the Popover API: the top layer, Escape and a click outside are the
 * browser's. Stateless: everything is found from the event.
 */
import {css, html, type TemplateResult} from 'lit';
import type {ListState} from '../../model/list-state.js';
import {icons} from '../internal/icons.js';

/** In a menu: its words, whether it is chosen now, and what is asked if it is chosen. */
export type Choice = readonly [label: string, isChosen: boolean, change: Partial<ListState>];

/** A button and what it opens. The `id` is unique within the shadow root; `onToggle` hears of both before it happens. */
export const popup = (
  part: 'menu-button' | 'filter-button',
  id: string,
  label: string,
  classes: string,
  face: unknown,
  content: unknown,
  onToggle: (event: ToggleEvent) => void,
): TemplateResult => html`
  <button
    type="button"
    class=${classes}
    part=${part}
    popovertarget=${id}
    aria-haspopup=${part === 'menu-button' ? 'menu' : 'dialog'}
    aria-expanded="false"
    aria-label=${label}
    title=${label}
  >
    ${face}
  </button>
  <div class="floating popup" part="popup" popover="auto" id=${id} @beforetoggle=${onToggle}>${content}</div>
`;

/** Choices, of which any number may be chosen with `isMultiple`. */
export function menu(
  name: string,
  choices: readonly Choice[],
  onChoose: (change: Partial<ListState>) => void,
  isMultiple = false,
): TemplateResult {
  const first = choices.find(([, isChosen]) => isChosen) ?? choices[0];
  return html`<div role="menu" aria-label=${name}>
    ${choices.map(
      (choice) =>
        html`<button
          type="button"
          class="item"
          role=${isMultiple ? 'menuitemcheckbox' : 'menuitemradio'}
          aria-checked=${choice[1]}
          tabindex="-1"
          ?autofocus=${choice === first}
          @click=${() => onChoose(choice[2])}
        >
          ${icons.check()}<span>${choice[0]}</span>
        </button>`,
    )}
  </div>`;
}

/** For `beforetoggle`: places the one that opens below its button; one that closes gives the focus back. */
export function place(panel: HTMLElement, isOpen: boolean): void {
  const button = panel.previousElementSibling as HTMLElement;
  button.ariaExpanded = String(isOpen);
  if (!isOpen) return panel.matches(':focus-within') ? button.focus() : undefined;
  // Towards the middle of the window; it scrolls with the page.
  const {left, right, bottom} = button.getBoundingClientRect();
  const {clientWidth} = document.documentElement;
  const sides =
    left + right < clientWidth ? `auto auto ${left + scrollX}px` : `${clientWidth - right - scrollX}px auto auto`;
  panel.style.inset = `${bottom + scrollY + 4}px ${sides}`;
}

/** For `keydown` around popups: whether it is one to `walk` with. Keys of an open one are nobody else's. */
export function isWalk(event: KeyboardEvent): boolean {
  const {key} = event;
  const target = event.target as HTMLElement;
  const isInside = target.closest('[popover]');
  if (isInside) event.stopPropagation();
  const keys = isInside ? /^(Arrow(Up|Down)|Home|End|Tab)$/ : /^Arrow(Up|Down)$/;
  const isOurs = keys.test(key) && target.matches(isInside ? '.item' : '[popovertarget]');
  if (isOurs && key !== 'Tab') event.preventDefault();
  return isOurs;
}

export const popupStyles = css`
  .popup {
    position: absolute;
    min-inline-size: 200px;
    max-inline-size: min(360px, calc(100vw - 16px));
    margin: 0;
    padding: 4px;
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
