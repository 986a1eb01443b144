/** Unit, store, adapter, element and story tests, in a real Chromium. */
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {compileDecorators} from './scripts/compile-decorators.mjs';
import {countsReporter} from './scripts/counts-reporter.mjs';
import {findBrowser} from './scripts/find-browser.mjs';
import {leanLit} from './scripts/lean-lit.mjs';

/** Serves msw's worker at the root, so that its scope is the whole page. */
const mswWorker = {
  name: 'msw-worker',
  async serve(context) {
    if (context.path !== '/mockServiceWorker.js') return undefined;
    const path = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
    return {body: await readFile(path, 'utf8'), type: 'js'};
  },
};

/** `npm run test:lean`: the same tests on what the bundle has of Lit. */
const isLean = process.env.LEAN_LIT === '1';
const {transform: cut} = leanLit();
/** What only the tests, which draw with Lit themselves, ask of it. */
const FOR_TESTS = {
  'lit-html/lit-html.js': (code) =>
    `${code.replace('this.options.host', 'this.options?.host??this.element')}\nexport const svg = undefined, mathml = undefined;`,
  'lit-element/lit-element.js': (code) => `${code}\nexport const _$LE = undefined;`,
};
const lean = {
  name: 'lean-lit',
  transform({path, body}) {
    if (path.startsWith('/src/') && path.endsWith('.ts') && !path.endsWith('.test.ts'))
      return compileDecorators().transform(body, path)?.code;
    if (!path.includes('/node_modules/')) return undefined;
    const cutBody = cut(body, path)?.code;
    const [, forTests] = Object.entries(FOR_TESTS).find(([name]) => path.endsWith(`/node_modules/${name}`)) ?? [];
    return cutBody && forTests ? forTests(cutBody) : cutBody;
  },
};

/**
 * Tests that go Back. They need tabs of their own: one that has run many files is near Chromium's limit of 50 entries,
 * and beyond it those that a page added without a user's gesture are the first to be dropped.
 */
const ADDRESS_TESTS = ['src/**/*-url.test.ts', 'src/controllers/url-controller.test.ts'];

const launchOptions = {...(await findBrowser()), headless: true};

// A tab in the background draws no frames: tests of scrolling would wait for them for ever.
const launcher = () => chromeLauncher({launchOptions, createPage: ({context}) => context.newPage({type: 'window'})});

const groups = [
  {name: 'addresses', files: ADDRESS_TESTS, browsers: [launcher()]},
  {
    name: 'everything else',
    files: ['src/**/*.test.ts', 'stories/**/*.test.ts', ...ADDRESS_TESTS.map((pattern) => `!${pattern}`)],
    browsers: [launcher()],
  },
];

export default {
  // `wtr --files X` runs these files and no group.
  ...(process.argv.includes('--files') ? {browsers: [launcher()]} : {groups}),
  nodeResolve: {exportConditions: isLean ? ['browser', 'production', 'default'] : ['browser', 'development']},
  concurrentBrowsers: 1,
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  plugins: [
    mswWorker,
    ...(isLean ? [lean] : []),
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: new URL('tsconfig.json', import.meta.url).pathname}),
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
