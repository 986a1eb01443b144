/**
 * The change stream, as server-sent events. It listens first, then tells what was missed, then what came meanwhile:
 * nothing falls between.
 */
import type {ServerResponse} from 'node:http';
import type {FastifyInstance} from 'fastify';
import type {Services} from '../services.js';
import {currentSeq, eventsSince} from '../db/events.js';
import {type Frame, frameOf} from '../hub.js';
import type {Handlers} from '../openapi.js';

/** Proxies close what is silent, and browsers take three in a row for a dead line. */
const HEARTBEAT_MS = 15_000;
/** Who has that much unread is cut off, comes back later and is told what was missed. */
const MOST_UNREAD_BYTES = 4_000_000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Nothing follows on a stream: the connection goes with it, and a server that stops need not wait.
  connection: 'close',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

export function changeHandlers(app: FastifyInstance, {database, hub}: Services): Handlers {
  const open = new Set<ServerResponse>();
  const heartbeat = setInterval(() => open.forEach((response) => write(response, ': still here\n\n')), HEARTBEAT_MS);
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    for (const response of open) response.end();
  });

  return {
    streamChanges: async (request, reply) => {
      const since = request.headers['last-event-id'];
      const waiting: Frame[] = [];
      let told: number | undefined;
      const response = reply.raw;
      const unsubscribe = hub.subscribe((frames) => {
        if (told === undefined) waiting.push(...frames);
        else write(response, textOf(newerThan(told, frames)));
      });
      response.once('close', () => {
        unsubscribe();
        open.delete(response);
      });

      try {
        const beginning = await beginningOf(database, typeof since === 'string' ? since : undefined);
        reply.hijack();
        if (response.destroyed) return;
        response.writeHead(200, HEADERS);
        open.add(response);
        told = beginning.seq;
        write(response, beginning.text + textOf(newerThan(told, waiting)));
      } catch (error) {
        unsubscribe();
        throw error;
      }
    },
  };
}

/** What a new listener is told first, and the number of the last change in it. */
async function beginningOf(
  database: Services['database'],
  since: string | undefined,
): Promise<{readonly text: string; readonly seq: number}> {
  const missed =
    since === undefined ? undefined : await eventsSince(database, /^\d+$/.test(since) ? Number(since) : NaN);
  if (missed) return {text: textOf(missed.changes.map(frameOf)) + notice('ready', missed.seq), seq: missed.seq};
  const seq = await currentSeq(database);
  return {text: notice('ready', seq) + (since === undefined ? '' : notice('reset', seq)), seq};
}

function notice(type: 'ready' | 'reset', seq: number): string {
  return `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify({type, resume: String(seq)})}\n\n`;
}

/** The hub collects for a moment: what it hands out may be told already. */
function newerThan(told: number, frames: readonly Frame[]): readonly Frame[] {
  return frames.filter(({seq}) => seq === undefined || seq > told);
}

function textOf(frames: readonly Frame[]): string {
  return frames.map(({text}) => text).join('');
}

function write(response: ServerResponse, text: string): void {
  if (!text || response.writableEnded || response.destroyed) return;
  if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  else response.write(text);
}
