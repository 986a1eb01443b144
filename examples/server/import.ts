/** `npm run import -- FILE.jsonl …` brings conversations into the data folder. Safe to run twice. */
import {basename} from 'node:path';
import {type Database, openDatabase} from './db/database.js';
import {createLineReader} from './import-format.js';
import {add, type ImportCounts, importFile, tally} from './importer.js';
import {loadOpenApi} from './openapi.js';
import {OperatorError, reportFailure, systemCode} from './operator-error.js';
import {Progress} from './progress.js';
import {settingsFrom} from './settings.js';

const USAGE = 'Usage: npm run import -- FILE.jsonl [more files]\nEach line is a chat with its messages, as JSON.';

async function run(files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new OperatorError(USAGE);
  const {folder} = settingsFrom(process.env);
  const database = await openDatabase(folder);
  try {
    const totals = {imported: tally(), present: tally(), refused: tally()};
    let isComplete = true;
    for (const file of files) isComplete = (await importOne(database, file, totals)) && isComplete;
    console.log(tableOf(totals));
    if (!isComplete || totals.refused.chats > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

/** Resolves to whether the whole file was read. */
async function importOne(database: Database, file: string, totals: ImportCounts): Promise<boolean> {
  const progress = new Progress(basename(file));
  const readLine = createLineReader(loadOpenApi().resolved);
  try {
    const counts = await importFile(database, file, readLine, {
      onLine: ({imported, present, refused}) => progress.show(imported.chats + present.chats + refused.chats),
      onRefused: (line, reason) => progress.note(`${file}:${line}: refused, ${reason}.`),
    });
    for (const key of ['imported', 'present', 'refused'] as const) add(totals[key], counts[key]);
    progress.done(counts.imported.chats + counts.present.chats + counts.refused.chats);
    return true;
  } catch (error) {
    progress.note(`${file} cannot be read: ${reasonOf(error)}`);
    return false;
  }
}

/** @throws what is no matter of the file */
function reasonOf(error: unknown): string {
  switch (systemCode(error)) {
    case 'ENOENT':
      return 'there is no such file.';
    case 'EISDIR':
      return 'it is a folder.';
    case 'EACCES':
      return 'this account may not read it.';
    default:
      throw error;
  }
}

function tableOf({imported, present, refused}: ImportCounts): string {
  const rows = [
    ['', 'imported', 'already there', 'refused'],
    ['chats', imported.chats, present.chats, refused.chats],
    ['messages', imported.messages, present.messages, refused.messages],
  ];
  return rows
    .map(([name, ...cells]) => String(name).padEnd(10) + cells.map((cell) => String(cell).padStart(15)).join(''))
    .join('\n');
}

run(process.argv.slice(2)).catch(reportFailure);
