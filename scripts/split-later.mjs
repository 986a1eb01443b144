/**
 * Rollup plugin: moves what is rarely called out of the one-file bundle. A method, or a function of a module, whose doc
 * comment says `@later NAME` goes into `dist/chunks/NAME.js`, with all that only such code imports; in its place stands
 * one that loads the chunk and calls it. So it has to answer with a promise or nothing at all, or else it draws: nothing
 * until the chunk is there, when its element, `this` or the first argument, is drawn again. Other code need not know
 * what is moved, and the modules of the package are not split.
 *
 * For the moved methods to reach them, the #private members of their classes become plain ones here: `_a` in a class
 * that extends none with such members, `$a` in one that extends such a class, and so on.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import MagicString from 'magic-string';
import ts from 'typescript';
import {shortName} from './short-private-names.mjs';

const PREFIXES = ['_', '$', '_$', '$_'];
const RUNTIME = 'virtual:later';
/** The modules of these names load, and are, a chunk. */
const LOADER = 'virtual:load-later/';
const CHUNK = 'virtual:later/';
/** What is moved from `chat-list.ts` to the chunk `tools` is the module `chat-list@tools.ts`. */
const MOVED = /@([\w-]+)\.ts$/;

/**
 * What stands in place of what is moved. Where its chunk cannot be had, an action tells its object's `fail`, or rejects
 * where there is none, with a `ChatError`; a caller that does not wait for it need not handle that.
 */
const runtimeFor = (root) => `
  import {toChatError} from ${JSON.stringify(resolve(root, 'model/errors.ts'))};
  const acted = (load, run, target) => {
    const answer = load().then(run, (thrown) => {
      const error = toChatError(thrown);
      if (!target?.fail) throw error;
      target.fail(error);
    });
    answer.catch(() => {});
    return answer;
  };
  const drawn = (load, host) => void load().then(() => host.requestUpdate(), () => {});
  export const later = (target, load, actions, views = '') => {
    const define = (names, wrap) => names.split(' ').forEach((name) => name && (target[name] = wrap(name)));
    define(actions, (name) => function (...given) {
      return acted(load, () => this[name](...given), this);
    });
    define(views, () => function () {
      drawn(load, this);
    });
  };
  export const act = (load, name) => (...given) => acted(load, (chunk) => chunk[name](...given));
  export const draw = (load, name) => {
    let chunk;
    const keep = async () => chunk = await load();
    return (host, ...given) => chunk ? chunk[name](host, ...given) : drawn(keep, host);
  };`;

export const splitLater = ({root = 'src'} = {}) => {
  /** The files with something to move, by the chunk it goes to. */
  let chunks;
  return {
    name: 'split-later',
    buildStart() {
      chunks = groupBy(
        readdirSync(root, {recursive: true})
          .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
          .map((path) => resolve(root, path))
          .flatMap((path) => [...new Set(partsOf(path).map(({chunk}) => chunk))].map((chunk) => ({path, chunk}))),
        ({chunk}) => chunk,
      );
    },
    resolveId: (id) => (id === RUNTIME || id.startsWith(LOADER) || id.startsWith(CHUNK) || MOVED.test(id) ? id : null),
    load(id) {
      if (id === RUNTIME) return runtimeFor(root);
      if (id.startsWith(LOADER)) return `export const load = () => import('${CHUNK}${id.slice(LOADER.length)}');`;
      if (id.startsWith(CHUNK)) {
        const files = chunks.get(id.slice(CHUNK.length));
        const names = functionsOf(files);
        return files
          .map(({path, chunk}) => {
            const own = functionsOf([{path, chunk}]).map((name) => `${name} as ${shortName(names.indexOf(name))}`);
            const from = JSON.stringify(path.replace(/\.ts$/, `@${chunk}.ts`));
            return `import ${from};${own.length > 0 ? `export {${own.join(', ')}} from ${from};` : ''}`;
          })
          .join('\n');
      }
      const [, chunk] = MOVED.exec(id) ?? [];
      return chunk === undefined ? null : moved(id.replace(MOVED, '.ts'), chunk);
    },
    transform: (_, id) => (id.endsWith('.ts') && existsSync(id) ? remaining(id, chunks) : null),
  };
};

/** The functions of a chunk, which exports each by a short name: `a` the first. */
function functionsOf(files) {
  const names = files.flatMap(({path, chunk}) =>
    partsOf(path).flatMap((part) => (part.chunk === chunk && part.target === undefined ? [part.name] : [])),
  );
  const twin = names.find((name, index) => names.indexOf(name) < index);
  if (twin) throw new Error(`@later: two functions of one chunk are called ${twin}.`);
  return names;
}

