/** Which chat is meant where only its transaction or its client is known. */
import {Task} from '@lit/task';
import type {ReactiveControllerHost} from 'lit';
import {ChatError, toChatError} from '../../model/errors.js';
import type {ChatQuery, FilterName} from '../../model/query.js';
import type {Backchat} from '../../store/backchat.js';

export interface ChatLookup {
  readonly transactionId?: string;
  readonly clientId?: string;
}

export class LookupController {
  readonly #task: Task<
    readonly [Backchat | undefined, string | undefined, string | undefined],
    string | null | undefined
  >;

  constructor(host: ReactiveControllerHost & ChatLookup & EventTarget, backchat: () => Backchat | undefined) {
    this.#task = new Task(host, {
      args: () => [backchat(), host.transactionId, host.clientId] as const,
      task: async ([found, transactionId, clientId], {signal}) =>
        found && (transactionId ?? clientId) !== undefined
          ? lookUpChat(found, {transactionId, clientId}, signal)
          : undefined,
    });
    // It may be the first message of the chat that was not there yet.
    host.addEventListener('chat-new-messages', () => {
      if (this.foundNone) this.run();
    });
  }

  get chatId(): string | undefined {
    return this.#task.value ?? undefined;
  }

  /** It has been looked for, and there is none. */
  get foundNone(): boolean {
    return this.#task.value === null;
  }

  get error(): ChatError | undefined {
    const {error} = this.#task;
    return error === undefined ? undefined : toChatError(error);
  }

  /** Looks for it once more. */
  readonly run = (): void => void this.#task.run();
}

/** The newest chat about a transaction, or of a client; `null` where there is none. Rejects with a `ChatError`. */
async function lookUpChat(
  {adapter, capabilities: {filters, sorts}}: Backchat,
  {transactionId, clientId}: ChatLookup,
  signal: AbortSignal,
): Promise<string | null> {
  const asked = transactionId === undefined ? {clientId} : {transactionId};
  for (const name of Object.keys(asked) as FilterName[]) {
    // A back end that ignored the filter would answer with somebody else's chat.
    if (!filters.includes(name)) throw new ChatError('invalid', `${adapter.name} cannot look for a ${name}.`);
  }
  const by = sorts.includes('createdAt') ? 'createdAt' : (sorts[0] ?? 'createdAt');
  const query: ChatQuery = {...asked, sort: {by, direction: 'desc'}};
  const {items} = await adapter.listChats(query, {size: 1, at: {page: 1}}, {signal});
  return items[0]?.id ?? null;
}
