/** `npm start`: builds when `dist` is out of date, then runs the reference server, handing signals and exit code on. */
import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');
const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {stdio: 'inherit'});
if (build.status !== 0) process.exit(build.status ?? 1);

const server = spawn(process.execPath, ['--import', 'tsx', 'examples/server/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// A terminal's Ctrl + C reaches the server by itself.
process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'));
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