/** A module without what moves. */
function remaining(path, chunks) {
  const parts = partsOf(path);
  if (parts.length === 0) return null;
  const {file, text} = read(path);
  makePlain(file, text);
  for (const {node} of parts) text.remove(node.pos, node.end);
  const byChunk = [...groupBy(parts, ({chunk}) => chunk)];
  text.prepend(`import {act, draw, later} from '${RUNTIME}';`);
  byChunk.forEach(([chunk, those], index) => {
    const load = `load${index}`;
    text.prepend(`import {load as ${load}} from '${LOADER}${chunk}';`);
    for (const [target, moved] of groupBy(those, (part) => part.target)) {
      const names = target === undefined && functionsOf(chunks.get(chunk));
      text.append(names ? functions(moved, load, names) : methods(target, moved, load));
    }
  });
  const own = [...declaredIn(file).keys()].filter((name) => !isExportedFrom(file, name));
  const wanted = own.filter((name) => parts.some(({node}) => mentions(node, name) && nameOf(node) !== name));
  if (wanted.length > 0) text.append(`\nexport {${wanted.join(', ')}};`);
  return {code: text.toString(), map: text.generateMap({source: path, hires: true})};
}

/** What stands in place of methods of a class. */
function methods(target, parts, load) {
  const names = (draws) => {
    const found = parts.filter((part) => part.draws === draws).map(({plainName}) => plainName);
    return `'${found.sort().join(' ')}'`;
  };
  const draws = parts.some((part) => part.draws);
  return `\nlater(${target}.prototype, ${load}, ${names(false)}${draws ? `, ${names(true)}` : ''});`;
}

/** What stands in place of functions. */
function functions(parts, load, names) {
  const lines = parts.map(({node, name, draws}) => {
    const isExported = node.modifiers?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);
    return `\n${isExported ? 'export ' : ''}const ${name} = ${draws ? 'draw' : 'act'}(${load}, '${shortName(names.indexOf(name))}');`;
  });
  return lines.join('');
}

/** What moves from a file to a chunk, as a module that puts it into its class. */
function moved(path, chunk) {
  const {file, text} = read(path);
  const parts = partsOf(path).filter((part) => part.chunk === chunk);
  makePlain(file, text);
  const imports = importsFor(file, path, parts);
  let end = 0;
  for (const {node, target} of parts) {
    text.remove(end, node.getStart(file));
    end = node.end;
    if (target === undefined) {
      for (const modifier of node.modifiers ?? []) {
        if (modifier.kind === ts.SyntaxKind.ExportKeyword) text.remove(modifier.pos, modifier.end);
      }
      text.prependRight(node.getStart(file), '\nexport ');
      continue;
    }
    for (const modifier of node.modifiers ?? []) {
      if (modifier.kind !== ts.SyntaxKind.AsyncKeyword) text.remove(modifier.getStart(file), modifier.end);
    }
    text.prependRight(node.getStart(file), `\nObject.assign(${target}.prototype, {`);
    text.appendLeft(node.end, '});');
  }
  text.remove(end, file.end);
  text.prepend(imports);
  return {code: text.toString(), map: text.generateMap({source: path, hires: true})};
}

function read(path) {
  const code = readFileSync(path, 'utf8');
  return {file: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true), text: new MagicString(code)};
}

/** What is marked in a file: methods of its class and functions. */
function partsOf(path) {
  const marks = readFileSync(path, 'utf8').match(/@later [\w-]/g)?.length ?? 0;
  if (marks === 0) return [];
  const {file} = read(path);
  const names = plainNames(file);
  const nodes = file.statements.flatMap((node) => (ts.isClassDeclaration(node) ? [...node.members] : [node]));
  const parts = nodes.flatMap((node) => {
    const tag = ts.getJSDocTags(node).find(({tagName}) => tagName.text === 'later');
    if (!tag) return [];
    const name = nameOf(node);
    const where = `${path}: @later ${name}`;
    const isMethod = ts.isMethodDeclaration(node);
    if (!isMethod && !ts.isFunctionDeclaration(node)) throw new Error(`${where} has to be a method or a function.`);
    if (find(node, (each) => each.kind === ts.SyntaxKind.SuperKeyword)) throw new Error(`${where} must not use super.`);
    const answer = node.type?.getText(file) ?? '';
    const draws = answer !== 'void' && !answer.startsWith('Promise<');
    if (isMethod && node.modifiers?.some(({kind}) => kind === ts.SyntaxKind.StaticKeyword))
      throw new Error(`${where} must not be static.`);
    const target = isMethod ? node.parent.name.text : undefined;
    return [{node, chunk: tag.comment.trim().split(/\s/)[0], name, plainName: names.get(name) ?? name, target, draws}];
  });
  if (parts.length < marks) throw new Error(`${path}: a @later is not in the doc comment of what it is to move.`);
  return parts;
}

