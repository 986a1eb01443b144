/**
 * `npm test`: everything that must pass, one step after the other, and as last line `N passed, N failed`. A step that
 * runs tests adds its counts, any other step counts as one; a crash, or a test step without a test, is a failure.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const STEPS = [
  {name: 'build'},
  {name: 'typecheck'},
  {name: 'lint'},
  {name: 'format:check'},
  {name: 'cem:check'},
  {name: 'knip'},
  {name: 'package:check'},
  {name: 'size', isTold: true},
  {name: 'storybook:build'},
  {name: 'test:unit', hasTests: true},
  {name: 'coverage:check', isTold: true},
  {name: 'test:lean', hasTests: true},
  {name: 'test:build', hasTests: true},
  {name: 'test:server', hasTests: true},
  {name: 'test:e2e', hasTests: true},
];

const folder = mkdtempSync(join(tmpdir(), 'backchat-test-'));
const total = {passed: 0, failed: 0};
const broken = [];
for (const step of STEPS) {
  console.log(`\n== ${step.name}`);
  const started = Date.now();
  const {passed, failed} = step.hasTests ? runTests(step.name) : runCheck(step);
  const verdict = failed ? 'FAILED' : 'passed';
  console.log(`== ${step.name}: ${verdict} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  total.passed += passed;
  total.failed += failed;
  if (failed) broken.push(step.name);
}
rmSync(folder, {recursive: true});
console.log(broken.length ? `\nFailed: ${broken.join(', ')}\n` : '\nAll is well.\n');
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length ? 1 : 0;

/** Quiet while all is well, unless what it says is worth reading anyway. */
function runCheck({name, isTold}) {
  const {status, stdout, stderr} = run(name, {stdio: ['ignore', 'pipe', 'pipe']});
  if (status !== 0 || isTold) process.stdout.write(`${stdout}${stderr}`);
  return status === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

function runTests(name) {
  const file = join(folder, `${name.replace(':', '-')}.json`);
  const {status} = run(name, {stdio: ['ignore', 'inherit', 'inherit'], env: {...process.env, TEST_COUNTS: file}});
  const counts = readCounts(file);
  const isBroken = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return isBroken ? {...counts, failed: 1} : counts;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {passed: 0, failed: 0};
  }
}

function run(name, options) {
  return spawnSync('npm', ['run', '--silent', name], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    ...options,
  });
}
