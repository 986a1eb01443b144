/** What a list needs now and then; loaded when it first does. */
import {css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {ListHandle} from '../../context/backchat-context.js';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import type {ChatError} from '../../model/errors.js';
import {isPageSize, parseSort} from '../../model/list-state.js';
import type {OutboxEntry} from '../../store/outbox.js';
import {describeError} from './describe-error.js';
import {iconButton} from './icon-button.js';
import {icons} from './icons.js';
import {fillLink} from './safe-url.js';
import {ChatOpenEvent} from './shared.events.js';

/** Characters kept before a hit, so that a narrow cell still shows it. */
const BEFORE = 16;

/** The text with its first hit of a search marked; it begins near the hit. Without one, the text. */
export function highlighted(text: string, search: string): TemplateResult | string {
  const words = [search, ...search.split(/\s+/)].map((word) => word.toLocaleLowerCase()).filter(Boolean);
  const folded = text.toLocaleLowerCase();
  const word = words.find((candidate) => folded.includes(candidate));
  // Some letters change their number when folded: then positions in one text say nothing about the other.
  if (!word || folded.length !== text.length) return text;
  const at = folded.indexOf(word);
  const start = at > BEFORE * 1.5 ? at - BEFORE : 0;
  const end = at + word.length;
  return html`${start ? '…' : ''}${text.slice(start, at)}<mark>${text.slice(at, end)}</mark>${text.slice(end)}`;
}

/** Copies a text, for a button; resolves to whether it did. Pages over plain http have no clipboard of their own. */
export async function copyText(text: string, button?: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, button);
  }
}

