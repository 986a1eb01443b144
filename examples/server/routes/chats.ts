/** Chats: the list, one of them, and what is done to one. */
import type {FastifyRequest} from 'fastify';
import {listChats} from '../db/list.js';
import {chatById} from '../db/records.js';
import {ME} from '../identity.js';
import type {Handlers} from '../openapi.js';
import {notFound} from '../problem.js';
import type {Services} from '../services.js';
import {type FilterParameters, pageOf, type PageParameters, queryOf} from './query.js';

interface StartBody {
  readonly clientId?: string;
  readonly transactionId?: string;
  readonly text: string;
}

export function chatIdOf(request: FastifyRequest): string {
  return (request.params as {chatId: string}).chatId;
}

export function idempotencyKeyOf(request: FastifyRequest): string {
  return request.headers['idempotency-key'] as string;
}

export function chatHandlers({database, commands}: Services): Handlers {
  return {
    listChats: async (request) => {
      const parameters = request.query as FilterParameters & PageParameters;
      const [query, page] = [queryOf(parameters), pageOf(parameters)];
      return database.transaction((sql) => listChats(sql, query, page));
    },

    getChat: async (request) => {
      const chatId = chatIdOf(request);
      const chat = await chatById(database, chatId);
      if (!chat) throw notFound(`chat "${chatId}"`);
      return chat;
    },

    startChat: async (request, reply) => {
      const {clientId, transactionId, text} = request.body as StartBody;
      const start = {clientId, transactionId, idempotencyKey: idempotencyKeyOf(request)};
      const {result, isNew} = await commands.startChat(start, {author: ME, text});
      return reply.code(isNew ? 201 : 200).send(result);
    },

    deleteChat: async (request, reply) => {
      await commands.deleteChat(chatIdOf(request), ME);
      return reply.code(204).send();
    },

    markAnswered: async (request) => commands.markAnswered(chatIdOf(request)),
  };
}
