/** The messages of a chat, and the notice that someone is writing one. */
import {listMessages} from '../db/windows.js';
import {ME} from '../identity.js';
import type {Handlers} from '../openapi.js';
import type {Services} from '../services.js';
import {chatIdOf, idempotencyKeyOf} from './chats.js';
import {atMostOne} from './query.js';

interface WindowParameters {
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  readonly search?: string;
  readonly limit: number;
}

export function messageHandlers({database, commands}: Services): Handlers {
  return {
    listMessages: async (request) => {
      const {search: text, ...place} = request.query as WindowParameters;
      const search = text?.trim() || undefined;
      atMostOne({before: place.before, after: place.after, around: place.around});
      atMostOne({search, around: place.around});
      return database.transaction((sql) => listMessages(sql, chatIdOf(request), {...place, search}));
    },

    sendMessage: async (request, reply) => {
      const {text} = request.body as {text: string};
      const message = {author: ME, text, idempotencyKey: idempotencyKeyOf(request)};
      const {result, isNew} = await commands.addMessage(chatIdOf(request), message);
      return reply.code(isNew ? 201 : 200).send(result);
    },

    setTyping: async (request, reply) => {
      const {typing} = request.body as {typing: boolean};
      await commands.setTyping(chatIdOf(request), ME, typing);
      return reply.code(204).send();
    },
  };
}
