/** The files of the example: host pages, the built library, profile pictures. */
import {existsSync} from 'node:fs';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import fastifyStatic from '@fastify/static';
import type {FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {registerAdminPages} from './admin-pages.js';
import {sendNotBuiltPage} from './own-pages.js';

export interface Folders {
  /** Host pages, served at `/`. */
  readonly pages: string;
  /** The built library, served at `/dist/` and, as a host would deploy it, at `/js/`. */
  readonly dist: string;
  /** Profile pictures of the demo set, served at `/avatars/`. */
  readonly avatars: string;
}

export const FOLDERS: Folders = {
  pages: fileURLToPath(new URL('../plain-html', import.meta.url)),
  dist: fileURLToPath(new URL('../../dist', import.meta.url)),
  avatars: fileURLToPath(new URL('./avatars', import.meta.url)),
};

/** What Backchat promises to work under (design/features.md). */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; " +
  "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

const BUNDLE = 'backchat.min.js';

export async function registerStatic(app: FastifyInstance, folders: Folders): Promise<void> {
  // Names carry no hash of the content: browsers ask each time, and the entity tag spares the transfer.
  const options = {cacheControl: false, setHeaders: noCache};
  const serve = (root: string, prefix: string, preCompressed = false) =>
    app.register(fastifyStatic, {...options, root, prefix, preCompressed, decorateReply: prefix === '/'});

  app.addHook('onRequest', async (request, reply) => {
    if (isPage(request) && !existsSync(join(folders.dist, BUNDLE))) return sendNotBuiltPage(reply);
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    if (String(reply.getHeader('content-type')).startsWith('text/html')) {
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    }
    return payload;
  });

  await serve(folders.pages, '/');
  await serve(folders.dist, '/dist/', true);
  await serve(folders.dist, '/js/', true);
  await serve(folders.avatars, '/avatars/');
  registerAdminPages(app, folders.pages);
  app.get('/favicon.ico', (_request, reply) => reply.sendFile('favicon.svg'));
}

function noCache(reply: FastifyReply): void {
  reply.header('cache-control', 'no-cache');
}

function isPage({method, url}: FastifyRequest): boolean {
  const path = url.replace(/[?#].*$/s, '');
  const isFile = !path.startsWith('/api/') && (path.endsWith('/') || ['.html', '.php'].includes(extname(path)));
  return isFile && (method === 'GET' || method === 'HEAD');
}
