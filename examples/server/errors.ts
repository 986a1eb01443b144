/** Every error of the API as a problem, nothing of the inside in it. */
import type {FastifyError, FastifyInstance, FastifyReply, FastifyRequest} from 'fastify';
import {methodsFor, type OpenApi} from './openapi.js';
import {invalid, notFound, Problem, problemBody} from './problem.js';
import {sendNotFoundPage} from './own-pages.js';
import {fieldOf, reasonOf} from './validation.js';

/** The names of headers as the document writes them, by those that Node uses. */
const HEADER_NAMES: Readonly<Record<string, string>> = {
  'idempotency-key': 'Idempotency-Key',
  'last-event-id': 'Last-Event-ID',
};

export function handleErrors(app: FastifyInstance, openApi: OpenApi): void {
  app.setErrorHandler(sendError);

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/[?#].*$/s, '');
    if (path !== '/api' && !path.startsWith('/api/')) return sendNotFoundPage(reply);
    const methods = methodsFor(openApi, path);
    // A known method ends here all the same where an id is longer than any can be.
    if (methods.length === 0 || methods.includes(request.method))
      return send(notFound(`address ${path}`), request, reply);
    reply.header('allow', methods.join(', '));
    return send(invalid(undefined, `${request.method} is not possible here.`, 405), request, reply);
  });
}

/** Also for what fails before a route is found, such as an address that cannot be decoded. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(problemOf(error, request), request, reply);
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(problem, request.id)));
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const [fault] = error.validation ?? [];
  if (fault) {
    const path = fieldOf(fault);
    const field = HEADER_NAMES[path] ?? path;
    const what = field ? `"${field}"` : `The ${error.validationContext ?? 'request'}`;
    return invalid(field || undefined, `${what} ${reasonOf(fault)}.`);
  }
  // Class 22 of PostgreSQL: a value that cannot be stored or compared, such as a text with a zero byte.
  if (error.code?.startsWith('22')) return invalid(undefined, 'The request holds a value that cannot be used.');
  const status = error.statusCode ?? 500;
  if (status < 500)
    return status === 404 ? notFound(`address ${request.url}`) : invalid(undefined, error.message, status);
  console.error(`Request ${request.id} (${request.method} ${request.url}) failed:`, error);
  return new Problem(
    500,
    'unavailable',
    'The server failed to answer. Its log says why, under the reference given here.',
  );
}
