/** What most visits never ask of a back end. */
import type {QuickReply} from '../../model/message.js';
import type {ChatAdapter} from '../adapter.js';
import {list, record, string} from './decode.js';
import {downloadExport} from './export.js';
import {parameters} from '../../model/told.js';
import {chat, messageWindow} from './records.js';
import {chatPath, orWhereAbsent, type Wire} from './wire.js';

export const quickReplies = list(record<QuickReply>({id: string, title: string, text: string}));

export type Seldom = Required<
  Pick<ChatAdapter, 'searchMessages' | 'startChat' | 'markAnswered' | 'deleteChat' | 'quickReplies' | 'exportChats'>
>;

export const seldomOver = ({ask, get, post}: Wire): Seldom => ({
  searchMessages: (chatId, search, window, call) =>
    get(chatPath(chatId, `/messages?${parameters({...window, search})}`), call, messageWindow),
  startChat: ({idempotencyKey, ...body}, call) => post('chats', body, call, chat, idempotencyKey),
  markAnswered: (chatId, call) => post(chatPath(chatId, '/answered'), {}, call, chat),
  deleteChat: (chatId, {signal}) => ask(chatPath(chatId), {signal, method: 'DELETE'}, () => {}),
  quickReplies: (call) => get('quick-replies', call, quickReplies).catch(orWhereAbsent([])),
  exportChats: (query, call) => downloadExport(ask, query, call),
});
