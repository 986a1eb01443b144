/** Imports every entry of the built package in Node, where there is no DOM: server-side rendering must not break. */
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const {exports} = JSON.parse(readFileSync('package.json', 'utf8'));

const entries = Object.keys(exports)
  .filter((entry) => !entry.endsWith('.json'))
  .flatMap(expand);
for (const entry of entries) {
  const code = `await import('backchat${entry.slice(1)}')`;
  const {status, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {encoding: 'utf8'});
  if (status === 0) continue;
  console.error(`${code}\n${stderr}`);
  process.exitCode = 1;
}
if (!process.exitCode) console.log(`${entries.length} entries can be imported in Node.`);

/** `./define/*` stands for one entry an element, `./adapters/*` for one an adapter. */
function expand(entry) {
  if (!entry.includes('*')) return [entry];
  const [folder, rest] = exports[entry].default.split('*');
  const suffix = rest === '.js' ? '.js' : '';
  return readdirSync(folder, {withFileTypes: true})
    .filter((found) => (suffix ? found.name.endsWith(suffix) : found.isDirectory() && found.name !== 'internal'))
    .map(({name}) => entry.replace('*', name.slice(0, name.length - suffix.length)));
}
