/** Deleting a chat: the question, the request to the host, the command, and what came of it. */
import {nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {Chat} from '../../model/chat.js';
import {type ChatError, toChatError} from '../../model/errors.js';
import type {Backchat} from '../../store/backchat.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';
import {describeError} from './describe-error.js';
import {questionDialog} from './dialog.js';

/** A message so young (milliseconds) is mentioned in the question: it may change the mind. */
const JUST_NOW_MS = 60_000;

export interface DeletionOptions {
  /** Asks the host; `false` = it takes over. */
  readonly request: (chat: Chat) => boolean;
  readonly onDeleted: (chat: Chat) => void;
  readonly onFailed: (chat: Chat, error: ChatError) => void;
}

export class DeletionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DeletionOptions;
  #backchat?: Backchat;
  #chat?: Chat;
  #asked = 0;
  #busy = false;
  #error?: ChatError;

  constructor(host: ReactiveControllerHost, options: DeletionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  ask(backchat: Backchat, chat: Chat): void {
    this.#backchat = backchat;
    this.#asked = Date.now();
    this.#show(chat);
  }

  hostDisconnected(): void {
    this.#chat = undefined;
  }

  render(terms: Terms): TemplateResult | typeof nothing {
    const chat = this.#chat;
    if (!chat) return nothing;
    const name = chat.client.name || terms.unknownClient;
    const error = this.#error && terms.deleteFailed(describeError(terms, this.#error));
    const note = this.#noteOf(chat, name, terms);
    const count = chat.messageCount ?? countOf(this.#backchat?.thread(chat.id).get());
    return questionDialog({
      title: terms.deleteQuestion(name),
      text: terms.deleteText(count),
      ...(note && {note}),
      ...(error && {error}),
      busy: this.#busy,
      no: terms.cancel,
      yes: this.#busy ? terms.deleting : error ? terms.tryAgain : terms.deleteChat,
      onYes: (close) => void this.#delete(chat, close),
      onClosed: () => this.#show(undefined),
    });
  }

  #noteOf({lastMessage}: Chat, name: string, terms: Terms): string | undefined {
    if (lastMessage?.authorKind !== 'client') return undefined;
    const age = this.#asked - Date.parse(lastMessage.sentAt);
    return age >= 0 && age < JUST_NOW_MS ? terms.wroteAgo(name, Math.round(age / 1000)) : undefined;
  }

  async #delete(chat: Chat, close: () => void): Promise<void> {
    const isOurs = this.#options.request(chat);
    try {
      this.#show(chat, isOurs);
      if (isOurs) await this.#backchat?.deleteChat(chat.id);
    } catch (error) {
      const failure = toChatError(error);
      this.#show(chat, false, failure);
      this.#options.onFailed(chat, failure);
      return;
    }
    close();
    this.#show(undefined);
    if (isOurs) this.#options.onDeleted(chat);
  }

  #show(chat: Chat | undefined, busy = false, error?: ChatError): void {
    this.#chat = chat;
    this.#busy = busy;
    this.#error = error;
    this.#host.requestUpdate();
  }
}

/** How many messages a thread has, where all of them are loaded. */
function countOf(thread: ThreadSnapshot | undefined): number | undefined {
  const [range] = thread?.ranges ?? [];
  return range && !range.hasOlder && !range.hasNewer ? range.ids.length : undefined;
}
