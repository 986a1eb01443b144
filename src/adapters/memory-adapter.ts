import type {Chat} from '../model/chat.js';
import {ChatError} from '../model/errors.js';
import type {Message, QuickReply} from '../model/message.js';
import {ALL_PERMISSIONS, type Permissions} from '../model/permissions.js';
import type {ChatQuery} from '../model/query.js';
import {type Capabilities, capabilitiesOf, type ChatAdapter, type Me} from './adapter.js';
import {BackEnd, type BackEndData} from './memory/back-end.js';
import {createControl, type MemoryControl} from './memory/control.js';
import {Line} from './memory/line.js';
import {invalid, listPage} from './memory/list-page.js';
import {messageWindow, searchWindow} from './memory/message-window.js';
import {type Profile, viewOf} from './memory/view.js';

export type {MemoryControl} from './memory/control.js';
export type {Failure, PortCall, PortMethod, Wait} from './memory/line.js';

export interface MemoryAdapterOptions extends BackEndData {
  readonly name?: string;
  readonly me?: Me;
  readonly permissions?: Permissions;
  readonly quickReplies?: readonly QuickReply[];
  /** `poor`: no seq, version, order, totals, cursors, changes or idempotency key, and only what a desk cannot do without. */
  readonly profile?: Profile;
  /** What is narrowed here is refused there. */
  readonly capabilities?: Partial<Capabilities>;
  /** Totals are exact up to here, and a lower bound beyond. */
  readonly countLimit?: number;
  /** The most messages in a window, whatever was asked for. */
  readonly windowLimit?: number;
}

export interface MemoryAdapter extends ChatAdapter {
  readonly control: MemoryControl;
}

const ME: Me = {
  author: {kind: 'service-user', id: 'marta', name: 'Marta Lind', role: 'Support agent'},
  scope: 'memory/marta',
};

/**
 * A whole back end in memory, for stories, tests and demonstrations. It answers at once unless its `control` says
 * otherwise; every call, under way or waiting, ends with an `AbortError` when its signal does.
 */
