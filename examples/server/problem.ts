/** RFC 9457 problems: how every error leaves the server, with the contract's code. */
import type {ChatErrorCode} from '../../src/model/errors.js';

/** An error that a browser may see, thrown anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ChatErrorCode;
  /** For `invalid`: the parameter, header or field of the body, as a path ("messages[3].text"). */
  readonly field?: string;

  constructor(status: number, code: ChatErrorCode, detail: string, field?: string) {
    super(detail);
    this.status = status;
    this.code = code;
    if (field !== undefined) this.field = field;
  }
}

export function notFound(what: string): Problem {
  return new Problem(404, 'not-found', `There is no ${what}.`);
}

export function forbidden(detail: string): Problem {
  return new Problem(403, 'forbidden', detail);
}

export function invalid(field: string | undefined, detail: string, status = 400): Problem {
  return new Problem(status, 'invalid', detail, field);
}

/** The body of an answer. `correlationId` names the request in the server's log. */
export function problemBody(problem: Problem, correlationId: string): Record<string, unknown> {
  return {
    type: `urn:backchat:problem:${problem.code}`,
    title: TITLES[problem.code],
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.field !== undefined && {field: problem.field}),
    correlationId,
  };
}

const TITLES: Readonly<Record<ChatErrorCode, string>> = {
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Changed by someone else',
  invalid: 'The request is not valid',
  'rate-limited': 'Too many requests',
  unavailable: 'Not available',
  offline: 'Offline',
  timeout: 'Took too long',
  protocol: 'Not understood',
};
