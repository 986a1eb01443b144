/** What a back end refuses, as a `ChatError`. */
import {ChatError, type ChatErrorCode} from '../../model/errors.js';
import {isOf} from './media-type.js';

const CODES: Readonly<Record<number, ChatErrorCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  422: 'invalid',
  429: 'rate-limited',
  501: 'not-found',
  503: 'unavailable',
  504: 'timeout',
};

const KNOWN: ReadonlySet<unknown> = new Set(Object.values(CODES));

/** `src` as the host wrote it: the field `src` tells a wrong address from a chat that is not there. */
export function noService(src: string): ChatError {
  return new ChatError('not-found', `There is no chat service at ${src}.`, {field: 'src'});
}

/** Seconds, or a date (RFC 9110 § 10.2.3), as milliseconds from now. */
function retryAfterMs(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/**
 * The error of an answer that is not ok. Its `code`, where it writes one of ours, wins over its status. A 404 that the
 * wire would not write comes from somewhere else: there is no chat service.
 */
export async function problemOf(response: Response, path: string, baseUrl: string): Promise<ChatError> {
  const {status, headers} = response;
  const isHtml = isOf(response, 'html');
  const isForeign = isHtml || (/^chats(\?|$)/.test(path) && !isOf(response, 'problem+json'));
  if (status === 404 && isForeign) return noService(baseUrl);
  const body: unknown = isHtml ? undefined : await response.json().catch(() => undefined);
  const text = (field: string) => {
    const value = (body as Record<string, unknown> | null | undefined)?.[field];
    return typeof value === 'string' ? value : undefined;
  };
  const code = text('code');
  return new ChatError(
    KNOWN.has(code) ? (code as ChatErrorCode) : (CODES[status] ?? (status < 500 ? 'invalid' : 'unavailable')),
    text('detail') ?? text('title') ?? `The chat service answered ${status}.`,
    {
      retryAfterMs: retryAfterMs(headers.get('retry-after')),
      correlationId:
        text('correlationId') ?? headers.get('x-request-id') ?? headers.get('x-correlation-id') ?? undefined,
      field: text('field'),
    },
  );
}
