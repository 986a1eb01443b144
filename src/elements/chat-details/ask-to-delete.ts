/** Deleting a chat: the question, the request to the host, the command, and what came of it. */
import type {ReactiveControllerHost, TemplateResult} from 'lit';
import {laterWords} from '../../i18n/en-later.js';
import type {AllTerms, Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {type ChatError, toChatError} from '../../model/errors.js';
import type {Backchat} from '../../store/backchat.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';
import {describeError} from '../internal/describe-error.js';
import {questionDialog} from '../internal/dialog.js';
import {ChatDeletedEvent, ChatDeleteEvent, ChatDeleteFailedEvent} from './chat-details.events.js';

/** A message so young (milliseconds) is mentioned in the question: it may change the mind. */
const JUST_NOW_MS = 60_000;

/** A question as it is drawn. */
export type Question = (terms: Terms) => TemplateResult;

/**
 * Asks on behalf of an element whether a chat is to be deleted, and does it. `draw` is told the question, and at its end
 * `undefined`.
 */
export function askToDelete(
  element: ReactiveControllerHost & EventTarget,
  backchat: Backchat,
  chat: Chat,
  draw: (question?: Question) => void,
  onDeleted: () => void,
): void {
  const detail = {chatId: chat.id, name: chat.client.name};
  const asked = Date.now();
  const watch = {hostDisconnected: () => end()};

  const end = () => {
    element.removeController(watch);
    draw();
  };

  const ask = (busy: boolean, error?: ChatError) =>
    draw((words) => {
      const terms = laterWords(words);
      const name = chat.client.name || terms.unknownClient;
      return questionDialog({
        title: terms.deleteQuestion(name),
        text: terms.deleteText(chat.messageCount ?? countOf(backchat.thread(chat.id).get())),
        note: noteOf(chat, name, asked, terms),
        error: error && terms.deleteFailed(describeError(terms, error)),
        busy,
        no: terms.cancel,
        yes: busy ? terms.deleting : error ? terms.tryAgain : terms.deleteChat,
        onYes: (close) => void confirmed(close),
        onClosed: end,
      });
    });

  const confirmed = async (close: () => void) => {
    const isOurs = element.dispatchEvent(new ChatDeleteEvent(detail));
    try {
      ask(isOurs);
      if (isOurs) await backchat.deleteChat(chat.id);
    } catch (error) {
      const failure = toChatError(error);
      ask(false, failure);
      element.dispatchEvent(new ChatDeleteFailedEvent({...detail, error: failure}));
      return;
    }
    close();
    end();
    if (!isOurs) return;
    onDeleted();
    element.dispatchEvent(new ChatDeletedEvent(detail));
  };

  element.addController(watch);
  ask(false);
}

function noteOf({lastMessage}: Chat, name: string, asked: number, terms: AllTerms): string | undefined {
  if (lastMessage?.authorKind !== 'client') return undefined;
  const age = asked - Date.parse(lastMessage.sentAt);
  return age >= 0 && age < JUST_NOW_MS ? terms.wroteAgo(name, Math.round(age / 1000)) : undefined;
}

/** How many messages a thread has, where all of them are loaded. */
function countOf({ranges: [range]}: ThreadSnapshot): number | undefined {
  return range && !range.hasOlder && !range.hasNewer ? range.ids.length : undefined;
}
