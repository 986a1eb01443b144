/** The database of a data folder: PGlite, which is PostgreSQL inside this process, behind the few calls used here. */
import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {PGlite, type Transaction} from '@electric-sql/pglite';
import {pg_trgm} from '@electric-sql/pglite/contrib/pg_trgm';
import {OperatorError, systemCode} from '../operator-error.js';
import {lockFolder} from './lock.js';
import {migrate} from './schema.js';

export type Value = string | number | boolean | null | readonly string[];

/** What a piece of work needs, inside a transaction or outside. */
export interface Sql {
  /** One statement; `$1` is the first value. */
  query<Row>(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** Statements without values and results. */
  run(text: string): Promise<void>;
}

export interface Database extends Sql {
  /** All or nothing. Transactions run one after the other. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Writes what is open to the folder and lets go of it. */
  close(): Promise<void>;
}

/** While this file lies there, the folder was never complete: what is in it is thrown away. */
const UNFINISHED = 'backchat.unfinished';

/** @throws OperatorError where the folder is held by a process, or cannot be used */
export async function openDatabase(folder: string): Promise<Database> {
  try {
    mkdirSync(folder, {recursive: true});
    const unlock = lockFolder(folder);
    try {
      return await open(folder, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const isDenied = systemCode(error) !== undefined;
    throw new OperatorError(
      `The data folder ${folder} cannot be ${isDenied ? 'used' : 'read'}: ${reason}. ` +
        'Choose another folder with DATA_DIR, or move this one away to start afresh.',
    );
  }
}

async function open(folder: string, unlock: () => void): Promise<Database> {
  const files = join(folder, 'postgres');
  const unfinished = join(folder, UNFINISHED);
  if (existsSync(unfinished)) rmSync(files, {recursive: true, force: true});
  if (!existsSync(files)) writeFileSync(unfinished, '');

  const pg = await PGlite.create(files, {extensions: {pg_trgm}});
  await pg.transaction((transaction) => migrate(sqlOf(transaction)));
  rmSync(unfinished, {force: true});

  return {
    ...sqlOf(pg),
    transaction: (work) => pg.transaction((transaction) => work(sqlOf(transaction))),
    close: async () => {
      try {
        await pg.close();
      } finally {
        unlock();
      }
    },
  };
}

function sqlOf(pg: PGlite | Transaction): Sql {
  return {
    query: async <Row>(text: string, values: readonly Value[] = []) => (await pg.query<Row>(text, [...values])).rows,
    run: async (text) => void (await pg.exec(text)),
  };
}
