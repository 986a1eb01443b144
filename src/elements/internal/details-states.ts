/** What stands in place of a chat: none is open, none was found, it is gone, it could not be read. */
import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';
import {describeError} from './describe-error.js';
import {icons} from './icons.js';
import {type StateView, stateView} from './state-view.js';

type Action = StateView['action'];

/** Nobody said which chat; `transaction` if one was looked for and there is no chat about it. */
export const noChat = (terms: Terms, transaction?: string): TemplateResult =>
  html`<slot name="empty"
    >${stateView(
      transaction === undefined
        ? {icon: icons.chat(), title: terms.noChatChosen, hint: terms.noChatChosenHint}
        : {icon: icons.chat(), title: terms.noChatAbout(transaction)},
    )}</slot
  >`;

/** Why a chat could not be read, and what to do. */
export function failedChat(
  terms: Terms,
  error: ChatError,
  {onRetry, onSignIn}: {readonly onRetry: () => void; readonly onSignIn: () => void},
): TemplateResult {
  const {code, correlationId} = error;
  if (code === 'unauthenticated') {
    const action = {label: terms.signInAgain, run: onSignIn};
    return stateView({icon: icons.lock(), title: terms.signedOut, hint: terms.signedOutHint, action});
  }
  if (code === 'forbidden') {
    return stateView({icon: icons.lock(), title: terms.mayNotSee, hint: terms.mayNotSeeHint});
  }
  return stateView({
    icon: icons.alert(),
    danger: true,
    title: terms.chatFailed,
    hint: describeError(terms, error),
    action: {label: terms.tryAgain, run: onRetry},
    ...(correlationId !== undefined && {reference: terms.reference(correlationId)}),
  });
}

/** Whether there is no such chat (any more); an answer that is not of a chat service says nothing about it. */
export function isGone({deleted, error}: ChatSnapshot): boolean {
  return deleted !== undefined || (error?.code === 'not-found' && error.field !== 'src');
}

export interface GoneView {
  readonly terms: Terms;
  readonly snapshot: ChatSnapshot;
  /** The client's name, where it was deleted from this very screen. */
  readonly deletedHere?: string;
  readonly back: Action;
  /** What was written and not sent. */
  readonly unsent: string;
  readonly onCopy: (text: string) => void;
}

export function goneChat({terms, snapshot, deletedHere, back, unsent, onCopy}: GoneView): TemplateResult {
  const {deleted} = snapshot;
  const title =
    deletedHere !== undefined
      ? terms.deleted(deletedHere)
      : deleted?.by !== undefined
        ? terms.chatDeletedBy(deleted.by)
        : deleted
          ? terms.chatDeleted
          : terms.chatGone;
  return stateView({
    icon: icons.trash(),
    title,
    ...(unsent ? {hint: terms.unsentBelow} : !deleted && {hint: terms.chatGoneHint}),
    ...(unsent && {
      extra: html`<p class="unsent" part="unsent">${unsent}</p>
        <button type="button" class="button" @click=${() => onCopy(unsent)}>${terms.copyText}</button>`,
    }),
    action: back,
  });
}

/** The draft and the unsent messages of a chat, in the order of writing. */
export function unsentText(backchat: Backchat, chatId: string): string {
  const waiting = backchat.outbox.get().filter((entry) => entry.chatId === chatId);
  return [...waiting.map(({text}) => text), backchat.drafts.get(chatId)].filter(Boolean).join('\n\n');
}
