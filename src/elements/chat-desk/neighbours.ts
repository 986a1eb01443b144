/** The chats before and after an open one, as the list shows them. */
import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {ListSnapshot} from '../../store/chat-list-store.js';
import {iconButton} from '../internal/icon-button.js';
import {icons} from '../internal/icons.js';

export type Step = 'next' | 'previous';

/** The id of the neighbour; `null` where it is on another page, `undefined` where there is none. */
export function neighbourOf(
  {rows, deleted, paging}: ListSnapshot,
  chatId: string | undefined,
  step: Step,
): string | null | undefined {
  const ids: (string | undefined)[] = rows.map(({id}) => id).filter((id) => id === chatId || !deleted.has(id));
  const at = ids.indexOf(chatId);
  const [next, isBeyond] = step === 'next' ? [at + 1, paging.hasNext] : [at - 1, at === 0 && paging.hasPrevious];
  return ids[next] ?? (isBeyond ? null : undefined);
}

/** Buttons to the chats before and after, for the head of the open one. */
export function neighbourButtons(
  list: ListSnapshot,
  chatId: string | undefined,
  terms: Terms,
  onStep: (step: Step) => void,
): TemplateResult {
  const button = (step: Step, part: string, icon: TemplateResult) =>
    iconButton({
      icon,
      label: terms[`${step}Chat`],
      part,
      disabled: neighbourOf(list, chatId, step) === undefined,
      onClick: () => onStep(step),
    });
  return html`<span class="neighbours" slot="head-actions"
    >${button('previous', 'previous-chat', icons.up())}${button('next', 'next-chat', icons.down())}</span
  >`;
}
