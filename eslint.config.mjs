/** ESLint: the usual recommendations, and the laws of design/house.md that a machine can hold. */
import js from '@eslint/js';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import house from './scripts/eslint-floors.mjs';

const TESTS = ['**/*.test.ts', 'e2e/**/*.ts'];

/** Requests are the adapters' business. */
const NETWORK = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'];
/** IndexedDB is the only storage. */
const STORAGE = ['localStorage', 'sessionStorage'];
const globalsOf = (names, message) => names.map((name) => ({name, message}));
const propertiesOf = (names, message) =>
  ['window', 'globalThis', 'self'].flatMap((object) => names.map((property) => ({object, property, message})));
const only = (...lists) => ({
  'no-restricted-globals': ['error', ...lists.flatMap(([names, message]) => globalsOf(names, message))],
  'no-restricted-properties': ['error', ...lists.flatMap(([names, message]) => propertiesOf(names, message))],
});
const noNetwork = [NETWORK, 'Only src/adapters may talk to a back end.'];
const noStorage = [STORAGE, 'IndexedDB is the only storage.'];

const SYNTAX = [
  {selector: 'TSEnumDeclaration', message: 'No enums: use a union of literals.'},
  {selector: 'TSModuleDeclaration[kind!="global"]', message: 'No namespaces: a module is one.'},
];
/** What a strict Content-Security-Policy with Trusted Types forbids. */
const MARKUP = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'No markup from strings: text is text nodes.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseFromString)$/]',
    message: 'No markup from strings: text is text nodes.',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: 'No style attribute (CSP): use element.style.setProperty.',
  },
];
const FOCUSED = {
  selector:
    'CallExpression[callee.object.name=/^(it|test|describe|suite)$/][callee.property.name=/^(only|skip|todo)$/], CallExpression[callee.name=/^(xit|fit|xdescribe|fdescribe)$/]',
  message: 'No focused and no skipped tests.',
};
const UNSAFE_DIRECTIVES = {
  group: ['**/unsafe-html.js', '**/unsafe-svg.js', '**/unsafe-mathml.js', '**/style-map.js'],
  message: 'Not possible under a strict Content-Security-Policy.',
};

/** What answers with a promise that nobody need await; `equal` of @open-wc/testing is only declared to. */
const SAFE_TO_IGNORE = {
  allowForKnownSafePromises: [{from: 'package', name: 'FastifyInstance', package: 'fastify'}],
  allowForKnownSafeCalls: [
    {from: 'package', name: ['describe', 'it', 'test'], package: 'node:test'},
    {from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff'},
  ],
};

export default tseslint.config(
  {ignores: ['dist', 'coverage', 'data', 'storybook-static', 'public', '**/node_modules']},
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {globals: globals.node},
  },
  {
    files: ['examples/plain-html/**/*.js', 'bench/**/*.js'],
    languageOptions: {globals: globals.browser},
  },
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-floating-promises': ['error', SAFE_TO_IGNORE],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
      // A signal's reason is typed `any`.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        {allowThrowingAny: true, allowThrowingUnknown: true},
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      // An async function without await turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // Lit binds listeners to their host.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'smart'],
      'no-restricted-syntax': ['error', ...SYNTAX],
    },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/attribute-names': 'error',
      'lit/lifecycle-super': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/quoted-expressions': ['error', 'never'],
      // It tells a dialog where its focus begins.
      'lit-a11y/no-autofocus': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: TESTS,
    plugins: {house},
    rules: {
      'lit/ban-attributes': ['error', 'style'],
      '@typescript-eslint/no-restricted-imports': ['error', {patterns: [UNSAFE_DIRECTIVES]}],
      'no-restricted-syntax': ['error', ...SYNTAX, ...MARKUP],
      'house/floors': 'error',
      'house/no-cycle': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', 350],
      'no-console': ['error', {allow: ['warn', 'error']}],
      ...only(noNetwork, noStorage),
    },
  },
  {files: ['src/adapters/**/*.ts'], ignores: TESTS, rules: only(noStorage)},
  {files: ['src/i18n/**/*.ts'], rules: {'max-lines': 'off'}},
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      'max-lines': ['error', 600],
      'no-restricted-syntax': ['error', ...SYNTAX, FOCUSED],
    },
  },
);
