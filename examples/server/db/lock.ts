/**
 * One process at a time may hold a data folder: two that open the same PGlite folder both seem to succeed, and lose
 * each other's rows. A lock file names the holder; that of a process which is gone is taken over.
 */
import {linkSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {OperatorError, systemCode} from '../operator-error.js';

const LOCK_FILE = 'backchat.lock';

/** Folders held by this process: its own pid in a lock file is stale unless the folder is among them. */
const held = new Set<string>();

/** @throws OperatorError if the folder is held; the caller releases what it got. */
export function lockFolder(folder: string): () => void {
  const path = join(resolve(folder), LOCK_FILE);
  const own = `${path}.${process.pid}`;
  writeFileSync(own, `${process.pid}\n${startOf(process.pid) ?? ''}\n`);
  try {
    // A link appears whole or not at all; a file written in place could be read while it is still empty.
    while (!linked(own, path)) takeAway(path, folder);
  } finally {
    rmSync(own, {force: true});
  }
  held.add(path);
  return () => {
    if (held.delete(path)) rmSync(path, {force: true});
  };
}

/** Whether the name was free. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a stale lock. Renamed first and read again, for another process may have taken it over meanwhile. */
function takeAway(path: string, folder: string): void {
  refuseIfHeld(path, read(path), folder);
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    refuseIfHeld(path, read(aside), folder);
  } catch (error) {
    linked(aside, path);
    throw error;
  } finally {
    rmSync(aside, {force: true});
  }
}

function refuseIfHeld(path: string, content: string, folder: string): void {
  const [pid = '', start = ''] = content.split('\n');
  if (!held.has(path) && !isRunning(Number(pid), start)) return;
  throw new OperatorError(
    `The data folder ${folder} is in use by process ${pid}. Stop that process first (kill ${pid}, or Ctrl + C where it runs), ` +
      'or choose another folder with DATA_DIR.',
  );
}

/** Whether the process that wrote the lock lives. Pids are used again: the same one started later is another process. */
function isRunning(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  const runningSince = startOf(pid);
  return !start || runningSince === undefined || runningSince === start;
}

/** When a process started, in ticks since the machine's start (proc(5), field 22); unknown outside Linux. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** The content of a lock; empty where it has just gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}