/** Beside the button, for a modal dialog makes the rest of the page inert. */
function copyBySelection(text: string, button?: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  (button?.parentNode ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  button?.focus();
  return isCopied;
}

/** Copies for a button, which says so for a moment; `word` is spoken. */
export async function copy(
  button: HTMLElement,
  text: string,
  word: string,
  announce: (text: string) => void,
): Promise<void> {
  if (!(await copyText(text, button))) return;
  announce(word);
  button.dataset.copied = word;
  button.addEventListener('animationend', () => delete button.dataset.copied, {once: true});
}

/** What a host draws in a column of its own; as long as the chat is the same, it is not drawn anew. */
export const hostCell = (column: {render(chat: Chat): unknown}, chat: Chat): unknown =>
  guard([column, chat], () => column.render(chat));

/** "2 messages not sent": opens the first chat concerned, which need not be on this page. */
export function unsentPill(
  host: EventTarget & {readonly chatHref?: string},
  terms: Terms,
  unsent: readonly OutboxEntry[],
): TemplateResult {
  const open = () => {
    const chatId = unsent[0]?.chatId ?? '';
    const href = fillLink(host.chatHref, {id: chatId});
    if (host.dispatchEvent(new ChatOpenEvent({chatId})) && href) window.open(href, '_self');
  };
  return html`<button type="button" class="pill unsent" part="unsent" @click=${open}>
    ${icons.alert()}${terms.unsent(unsent.length)}
  </button>`;
}

/** Why rows could not be read again, over those that are shown. */
export const failedStrip = (
  terms: Terms,
  error: ChatError,
  onRetry: () => void,
  onDismiss: () => void,
): TemplateResult =>
  html`<div class="strip danger" part="strip" role="alert">
    <span>${terms.chatsFailed}. ${describeError(terms, error)}</span>
    <button type="button" class="link-button" @click=${onRetry}>${terms.tryAgain}</button>
    ${
      error.correlationId === undefined
        ? nothing
        : html`<span class="reference">${terms.reference(error.correlationId)}</span>`
    }
    ${iconButton({icon: icons.close(), label: terms.dismiss, onClick: onDismiss})}
  </div>`;

export interface ListAttributes extends Element {
  readonly sort?: string;
  readonly pageSize?: number;
  readonly live?: string;
  readonly fit?: string;
  readonly url?: string;
}

const told = new Set<string>();

/** A value that makes no sense is told to the developer once, and then counts as absent. */
export function warn({localName, sort, pageSize, live, fit, url}: ListAttributes): void {
  const check = (name: string, value: unknown, expected: string, isRight: boolean) => {
    const text = `<${localName}>: ${name}="${String(value)}" is not ${expected}, and is ignored.`;
    if (value === undefined || value === null || value === '' || isRight || told.has(text)) return;
    told.add(text);
    console.warn(text);
  };
  const choice = (name: string, value: string | undefined, choices: string) =>
    check(name, value, `one of: ${choices}`, choices.split(' ').includes(value ?? ''));
  check('sort', sort, 'a column and a direction, e.g. "clientName asc"', Boolean(parseSort(sort ?? '')));
  check('page-size', pageSize, 'a number from 1 to 200', isPageSize(pageSize ?? 0));
  choice('live', live, 'hold auto');
  choice('fit', fit, 'content parent');
  choice('url', url, 'hash search off');
}

/** What a `chat-list` offers to filters elsewhere in the page. */
export interface FiltersTarget extends HTMLElement {
  /** From now on these filters serve the list, which draws none of its own; returns the way to end. */
  serve(onHandle: (handle: ListHandle | undefined) => void): () => void;
}

export interface FinderHost extends ReactiveControllerHost, HTMLElement {
  for?: string;
  focusSearch?(): void;
  showFilters?(): void;
}

/** Finds the list that filters name with `for`, in the same root, and serves it while both are there. */
export class NamedList implements ReactiveController {
  /** The list that was found. */
  handle?: ListHandle;
  readonly #host: FinderHost;
  #target: HTMLElement | null = null;
  #leave?: () => void;
  #observer?: MutationObserver;

  constructor(host: FinderHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#look());
    this.#look();
  }

  hostUpdate(): void {
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#aim(null);
  }

  /** The list may stand later in the page, come later, or be replaced. */
  #look(): void {
    const id = this.#host.for;
    if (!this.#observer) return;
    this.#observer.disconnect();
    if (!id) return this.#aim(null);
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#observer.observe(root, {childList: true, subtree: true, attributeFilter: ['id']});
    this.#aim(root.getElementById(id));
  }

  #aim(target: HTMLElement | null): void {
    if (target === this.#target) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#target = target;
    this.#show(undefined);
    if (target?.localName.includes('-')) void this.#join(target as FiltersTarget);
  }

  async #join(target: FiltersTarget): Promise<void> {
    await customElements.whenDefined(target.localName);
    if (target !== this.#target || this.#leave) return;
    this.#leave = target.serve?.((handle) => this.#show(handle));
  }

  #show(handle: ListHandle | undefined): void {
    if (handle === this.handle) return;
    this.handle = handle;
    this.#host.requestUpdate();
  }
}

export const styles = css`
  .strip.danger {
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .unsent.pill {
    min-inline-size: 0;
    min-block-size: 28px;
    margin-inline-start: auto;
    overflow: hidden;
    border: 0;
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .pill svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .unsent {
    color: var(--_danger);
    font-weight: 500;
  }
  mark {
    background: var(--_mark);
    color: inherit;
  }
  .strip .reference {
    user-select: all;
  }
  .strip .icon-button {
    inline-size: 28px;
    block-size: 28px;
    margin-inline-start: auto;
    color: inherit;
  }
  .copy[data-copied] {
    opacity: 1;
  }
  .copy[data-copied]::after {
    content: attr(data-copied);
    position: absolute;
    inset-block-end: 100%;
    inset-inline-end: 0;
    z-index: 1;
    padding: 2px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font-size: 0.857em;
    box-shadow: var(--_shadow);
    animation: copied 2s step-end;
  }
  @keyframes copied {
    from {
      opacity: 1;
    }
  }
`;
