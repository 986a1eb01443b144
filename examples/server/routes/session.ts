/** What holds for the whole session: who one is, what one may do, and the document of the wire itself. */
import {folderId} from '../db/meta.js';
import {ME, PERMISSIONS, QUICK_REPLIES} from '../identity.js';
import type {Handlers} from '../openapi.js';
import type {Services} from '../services.js';

export function sessionHandlers({database, openApi}: Services): Handlers {
  return {
    // The folder's id keeps what a browser stored for one set of data apart from the next one's at the same address.
    getMe: async () => ({author: ME, scope: `backchat:${await folderId(database)}:${ME.id}`}),
    getPermissions: async () => PERMISSIONS,
    listQuickReplies: async () => QUICK_REPLIES,
    getDocument: async (_request, reply) => reply.type('application/json').send(JSON.stringify(openApi.source)),
  };
}
