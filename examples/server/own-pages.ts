/** The few pages that the server writes itself. */
import type {FastifyReply} from 'fastify';

/** The library that every host page loads is missing. */
export function sendNotBuiltPage(reply: FastifyReply): FastifyReply {
  return send(
    reply,
    503,
    'The library is not built yet',
    'Run <code>npm run build</code> in the project folder, then load this page again. <code>npm start</code> does both.',
  );
}

/** What is neither a file nor part of the API. */
export function sendNotFoundPage(reply: FastifyReply): FastifyReply {
  return send(reply, 404, 'There is no such page', 'Go back to the <a href="/">start page</a>.');
}

function send(reply: FastifyReply, status: number, title: string, html: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${html}</p></html>`,
    );
}
