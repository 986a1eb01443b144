/** What the memory back end shows of its records: a poor one tells less, and none tells more than its capabilities. */
import type {Change} from '../../model/change.js';
import {type Chat, hasNewMessages} from '../../model/chat.js';
import type {Message} from '../../model/message.js';
import type {MessageWindow, Page} from '../../model/page.js';
import type {Capabilities} from '../adapter.js';

export type Profile = 'rich' | 'poor';

export interface View {
  chat(chat: Chat): Chat;
  message(message: Message): Message;
  page(page: Page<Chat>): Page<Chat>;
  window(window: MessageWindow): MessageWindow;
  change(change: Change): Change;
}

/** `seq` gives the number of the last change. */
export function viewOf(profile: Profile, newMessages: Capabilities['newMessages'], seq: () => number): View {
  const isPoor = profile === 'poor';
  const unansweredOf = ({newMessages: unanswered}: Chat): Pick<Chat, 'newMessages'> => {
    if (newMessages === 'none' || unanswered === undefined) return {};
    return {newMessages: newMessages === 'count' ? unanswered : hasNewMessages({newMessages: unanswered}) || 0};
  };
  const chat = (record: Chat): Chat => {
    const {version, newMessages: _, ...rest} = record;
    return {...rest, ...unansweredOf(record), ...(!isPoor && version !== undefined && {version})};
  };
  const message = (record: Message): Message => {
    const {version: _, order: __, idempotencyKey: ___, ...rest} = record;
    return isPoor ? rest : record;
  };
  return {
    chat,
    message,
    page: ({items, ...rest}) => ({items: items.map(chat), ...(!isPoor && {...rest, seq: seq()})}),
    window: ({items, ...rest}) => ({items: items.map(message), ...rest, ...(!isPoor && {seq: seq()})}),
    change: (change) => (change.type === 'chat-upserted' ? {...change, chat: chat(change.chat as Chat)} : change),
  };
}
