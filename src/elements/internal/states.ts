/**
 * What stands instead of rows, messages or a chat: nothing is there, nothing was found, it is gone, it could not be read.
 * One line of what, one of what to do, one button. Loaded when first needed.
 */
import {css, html, nothing, type TemplateResult} from 'lit';
import {laterWords} from '../../i18n/en-later.js';
import type {FailedTitle, Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import type {ChatError} from '../../model/errors.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {lock} from './composer-states.js';
import {describeError} from './describe-error.js';
import {draw} from './icon-set.js';
import {icons} from './icons.js';
import {strip} from './strips.js';

export * from './composer-states.js';

const plug = () => draw('M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-12 0zm6 9v4');
const chat = () => draw('M4 5h16v11H9l-5 4z');

/** With an `href` it is a link. */
export interface StateAction {
  readonly label: string;
  readonly href?: string;
  readonly run: (event: MouseEvent) => unknown;
}

interface StateView {
  readonly icon: TemplateResult;
  readonly title: string;
  readonly hint?: string;
  /** The back end's reference, as a finished line. */
  readonly reference?: string;
  readonly danger?: boolean;
  readonly action?: StateAction;
  /** More, between the lines and the button. */
  readonly extra?: TemplateResult;
}

export function notConnected(first: Terms): TemplateResult {
  const terms = laterWords(first);
  return stateView({icon: plug(), title: terms.notConnected, hint: terms.notConnectedHint});
}

/** A screen without a back end: the page's own fallback for that time, or a word on what is missing. */
export const notReady = (terms: Terms, {childNodes}: Element): TemplateResult =>
  [...childNodes].some((node) =>
    node instanceof Element ? !node.slot : node.nodeType === 3 && node.textContent?.trim(),
  )
    ? html`<slot></slot>`
    : notConnected(terms);

/** A list without chats. */
export const noChats = (terms: Terms): TemplateResult =>
  html`<slot name="empty"
    >${stateView({icon: chat(), title: terms.noChats, hint: laterWords(terms).noChatsHint})}</slot
  >`;

/** A list whose filters leave nothing. */
export function noMatch(first: Terms, clear: () => void): TemplateResult {
  const terms = laterWords(first);
  return html`<slot name="no-match"
    >${stateView({
      icon: icons.search(),
      title: terms.noMatch,
      hint: terms.noMatchHint,
      action: {label: terms.clearFilters, run: clear},
    })}</slot
  >`;
}

/** Nobody said which chat; `transaction` if one was looked for and there is no chat about it. */
export function noChat(first: Terms, transaction?: string): TemplateResult {
  const terms = laterWords(first);
  return transaction === undefined
    ? stateView({icon: chat(), title: terms.noChatChosen, hint: terms.noChatChosenHint})
    : stateView({icon: chat(), title: terms.noChatAbout(transaction)});
}

/** A thread without messages to show: without a back end, without a chat, of a chat that is gone. */
export function noThread(
  terms: Terms,
  found: Backchat | undefined,
  thread: unknown,
  deleted: ChatSnapshot['deleted'],
): TemplateResult {
  if (!found) return notConnected(terms);
  return thread ? gone(terms, deleted?.by) : noChat(terms);
}

/** A chat in which nobody has written. */
export function noMessages(
  first: Terms,
  readonly: boolean,
  found: Backchat | undefined,
  empty: Chat | undefined,
): TemplateResult {
  const terms = laterWords(first);
  const mayWrite = !readonly && found?.adapter.sendMessage && found.session.get().permissions.send;
  const canWrite = mayWrite && empty?.can?.send !== false;
  return html`<slot name="empty"
    >${stateView({
      icon: chat(),
      title: terms.noMessages,
      hint: canWrite ? terms.noMessagesHint : terms.noMessagesReadOnly,
    })}</slot
  >`;
}

/** A chat that is not there (any more); `by` is who deleted it. */
export function gone(first: Terms, by?: string): TemplateResult {
  const terms = laterWords(first);
  return by === undefined
    ? stateView({icon: icons.trash(), title: terms.chatGone, hint: terms.chatGoneHint})
    : stateView({icon: icons.trash(), title: terms.chatDeletedBy(by)});
}

/**
 * A chat's whole screen where the chat is gone: what was written is not lost. `deletedHere` is the chat that was deleted
 * from this very screen.
 */
export function goneChat(
  first: Terms,
  {chatId, deleted}: ChatSnapshot,
  deletedHere: Chat | undefined,
  {outbox, drafts}: Backchat,
  back: StateAction,
  onCopy: (text: string) => void,
): TemplateResult {
  const terms = laterWords(first);
  const waiting = outbox.get().filter((entry) => entry.chatId === chatId);
  const unsent = [...waiting.map(({text}) => text), drafts.get(chatId)].filter(Boolean).join('\n\n');
  const by = deleted?.by;
  return stateView({
    icon: icons.trash(),
    title:
      deletedHere?.id === chatId
        ? terms.deleted(deletedHere.client.name || terms.unknownClient)
        : by !== undefined
          ? terms.chatDeletedBy(by)
          : deleted
            ? terms.chatDeleted
            : terms.chatGone,
    hint: unsent ? terms.unsentBelow : deleted ? undefined : terms.chatGoneHint,
    action: back,
    ...(unsent && {
      extra: html`<p class="unsent" part="unsent">${unsent}</p>
        <button type="button" class="button" @click=${() => onCopy(unsent)}>${terms.copyText}</button>`,
    }),
  });
}

/** Why something could not be read, and what to do; without a `title`, as a strip over what was read before. */
export function failed(
  first: Terms,
  error: ChatError,
  title: FailedTitle | undefined,
  retry: () => void,
  signIn: () => unknown,
): TemplateResult {
  const terms = laterWords(first);
  const reason = describeError(terms, error);
  if (!title) return strip('status', html`<span>${reason}</span>`, terms.tryAgain, retry);
  const {code, field, message, correlationId} = error;
  const icon = lock();
  if (code === 'unauthenticated') {
    const action = {label: terms.signInAgain, run: signIn};
    return stateView({icon, title: terms.signedOut, hint: terms.signedOutHint, action});
  }
  if (code === 'forbidden') return stateView({icon, title: terms.mayNotSee, hint: terms.mayNotSeeHint});
  const isWrongSource = code === 'not-found' && field === 'src';
  return stateView({
    icon: icons.alert(),
    danger: true,
    title: isWrongSource ? message : terms[title],
    hint: isWrongSource ? terms.wrongSourceHint : reason,
    action: {label: terms.tryAgain, run: retry},
    ...(correlationId !== undefined && {reference: terms.reference(correlationId)}),
  });
}

const stateView = ({icon, title, hint, reference, danger, action, extra}: StateView): TemplateResult => html`
  <div class="state ${danger ? 'danger' : ''}" part="state">
    <span class="disc">${icon}</span>
    <p class="title">${title}</p>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing} ${extra ?? nothing} ${action ? actionOf(action) : nothing}
    ${reference ? html`<p class="reference">${reference}</p>` : nothing}
  </div>
`;

const actionOf = ({label, href, run}: StateAction) =>
  href === undefined
    ? html`<button type="button" class="button" @click=${run}>${label}</button>`
    : html`<a class="button" href=${href} @click=${run}>${label}</a>`;

export const styles = css`
  .state {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    min-block-size: 240px;
    padding: 24px;
    text-align: center;
  }
  /* In a thread, and in the frame of a chat. */
  .content > .state {
    margin-block: auto;
  }
  .frame > .state {
    flex: 1;
    min-inline-size: 0;
  }
  .state .disc {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: 8px;
    border-radius: 50%;
    background: var(--_hover);
    color: var(--_text-2);
  }
  .state .disc svg {
    inline-size: 24px;
    block-size: 24px;
  }
  .state.danger .disc {
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .state .title {
    font-weight: 600;
  }
  .state .hint {
    color: var(--_text-2);
    max-inline-size: 48ch;
    overflow-wrap: anywhere;
  }
  .state .reference {
    color: var(--_text-3);
    font-size: 0.857em;
    user-select: all;
  }
  .state .button {
    margin-block-start: 8px;
  }
  .state .unsent {
    max-inline-size: 56ch;
    max-block-size: 40dvh;
    overflow: auto;
    margin-block-start: var(--_space-s);
    padding: var(--_space-m);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .status > [aria-hidden='false'] {
    color: var(--_danger);
  }
  .reason {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: var(--_space-l) var(--_space-xl);
    color: var(--_text-2);
    overflow-wrap: anywhere;
  }
  @container (inline-size < 600px) {
    .reason {
      padding-inline: var(--_space-m);
    }
  }
`;
