/** Runs every `*.test.ts` under the given folders with node:test. Finding none is a failure. */
import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

const folders = process.argv.slice(2);
const files = folders.flatMap((folder) =>
  readdirSync(folder, {recursive: true})
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name)),
);
if (files.length === 0) {
  console.error(`No test found under ${folders.join(', ')}.`);
  process.exit(1);
}

const reporters = {spec: 'stdout', [pathToFileURL(join(import.meta.dirname, 'counts-reporter.mjs')).href]: 'stderr'};
const {status} = spawnSync(
  process.execPath,
  [
    '--import=tsx',
    '--test',
    // The files share two cores; each may start a server, a database and a browser.
    '--test-concurrency=1',
    ...Object.entries(reporters).flatMap(([name, to]) => [
      `--test-reporter=${name}`,
      `--test-reporter-destination=${to}`,
    ]),
    ...files,
  ],
  {stdio: ['ignore', 'inherit', 'inherit']},
);
process.exit(status ?? 1);
