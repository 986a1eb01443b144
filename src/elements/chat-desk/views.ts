/** The small pieces of the desk around its list and its chat. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {ChatListStore} from '../../store/chat-list-store.js';
import {icons} from '../internal/icons.js';
import {
  COMPOSER_PARTS,
  DETAILS_PARTS,
  FILTERS_PARTS,
  handOn,
  LIST_PARTS,
  THREAD_PARTS,
  withPrefix,
} from '../internal/link-parts.js';
import {hasNeighbour, type Step} from './neighbours.js';

/** Every part inside, under the name it has outside. */
export const PARTS_OF_LIST = `${withPrefix('list', LIST_PARTS)},${handOn('filters', FILTERS_PARTS)}`;
export const PARTS_OF_DETAILS = [
  withPrefix('details', DETAILS_PARTS),
  handOn('thread', THREAD_PARTS),
  handOn('composer', COMPOSER_PARTS),
].join();

/** Buttons to the chats before and after, for the head of the open one. */
export function neighbourButtons(
  list: ChatListStore,
  chatId: string,
  terms: Terms,
  onStep: (step: Step) => void,
): TemplateResult {
  const button = (step: Step, part: string, label: string, icon: TemplateResult) =>
    html`<button
      type="button"
      class="icon-button"
      part=${part}
      aria-label=${label}
      title=${label}
      aria-disabled=${!hasNeighbour(list, chatId, step)}
      @click=${() => onStep(step)}
    >
      ${icon}
    </button>`;
  return html`<span class="neighbours" slot="head-actions"
    >${button('previous', 'previous-chat', terms.previousChat, icons.up())}${button('next', 'next-chat', terms.nextChat, icons.down())}</span
  >`;
}

/** What happened, spoken at once and shown until it is dismissed. */
export const noticeView = (text: string, terms: Terms, onDismiss: () => void): TemplateResult =>
  html`<div class="notice" role="status">
    ${
      text
        ? html`<div class="floating" part="notice">
            <p>${text}</p>
            <button
              type="button"
              class="icon-button"
              aria-label=${terms.dismiss}
              title=${terms.dismiss}
              @click=${onDismiss}
            >
              ${icons.close()}
            </button>
          </div>`
        : nothing
    }
  </div>`;
