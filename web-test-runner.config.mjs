/** Unit, store, adapter, element and story tests, in a real Chromium. */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {countsReporter} from './scripts/counts-reporter.mjs';
import {findBrowser} from './scripts/find-browser.mjs';

/** Serves msw's worker at the root, so that its scope is the whole page. */
const mswWorker = {
  name: 'msw-worker',
  async serve(context) {
    if (context.path !== '/mockServiceWorker.js') return undefined;
    const path = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
    return {body: await readFile(path, 'utf8'), type: 'js'};
  },
};

export default {
  files: ['src/**/*.test.ts', 'stories/**/*.test.ts'],
  nodeResolve: {exportConditions: ['browser', 'development']},
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  plugins: [
    mswWorker,
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: new URL('tsconfig.json', import.meta.url).pathname}),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {...(await findBrowser()), headless: true},
      // A tab in the background draws no frames: tests of scrolling would wait for them for ever.
      createPage: ({context}) => context.newPage({type: 'window'}),
    }),
  ],
  // axe is slow on two cores.
  testFramework: {config: {timeout: '10000'}},
  // A ResizeObserver "loop" notice is harmless, but mocha counts every window error as a failure.
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <script>
          addEventListener('error', (event) => {
            if (/ResizeObserver loop/.test(event.message)) event.stopImmediatePropagation();
          });
        </script>
      </head>
      <body><script type="module" src="${testFramework}"></script></body>
    </html>`,
  filterBrowserLogs: ({args}) => !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/**/*.test.ts', 'src/**/testing/**'],
    reportDir: 'coverage',
    reporters: ['lcovonly', 'text-summary'],
  },
  reporters: [defaultReporter(), countsReporter()],
};
