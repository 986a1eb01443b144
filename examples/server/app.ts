/** The HTTP side, put together: the API from its document, the files, and how errors leave. */
import compress from '@fastify/compress';
import {fastify, type FastifyInstance, type FastifyRequest} from 'fastify';
import {Commands} from './commands.js';
import type {Database} from './db/database.js';
import {handleErrors, sendError} from './errors.js';
import {Hub} from './hub.js';
import {loadOpenApi, registerOperations} from './openapi.js';
import {forbidden} from './problem.js';
import {changeHandlers} from './routes/changes.js';
import {chatHandlers} from './routes/chats.js';
import {demoHandlers} from './routes/demo.js';
import {exportHandlers} from './routes/export.js';
import {messageHandlers} from './routes/messages.js';
import {sessionHandlers} from './routes/session.js';
import type {Services} from './services.js';
import {Simulation} from './simulation.js';
import {type Folders, FOLDERS, registerStatic} from './static.js';
import {createRequestValidator, createResponseSerializer} from './validation.js';

export interface App {
  readonly http: FastifyInstance;
  readonly services: Services;
}

/** Ready to listen. Closing ends the streams and the simulation; the database stays the caller's to close. */
export async function createApp(database: Database, folders: Folders = FOLDERS): Promise<App> {
  const hub = new Hub();
  const commands = new Commands(database, hub);
  const simulation = new Simulation(database, commands);
  const openApi = loadOpenApi();
  const services: Services = {database, hub, commands, simulation, openApi};

  const http = fastify({
    routerOptions: {maxParamLength: 1000},
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
  });
  http.setValidatorCompiler(createRequestValidator());
  http.setSerializerCompiler(createResponseSerializer());
  // "No answer needed" has nothing to say in its body, though some clients announce one.
  const parseJson = http.getDefaultJsonParser('error', 'error');
  http.addContentTypeParser('application/json', {parseAs: 'string'}, (request, body: string, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body, done);
  });
  handleErrors(http, openApi);
  http.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (isForeignWrite(request)) throw forbidden('Another site may not write here.');
  });
  http.addHook('preClose', async () => simulation.set(false));

  await http.register(compress, {encodings: ['gzip'], threshold: 1024});
  registerOperations(http, openApi, {
    ...chatHandlers(services),
    ...messageHandlers(services),
    ...sessionHandlers(services),
    ...changeHandlers(http, services),
    ...exportHandlers(services),
    ...demoHandlers(services),
  });
  await registerStatic(http, folders);
  return {http, services};
}

/** A write that another origin's page makes in the user's name. Programs that are no browsers say neither header. */
function isForeignWrite({method, headers}: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const {origin, host} = headers;
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}
