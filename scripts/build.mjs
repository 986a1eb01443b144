/**
 * Builds `dist`: JavaScript by rollup, packed copies of the bundle, declarations by tsc. With `--if-stale` only when
 * something that `dist` is made of has changed since; the hash of all that is kept in `dist/.built`.
 */
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const STAMP = 'dist/.built';
const INPUTS = [
  'package-lock.json',
  'rollup.config.mjs',
  'scripts/build.mjs',
  'scripts/bundle-order.json',
  'scripts/compile-decorators.mjs',
  'scripts/compress-bundle.mjs',
  'scripts/lean-lit.mjs',
  'scripts/minify-templates.mjs',
  'scripts/short-exports.mjs',
  'scripts/short-private-names.mjs',
  'scripts/split-later.mjs',
  'tsconfig.build.json',
  'tsconfig.json',
];

process.chdir(join(import.meta.dirname, '..'));
const hash = hashOfInputs();
const built = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
if (!built || !process.argv.includes('--if-stale')) {
  rmSync('dist', {recursive: true, force: true});
  run('node_modules/.bin/rollup', '--config', '--silent');
  run('scripts/compress-bundle.mjs');
  run('node_modules/.bin/tsc', '--project', 'tsconfig.build.json');
  writeFileSync(STAMP, hash);
  console.log('Built dist.');
}

function hashOfInputs() {
  const sources = readdirSync('src', {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  const sum = createHash('sha256');
  for (const path of [...INPUTS, ...sources].sort()) sum.update(path).update(readFileSync(path));
  return sum.digest('hex');
}

function run(script, ...args) {
  const {status} = spawnSync(process.execPath, [script, ...args], {stdio: 'inherit'});
  if (status !== 0) process.exit(status ?? 1);
}
