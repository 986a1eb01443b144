/**
 * `custom-elements.json`: the public elements and their events, with paths as published. What is inherited from
 * modules that are not published is kept; what is private or protected is not.
 */
const PUBLIC = /^\/?src\/elements\/(?!internal\/)/;
const PUBLISHED_KINDS = new Set(['class', 'mixin']);

const published = (path) => path.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');

const publicSurface = {
  name: 'public-surface',
  packageLinkPhase({customElementsManifest: manifest}) {
    manifest.schemaVersion = '2.1.0';
    manifest.modules = manifest.modules
      .filter(({path}) => PUBLIC.test(path))
      .map(publicModule)
      .filter(({exports}) => exports.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

function publicModule(module) {
  const declarations = module.declarations
    .filter(({kind}) => PUBLISHED_KINDS.has(kind))
    .map((declaration) => publicDeclaration(declaration, module.path));
  const names = new Set(declarations.map(({name}) => name));
  const exports = module.exports.filter(
    ({kind, declaration}) => kind === 'custom-element-definition' || names.has(declaration.name),
  );
  return withPublishedPaths({...module, declarations, exports});
}

function publicDeclaration({members, events, superclass, ...rest}, path) {
  const isPublic = ({privacy}) => !['private', 'protected'].includes(privacy);
  return {
    ...rest,
    members: members?.filter(isPublic),
    // The analyzer adds one without a name for every class that is dispatched.
    events: events?.filter(({name}) => name),
    // It takes `CustomEvent` for a class of the same module.
    superclass: superclass?.module === path ? {name: superclass.name, package: 'global:'} : superclass,
  };
}

/** Drops references to modules that the manifest does not hold, and renames the others. */
function withPublishedPaths(node) {
  if (Array.isArray(node)) return node.map(withPublishedPaths);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node)
    .filter(([key, value]) => value !== undefined && (key !== 'inheritedFrom' || PUBLIC.test(value.module)))
    .map(([key, value]) => [
      key,
      (key === 'path' || key === 'module') && typeof value === 'string' ? published(value) : withPublishedPaths(value),
    ]);
  return Object.fromEntries(entries);
}

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/adapters/testing/**'],
  litelement: true,
  outdir: '.',
  plugins: [publicSurface],
};
