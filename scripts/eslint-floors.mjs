/**
 * ESLint rules for the floors of `src` (design/house.md): which folder may import which, and no circles.
 * Type imports count, which the usual plugins leave out of circles; so the graph is read here, with TypeScript's scanner.
 */
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';
import ts from 'typescript';

const SRC = join(import.meta.dirname, '../src');
const ROOT_MODULES = new Set(['index', 'define', 'bundle']);

/** What each folder of `src` may import, besides itself; an entry is a folder or one module. */
const MAY_IMPORT = {
  model: [],
  i18n: ['model'],
  styles: [],
  adapters: ['model', 'i18n'],
  store: ['model', 'i18n', 'adapters/adapter'],
  context: ['model', 'i18n', 'adapters/adapter', 'store'],
  controllers: ['model', 'i18n', 'styles', 'adapters/adapter', 'store', 'context'],
  elements: ['model', 'i18n', 'styles', 'adapters/adapter', 'store', 'context', 'controllers'],
};

/** The public elements that an element renders, and so may import. */
const RENDERS = {
  'chat-list': ['chat-filters'],
  'chat-details': ['chat-thread', 'chat-composer'],
  'chat-desk': ['chat-filters', 'chat-list', 'chat-thread', 'chat-composer', 'chat-details'],
};

const PACKAGES = /^(lit|@lit\/task)(\/|$)/;
const WITHOUT_PACKAGES = new Set(['model', 'i18n', 'adapters', 'store']);

/** Why a module of `src` may not import another (both without extension, relative to `src`); undefined where it may. */
function objection(from, to) {
  const [fromFolder, fromElement] = from.split('/');
  const [toFolder, toElement] = to.split('/');
  if (to.startsWith('..')) return 'src imports nothing from outside, least of all what is generated.';
  const isDefine = (path) => path === 'define' || path.endsWith('/define');
  if (isDefine(to)) {
    return isDefine(from) || from === 'bundle'
      ? undefined
      : 'Only define modules and the bundle import define modules: all others are free of side effects.';
  }
  if (ROOT_MODULES.has(from)) return undefined;
  if (fromFolder !== toFolder) {
    const allowed = MAY_IMPORT[fromFolder]?.some((entry) => to === entry || toFolder === entry);
    return allowed ? undefined : `${fromFolder} may not import ${to}: imports go down the floors only.`;
  }
  if (fromFolder !== 'elements' || fromElement === toElement || toElement === 'internal') return undefined;
  if (RENDERS[fromElement]?.includes(toElement)) return undefined;
  return `${fromElement} does not render ${toElement}, and so may not import it.`;
}

/** Reports imports that go up, sideways or out. */
const floors = {
  meta: {type: 'problem', schema: []},
  create(context) {
    const from = moduleName(context.filename);
    return forEachImport((node, specifier) => {
      if (!specifier.startsWith('.')) {
        const folder = from.split('/')[0];
        if (WITHOUT_PACKAGES.has(folder) || !PACKAGES.test(specifier)) {
          context.report({node, message: `${folder} may not import the package ${specifier}.`});
        }
        return;
      }
      const message = objection(from, moduleName(resolve(dirname(context.filename), specifier)));
      if (message) context.report({node, message});
    });
  },
};

/** Reports imports that lead back to their own file. */
const noCycle = {
  meta: {type: 'problem', schema: []},
  create(context) {
    return forEachImport((node, specifier) => {
      const target = specifier.startsWith('.') && sourceOf(resolve(dirname(context.filename), specifier));
      const way = target && wayTo(context.filename, target);
      if (way) context.report({node, message: `Circle: ${way.map(moduleName).join(' -> ')}.`});
    });
  },
};

function forEachImport(check) {
  const visit = (node) => {
    const source = node.source ?? node.argument?.literal ?? node.argument;
    if (typeof source?.value === 'string') check(node, source.value);
  };
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
    TSImportType: visit,
  };
}

/** The shortest way along imports from `start` to `goal`, both included, or undefined. */
function wayTo(goal, start) {
  const ways = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    const last = way.at(-1);
    if (last === goal) return way;
    for (const next of importsOf(last)) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

const graph = new Map();

function importsOf(file) {
  if (!graph.has(file)) {
    const {importedFiles} = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
    const specifiers = importedFiles.map(({fileName}) => fileName).filter((name) => name.startsWith('.'));
    graph.set(file, specifiers.map((name) => sourceOf(resolve(dirname(file), name))).filter(Boolean));
  }
  return graph.get(file);
}

/** The TypeScript file behind a `.js` specifier. */
function sourceOf(path) {
  const source = path.replace(/\.js$/, '.ts');
  return existsSync(source) ? source : undefined;
}

function moduleName(path) {
  return relative(SRC, path)
    .split(sep)
    .join('/')
    .replace(/\.(js|ts)$/, '');
}

export default {rules: {floors, 'no-cycle': noCycle}};