const nameOf = (node) => node.name?.text;

const isLater = (node) => ts.getJSDocTags(node).some(({tagName}) => tagName.text === 'later');

/** Renames the #private members of a file's classes. */
function makePlain(file, text) {
  const names = plainNames(file);
  const visit = (node) => {
    if (ts.isPrivateIdentifier(node)) text.update(node.getStart(file), node.end, names.get(node.text));
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function plainNames(file) {
  const classes = file.statements.filter(ts.isClassDeclaration);
  if (classes.length > 1) throw new Error(`${file.fileName}: with @later, one class a file.`);
  // What moves is named first: the lists of such names are then alike in all classes.
  const members = classes.flatMap((node) => [...node.members]).sort((a, b) => Number(isLater(b)) - Number(isLater(a)));
  const own = members.map(nameOf).filter((name) => name?.startsWith('#'));
  const prefix = PREFIXES[classes[0] ? depthOf(classes[0], file) : 0];
  return new Map([...new Set(own)].map((name, index) => [name, `${prefix}${shortName(index)}`]));
}

/** How many classes with plain members a class extends. */
function depthOf(node, file) {
  const parent = node.heritageClauses?.find(({token}) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  const from = parent && importedBy(file).get(parent.text)?.from;
  if (!from?.startsWith('.')) return 0;
  const path = pathOf(file.fileName, from);
  const {file: other} = read(path);
  const extended = other.statements.filter(ts.isClassDeclaration).find(({name}) => name.text === parent.text);
  return (partsOf(path).length > 0 ? 1 : 0) + depthOf(extended, other);
}

const pathOf = (path, from) => join(dirname(path), from.replace(/\.js$/, '.ts'));

/** What a file imports, without types: the name here, the name there, and where from. */
function importedBy(file) {
  const found = new Map();
  for (const {importClause, moduleSpecifier} of file.statements.filter(ts.isImportDeclaration)) {
    if (!importClause || importClause.isTypeOnly) continue;
    const {namedBindings} = importClause;
    if (!namedBindings || !ts.isNamedImports(namedBindings)) {
      if (namedBindings) found.set(namedBindings.name.text, {from: moduleSpecifier.text, name: '*'});
      continue;
    }
    for (const {isTypeOnly, name, propertyName} of namedBindings.elements) {
      if (!isTypeOnly) found.set(name.text, {from: moduleSpecifier.text, name: (propertyName ?? name).text});
    }
  }
  return found;
}

/** What a file declares at its top, but types. */
function declaredIn(file) {
  const names = file.statements.flatMap((node) => {
    if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({name}) => bound(name));
    return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? [[node.name.text, node]] : [];
  });
  return new Map(names);
}

const bound = (name) =>
  ts.isIdentifier(name) ? [[name.text, name]] : name.elements.flatMap((element) => bound(element.name));

function isExportedFrom(file, name) {
  const node = declaredIn(file).get(name);
  const statement = file.statements.find(({pos, end}) => pos <= node.pos && node.end <= end);
  return statement.modifiers?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

const mentions = (node, name) => find(node, (each) => ts.isIdentifier(each) && each.text === name) !== undefined;

/** The imports that the moved parts of a file need: its own, and what it declares. */
function importsFor(file, path, parts) {
  const isWanted = (name) => parts.some(({node}) => mentions(node, name));
  const movedHere = new Set(parts.filter(({target}) => target === undefined).map(({name}) => name));
  const lines = [...importedBy(file)]
    .filter(([name]) => isWanted(name))
    .map(([here, {from, name}]) =>
      name === '*' ? `import * as ${here} from '${from}';` : `import {${name} as ${here}} from '${from}';`,
    );
  const own = [...declaredIn(file).keys()].filter((name) => isWanted(name) && !movedHere.has(name));
  const targets = parts.flatMap(({target}) => (target === undefined ? [] : [target]));
  const names = [...new Set([...own, ...targets])];
  if (names.length > 0) lines.push(`import {${names.join(', ')}} from './${basename(path, '.ts')}.js';`);
  return lines.join('');
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function find(node, test) {
  if (test(node)) return node;
  return ts.forEachChild(node, (child) => find(child, test));
}
