/** What the environment says. */
import {resolve} from 'node:path';
import {OperatorError} from './operator-error.js';

export interface Settings {
  /** Absolute path of the data folder. */
  readonly folder: string;
  readonly host: string;
}

export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  // Whoever reaches the server reads and writes everything: by default, only this computer does.
  return {folder: resolve(env['DATA_DIR'] || './data'), host: env['HOST'] || 'localhost'};
}

/** @throws OperatorError */
export function portFrom(env: NodeJS.ProcessEnv): number {
  const port = Number(env['PORT'] || 8080);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new OperatorError(`PORT is "${env['PORT']}"; it must be a number from 1 to 65535, such as PORT=8080.`);
}
