/**
 * The host pages that a server renders: what a PHP, Rails or Django application does with its templates. The one
 * variable, `{{id}}`, is the query parameter of that name.
 */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {FastifyInstance} from 'fastify';
import {sendNotFoundPage} from './own-pages.js';

const PAGES = ['chats', 'chat', 'client', 'tx'];

export function registerAdminPages(app: FastifyInstance, folder: string): void {
  app.get<{Params: {name: string}; Querystring: {id?: string | string[]}}>(
    '/admin/:name.php',
    async (request, reply) => {
      const {name} = request.params;
      if (!PAGES.includes(name)) return sendNotFoundPage(reply);
      const template = await readFile(join(folder, 'admin', `${name}.html`), 'utf8');
      const id = [request.query.id ?? ''].flat()[0] ?? '';
      const html = template.replaceAll('{{id}}', () => escapeHtml(id));
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
