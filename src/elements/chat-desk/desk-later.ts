/** What a desk seldom needs: the turn to a neighbour on another page, and the notice that a chat was deleted. */
import {css, html, type TemplateResult} from 'lit';
import {laterWords} from '../../i18n/en-later.js';
import type {Terms} from '../../i18n/terms.js';
import type {ChatListStore} from '../../store/chat-list-store.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';
import type {Step} from './neighbours.js';

/** Turns the page and resolves to the chat that comes first on it, seen from here. */
export async function turnTo(list: ChatListStore, step: Step): Promise<string | undefined> {
  await list.turn(step);
  await settled(list);
  const {rows, error} = list.get();
  return error ? undefined : rows.at(step === 'next' ? 0 : -1)?.id;
}

async function settled(list: ChatListStore): Promise<void> {
  if (!list.get().busy) return;
  await new Promise<void>((resolve) => {
    const stop = list.subscribe(({busy}) => {
      if (busy) return;
      stop();
      resolve();
    });
  });
}

/** What happened, until it is dismissed. */
export const notice = (text: string, terms: Terms, onDismiss: () => void): TemplateResult =>
  html`<div class="floating" part="notice">
    <p>${text}</p>
    ${iconButton({icon: icons.close(), label: laterWords(terms).dismiss, onClick: onDismiss})}
  </div>`;

export const noticeStyles = css`
  :host {
    position: relative;
  }
  .notice {
    position: absolute;
    inset-block-end: 64px;
    inset-inline: var(--_space-l);
    z-index: 4;
    pointer-events: none;
  }
  .notice .floating {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    padding-inline-start: var(--_space-l);
    pointer-events: auto;
  }
  .notice p {
    padding-block: var(--_space-s);
    overflow-wrap: anywhere;
  }
`;
