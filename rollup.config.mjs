/**
 * Two outputs: `dist/**` with one module per source file for bundlers (lit stays an import), and
 * `dist/backchat.min.js`, one minified file for a `<script type="module">` that registers every element.
 * What is imported on first use stays out of that file, in `dist/chunks/`.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {resolve as resolvePath} from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import {compileDecorators} from './scripts/compile-decorators.mjs';
import {leanLit} from './scripts/lean-lit.mjs';
import {minifyTemplates} from './scripts/minify-templates.mjs';
import {shortExports} from './scripts/short-exports.mjs';
import {shortPrivateNames} from './scripts/short-private-names.mjs';
import {splitLater} from './scripts/split-later.mjs';

/** The modules that package.json exports. */
const ENTRY = /^(index|define|elements\/[^/]+\/define|adapters\/[^/]+-adapter|adapters\/testing\/index)\.ts$/;
const entries = readdirSync('src', {recursive: true})
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => ENTRY.test(path))
  .map((path) => `src/${path}`);

/** esbuild reads the decorator settings from tsconfig.json. */
const typescript = () => esbuild({target: 'es2022', tsconfig: 'tsconfig.json', sourceMap: true});

const BUNDLE = 'virtual:backchat.min';

/** What is alike stands together, for gzip looks back 32 kB only; the order was found by scripts/order-bundle.mjs. */
const ORDER = JSON.parse(readFileSync('scripts/bundle-order.json', 'utf8')).filter((path) => existsSync(path));

/** The bundle is `src/bundle.ts`, its modules in a better order. */
const bundleEntry = {
  name: 'bundle-entry',
  resolveId: (id) => (id === BUNDLE ? id : null),
  load: (id) =>
    id === BUNDLE
      ? [
          ...ORDER.map((path) => `import ${JSON.stringify(resolvePath(path))};`),
          `export * from ${JSON.stringify(resolvePath('src/bundle.ts'))};`,
        ].join('\n')
      : null,
};

const modules = {
  input: entries,
  external: [/^lit($|\/)/, /^@lit\//],
  plugins: [resolve({extensions: ['.ts', '.js']}), compileDecorators(), typescript(), minifyTemplates()],
  output: {dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'src', sourcemap: true},
};

const bundle = {
  input: {backchat: BUNDLE},
  // What only moved code imports is to leave the bundle with it.
  treeshake: {moduleSideEffects: (id) => /[/]define\.ts$|@[\w-]+\.ts$|^virtual:/.test(id)},
  // Else a chunk that shares code with the entry would turn the one file into two.
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    bundleEntry,
    splitLater(),
    resolve({extensions: ['.ts', '.js'], exportConditions: ['production', 'default']}),
    leanLit(),
    compileDecorators(),
    typescript(),
    minifyTemplates(),
    terser({ecma: 2022, module: true, compress: {passes: 2, lhs_constants: false}, format: {comments: /^!/}}),
    shortPrivateNames(),
    shortExports(),
  ],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: 'backchat.min.js',
    chunkFileNames: 'chunks/[name].js',
    banner: ({isEntry}) => (isEntry ? '/*! backchat, MIT. Contains Lit, copyright Google LLC, BSD-3-Clause. */' : ''),
    sourcemap: true,
  },
};

export default [modules, bundle];
