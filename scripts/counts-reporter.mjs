/**
 * Reporters that write `{passed, failed}` as JSON to the file that TEST_COUNTS names, for the closing line of
 * `npm test`: one for Web Test Runner, and as default export one for node:test.
 */
import {writeFileSync} from 'node:fs';

/** Web Test Runner: a test file that crashed counts as one failure. */
export function countsReporter() {
  return {
    stop({sessions}) {
      const counts = {passed: 0, failed: 0};
      for (const session of sessions) {
        const tests = testsOf(session.testResults);
        const failed = tests.filter((test) => !test.passed && !test.skipped).length;
        counts.passed += tests.filter((test) => test.passed).length;
        counts.failed += failed > 0 || session.passed ? failed : 1;
      }
      write(counts);
    },
  };
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** node:test: suites are not counted, unless one fails by itself. */
export default async function* nodeReporter(events) {
  const counts = {passed: 0, failed: 0};
  for await (const {type, data} of events) {
    const isSuite = data?.details?.type === 'suite';
    if (type === 'test:pass' && !isSuite && !data.skip && !data.todo) counts.passed += 1;
    if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') counts.failed += 1;
  }
  write(counts);
  yield '';
}

function write(counts) {
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
}
