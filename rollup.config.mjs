/**
 * Two outputs: `dist/**` with one module per source file for bundlers (lit stays an import), and
 * `dist/backchat.min.js`, one minified file for a `<script type="module">` that registers every element.
 * What is imported on first use stays out of that file, in `dist/chunks/`.
 */
import {readdirSync} from 'node:fs';
import {resolve as resolvePath} from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import {compileDecorators} from './scripts/compile-decorators.mjs';
import {minifyTemplates} from './scripts/minify-templates.mjs';

/** The modules that package.json exports. */
const ENTRY = /^(index|define|elements\/[^/]+\/define|adapters\/[^/]+-adapter|adapters\/testing\/index)\.ts$/;
const sources = readdirSync('src', {recursive: true}).map((path) => path.replaceAll('\\', '/'));
const entries = sources.filter((path) => ENTRY.test(path)).map((path) => `src/${path}`);

/** esbuild reads the decorator settings from tsconfig.json. */
const typescript = () => esbuild({target: 'es2022', tsconfig: 'tsconfig.json', sourceMap: true});

const BUNDLE = 'virtual:backchat.min';

/**
 * What is alike stands together in the bundle, for gzip looks back 32 kB only (saves 2 kB): lit, the sheets, what knows
 * no DOM, then the elements.
 */
const ORDER = [
  'lit',
  '@lit/context',
  ...sources.filter((path) => /^styles\/|\.styles\.ts$/.test(path)),
  'adapters/rest-adapter.ts',
  'store/backchat.ts',
];

/** The bundle registers everything and exports what `backchat` exports. */
const bundleEntry = {
  name: 'bundle-entry',
  resolveId: (id) => (id === BUNDLE ? id : null),
  load: (id) =>
    id === BUNDLE
      ? [
          ...ORDER.map((path) => `import ${JSON.stringify(path.endsWith('.ts') ? resolvePath('src', path) : path)};`),
          ...['index', 'define'].map((name) => `export * from ${JSON.stringify(resolvePath(`src/${name}.ts`))};`),
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
  // Else a chunk that shares code with the entry would turn the one file into two.
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    bundleEntry,
    resolve({extensions: ['.ts', '.js'], exportConditions: ['production', 'default']}),
    compileDecorators(),
    typescript(),
    minifyTemplates(),
    terser({ecma: 2022, module: true, compress: {passes: 2}, format: {comments: /^!/}}),
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
