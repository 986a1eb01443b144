/** Brings the chats of a file into the database, in transactions of a few hundred messages. */
import type {Database} from './db/database.js';
import {loadChats, type WholeChat} from './db/load.js';
import type {Line} from './import-format.js';
import {linesOf} from './lines.js';

const MESSAGES_AT_A_TIME = 500;
const CHATS_AT_A_TIME = 200;

/** How many chats and messages went which way. */
export interface ImportCounts {
  readonly imported: Tally;
  readonly present: Tally;
  readonly refused: Tally;
}

export interface Tally {
  chats: number;
  messages: number;
}

export interface ImportObserver {
  /** Called after each line. */
  onLine(counts: ImportCounts): void;
  /** `line` counts from 1. */
  onRefused(line: number, reason: string): void;
}

/** Importing twice changes nothing. @throws where the file cannot be read; what came before stays imported */
export async function importFile(
  database: Database,
  path: string,
  readLine: (line: Uint8Array) => Line,
  {onLine, onRefused}: ImportObserver,
): Promise<ImportCounts> {
  const counts = {imported: tally(), present: tally(), refused: tally()};
  let waiting = new Map<string, WholeChat>();
  let waitingMessages = 0;

  const load = async () => {
    const chats = [...waiting.values()];
    if (chats.length === 0) return;
    const loaded = await database.transaction((sql) => loadChats(sql, chats, 'import'));
    add(counts.imported, loaded);
    add(counts.present, {chats: chats.length - loaded.chats, messages: waitingMessages - loaded.messages});
    waiting = new Map();
    waitingMessages = 0;
  };

  let number = 0;
  try {
    for await (const bytes of linesOf(path)) {
      number++;
      if (bytes.every((byte) => byte <= 0x20)) continue;
      const line = readLine(bytes);
      if ('reason' in line) {
        add(counts.refused, {chats: 1, messages: line.messages});
        onRefused(number, line.reason);
      } else {
        if (waiting.has(line.chat.id)) await load();
        waiting.set(line.chat.id, line.chat);
        waitingMessages += line.chat.messages.length;
        if (waitingMessages >= MESSAGES_AT_A_TIME || waiting.size >= CHATS_AT_A_TIME) await load();
      }
      onLine(counts);
    }
  } finally {
    await load();
  }
  return counts;
}

export function tally(): Tally {
  return {chats: 0, messages: 0};
}

export function add(to: Tally, more: Readonly<Tally>): void {
  to.chats += more.chats;
  to.messages += more.messages;
}