export function createMemoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const {profile = 'rich', me = ME, permissions = ALL_PERMISSIONS, countLimit = Infinity, windowLimit = 200} = options;
  const isRich = profile === 'rich';
  const name = options.name ?? 'memory';
  const told: Partial<Capabilities> = {
    paging: isRich ? 'both' : 'pages',
    idempotentSend: isRich,
    replay: isRich,
    ...options.capabilities,
  };
  const able = capabilitiesOf({name, capabilities: told} as ChatAdapter);

  const backEnd = new BackEnd(options);
  const line = new Line();
  const view = viewOf(profile, able.newMessages, () => backEnd.seq);
  /** What was made with a key, by chat and key. */
  const made = new Map<string, Message | Chat>();

  const once = <T extends Message | Chat>(key: string, make: () => T): T => {
    const earlier = able.idempotentSend ? made.get(key) : undefined;
    const result = earlier ?? make();
    made.set(key, result);
    return result as T;
  };
  const checkText = (text: string) => {
    if (!text.trim()) throw invalid('text', 'A message needs a text.');
    if (text.length > (able.messageMaxLength ?? Infinity)) throw invalid('text', 'The message is too long.');
  };
  const check = (isAllowed: boolean | undefined, message: string) => {
    if (isAllowed === false) throw new ChatError('forbidden', message);
  };

  const required: ChatAdapter = {
    name,
    capabilities: told,

    listChats: (query, page, {signal}) =>
      line.call('listChats', [query, page], signal, () => {
        checkQuery(query, able);
        const messagesOf = (chatId: string) => backEnd.messages(chatId);
        return view.page(listPage(backEnd.chats, messagesOf, query, page, {paging: able.paging, countLimit}));
      }),
    getChat: (chatId, {signal}) => line.call('getChat', [chatId], signal, () => view.chat(backEnd.chat(chatId))),
    listMessages: (chatId, window, {signal}) =>
      line.call('listMessages', [chatId, window], signal, () =>
        view.window(messageWindow(backEnd.messages(chatId), window, windowLimit)),
      ),
    sendMessage: (chatId, message, {signal}) =>
      line.call('sendMessage', [chatId, message], signal, () => {
        const {can, readOnlyReason} = backEnd.chat(chatId);
        check(permissions.send && can?.send, readOnlyReason ?? 'You may not answer here.');
        checkText(message.text);
        const {text, idempotencyKey} = message;
        return view.message(
          once(`${chatId} ${idempotencyKey}`, () => backEnd.write(chatId, me.author, text, {idempotencyKey})),
        );
      }),
    deleteChat: (chatId, {signal}) =>
      line.call('deleteChat', [chatId], signal, () => {
        check(permissions.delete && backEnd.chat(chatId).can?.delete, 'You may not delete this chat.');
        backEnd.deleteChat(chatId, me.author.name);
      }),
  };
  const control = createControl(backEnd, line);
  if (!isRich) return {...required, control};

  return {
    ...required,
    control,
    me: ({signal}) => line.call('me', [], signal, () => me),
    permissions: ({signal}) => line.call('permissions', [], signal, () => permissions),
    quickReplies: ({signal}) => line.call('quickReplies', [], signal, () => options.quickReplies ?? []),
    markAnswered: (chatId, {signal}) =>
      line.call('markAnswered', [chatId], signal, () => view.chat(backEnd.updateChat({id: chatId, newMessages: 0}))),
    startChat: (start, {signal}) =>
      line.call('startChat', [start], signal, () => {
        check(permissions.send, 'You may not start chats.');
        checkText(start.text);
        const chat = once(start.idempotencyKey, () => startChat(backEnd, start, me));
        return view.chat(backEnd.chat(chat.id));
      }),
    restoreChat: (chatId, {signal}) =>
      line.call('restoreChat', [chatId], signal, () => view.chat(backEnd.restoreChat(chatId))),
    setTyping: (chatId, typing, {signal}) =>
      line.call('setTyping', [chatId, typing], signal, () => backEnd.setTyping(chatId, me.author, typing)),
    searchMessages: (chatId, text, window, {signal}) =>
      line.call('searchMessages', [chatId, text, window], signal, () =>
        view.window(searchWindow(backEnd.messages(chatId), text, window)),
      ),
    async *changes({since, signal}) {
      await line.call('changes', [since], signal, () => undefined);
      yield* line.stream(signal, (push) => {
        const missed = since === undefined ? [] : able.replay ? backEnd.changesSince(since) : undefined;
        const seq = backEnd.seq;
        for (const change of missed ?? []) push(view.change(change));
        push({type: 'ready', seq});
        if (!missed) push({type: 'reset', seq});
        return backEnd.subscribe((change) => push(view.change(change)));
      });
    },
  };
}

/** Refuses what the capabilities do not offer: a screen must not ask for it. */
function checkQuery(query: ChatQuery, {filters, sorts}: Capabilities): void {
  const {sort, ...asked} = query;
  if (!sorts.includes(sort.by)) throw invalid('sort');
  const isAsked = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  for (const [filter, value] of Object.entries(asked)) {
    if (isAsked(value) && !filters.some((known) => known === filter)) throw invalid(filter);
  }
}

function startChat(
  backEnd: BackEnd,
  {clientId, transactionId, text}: {readonly clientId?: string; readonly transactionId?: string; readonly text: string},
  me: Me,
): Chat {
  if (clientId === undefined && transactionId === undefined) throw invalid('clientId');
  const related = backEnd.chats.find(
    (chat) =>
      (clientId === undefined || chat.client.id === clientId) &&
      (transactionId === undefined || chat.transaction?.id === transactionId),
  );
  if (!related) throw new ChatError('not-found', 'There is no such client or transaction.');
  const {id} = backEnd.openChat({
    id: backEnd.nextId('chat'),
    createdAt: backEnd.timestamp(),
    status: 'in-progress',
    client: related.client,
    lastMessage: null,
    transaction: transactionId === undefined ? null : related.transaction,
  });
  backEnd.write(id, me.author, text);
  return backEnd.chat(id);
}
