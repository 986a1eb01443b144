/** What stands above the frame: title, help, filters, toolbar. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {OutboxEntry} from '../../store/outbox.js';
import type {BackchatElement} from '../internal/backchat-element.js';
import {icons} from '../internal/icons.js';
import {lookOf} from '../internal/link-look.js';

export interface HeadOptions {
  readonly terms: Terms;
  readonly headingLevel: number;
  /** Filters elsewhere in the page serve the list. */
  readonly isBare: boolean;
  readonly filters: unknown;
  /** Over the title where the list is narrow. */
  readonly notice: unknown;
  /** That messages were not sent. */
  readonly unsent: unknown;
  readonly tools: unknown;
}

export const head = ({terms, headingLevel, isBare, filters, notice, unsent, tools}: HeadOptions): TemplateResult =>
  html`<div class="head ${isBare ? 'bare' : ''}" part="head">
    <div class="titles">
      <div class="title" part="title" role="heading" aria-level=${headingLevel}>
        <slot name="title">${terms.chats}</slot>
      </div>
      <slot name="help"></slot>${unsent}
    </div>
    <div class="notice">${notice}</div>
    ${isBare ? nothing : filters}
    <div class="tools" part="toolbar">${tools}</div>
  </div>`;

const FILTER_PARTS = 'search clear-search menu-button filter-button popup date chips chip clear'
  .split(' ')
  .map((part) => `${part}: filters-${part}`)
  .join();

/** The list's own filters, unless the page has put others into their slot. */
export function filtersOf(host: BackchatElement): TemplateResult {
  const slot = html`<slot name="filters" @slotchange=${() => host.requestUpdate()}></slot>`;
  if (host.querySelector(':scope > [slot=filters]')) return slot;
  return html`${slot}<chat-filters class="embedded" exportparts=${FILTER_PARTS} ${lookOf(host)}></chat-filters>`;
}

/** `onDownload` is absent where downloads are not allowed. */
export function tools(terms: Terms, onRefresh: () => void, onDownload: (() => void) | undefined): TemplateResult {
  const tool = (label: string, icon: TemplateResult, onClick: () => void) =>
    html`<button type="button" class="icon-button" part="tool" aria-label=${label} title=${label} @click=${onClick}>
      ${icon}
    </button>`;
  return html`<slot name="toolbar"></slot>${tool(terms.refresh, icons.refresh(), onRefresh)}${
      onDownload ? tool(terms.download, icons.download(), onDownload) : nothing
    }`;
}

/** "2 messages not sent": opens the first chat concerned. */
export function unsentPill(
  terms: Terms,
  unsent: readonly OutboxEntry[],
  onOpen: (chatId: string) => void,
): TemplateResult | typeof nothing {
  const [first] = unsent;
  if (!first) return nothing;
  return html`<button type="button" class="pill unsent" part="unsent" @click=${() => onOpen(first.chatId)}>
    ${icons.alert()}${terms.unsent(unsent.length)}
  </button>`;
}

/** What was not sent for a reason, and what waits behind it in the same chat. */
export function unsentOf(entries: readonly OutboxEntry[] = []): readonly OutboxEntry[] {
  const troubled = new Set(entries.filter(({error}) => error).map(({chatId}) => chatId));
  return entries.filter(({chatId}) => troubled.has(chatId));
}
