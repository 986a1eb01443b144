/** The demo set: the same chats in every new folder, told from the moment of its first start. */
import type {Database} from '../db/database.js';
import {loadChats} from '../db/load.js';
import {CURRENT} from './current.js';
import {EARLIER} from './earlier.js';
import {LONG_THREAD} from './long-thread.js';
import {ODD} from './odd.js';
import {PREVIOUS} from './previous.js';
import {chatOf, minutesOf} from './story.js';

const ROUND_TO_MS = 60_000;

/** All or nothing: a start that is cut short begins again. */
export async function seed(database: Database, now: Date): Promise<void> {
  const start = new Date(Math.floor(now.getTime() / ROUND_TO_MS) * ROUND_TO_MS);
  const stories = [...CURRENT, ...EARLIER, ...PREVIOUS, ...ODD, LONG_THREAD];
  const oldestFirst = stories.sort((a, b) => minutesOf(b.ago) - minutesOf(a.ago));
  const chats = oldestFirst.map((story, index) => chatOf(story, String(index + 1), start));
  await database.transaction((sql) => loadChats(sql, chats, 'seed'));
}
