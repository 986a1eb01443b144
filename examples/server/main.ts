/** Starts the reference server: `PORT` (8080) and `DATA_DIR` (`./data`) say where, `HOST` (`localhost`) for whom. */
import type {AddressInfo} from 'node:net';
import {createApp} from './app.js';
import {type Database, openDatabase} from './db/database.js';
import {isNewFolder} from './db/meta.js';
import {OperatorError, reportFailure, systemCode} from './operator-error.js';
import {seed} from './seed/seed.js';
import {portFrom, settingsFrom} from './settings.js';

/** How long a request under way may still take once the server is told to stop. */
const PATIENCE_MS = 3_000;

async function start(): Promise<void> {
  const {folder, host} = settingsFrom(process.env);
  const port = portFrom(process.env);
  const database = await openDatabase(folder);
  try {
    if (await isNewFolder(database)) await seed(database, new Date());
    await serve(database, host, port);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(database: Database, host: string, port: number): Promise<void> {
  const {http} = await createApp(database);
  try {
    await http.listen({host, port});
  } catch (error) {
    await http.close();
    throw systemCode(error) === 'EADDRINUSE' || systemCode(error) === 'EACCES' ? portTaken(port, error) : error;
  }

  let isStopping = false;
  const stop = () => {
    // npm and the shell may both hand on one Ctrl + C.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => http.server.closeAllConnections(), PATIENCE_MS).unref();
    http
      .close()
      .finally(() => database.close())
      .catch(reportFailure)
      .finally(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const {port: actualPort} = http.server.address() as AddressInfo;
  console.log(`Backchat is running at http://localhost:${actualPort}/`);
}

function portTaken(port: number, error: unknown): OperatorError {
  const reason = systemCode(error) === 'EACCES' ? 'may not be used by this account' : 'is in use by another program';
  return new OperatorError(
    `Port ${port} ${reason}. Choose another one: PORT=${port < 1024 ? 8080 : port + 1} npm start`,
  );
}

start().catch(reportFailure);
