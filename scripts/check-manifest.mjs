/**
 * Fails when custom-elements.json is not what the sources say now, or when an element's class comment and its source
 * disagree about slots, parts, events or custom properties. What an element draws may stand in its own folder or in
 * the pieces it imports from elements/internal; parts and slots of inner elements carry the inner element's prefix.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {cli} from '@custom-elements-manifest/analyzer/cli.js';

const INNER = /^(list|filters|details|thread|composer)-/;

process.chdir(join(import.meta.dirname, '..'));
const problems = [];
const argv = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'];
const manifest = await cli({argv, cwd: process.cwd(), noWrite: true});
const committed = existsSync('custom-elements.json') ? readFileSync('custom-elements.json', 'utf8') : '';
if (committed !== `${JSON.stringify(manifest, null, 2)}\n`) {
  problems.push('custom-elements.json is out of date: run `npm run cem`, and commit what it wrote.');
}

const everything = textOf('src');
const sharedStyles = textOf('src/styles');
const internal = textOf('src/elements/internal');
const elements = manifest.modules.flatMap(({path, declarations}) =>
  declarations.filter(({customElement}) => customElement).map((declaration) => describeElement(path, declaration)),
);
for (const element of elements) checkElement(element);
checkShared('slot', 'slots', slotsIn(internal));
checkShared('part', 'parts', partsIn(internal));
checkShared('event', 'events', eventsIn(internal));
checkShared('custom property', 'properties', propertiesIn(sharedStyles));

console.log(problems.length ? problems.join('\n') : `custom-elements.json describes ${elements.length} elements.`);
process.exitCode = problems.length ? 1 : 0;

function describeElement(path, declaration) {
  const folder = dirname(path).replace('dist', 'src');
  const own = textOf(folder);
  const names = (list) => new Set(list?.map(({name}) => name ?? ''));
  return {
    tag: declaration.tagName,
    own,
    drawn: [own, ...internalsOf(folder)].join('\n'),
    slots: names(declaration.slots),
    parts: names(declaration.cssParts),
    properties: names(declaration.cssProperties),
    events: names(declaration.events),
  };
}

/** Both ways: what is drawn is documented, and what is documented is drawn. */
function checkElement({tag, own, drawn, slots, parts, properties, events}) {
  compare(tag, 'slot', slots, slotsIn(own), slotsIn(drawn));
  // A part's name may reach its template as an argument.
  compare(tag, 'part', parts, partsIn(own), new Set([...partsIn(drawn), ...quotedWords(drawn)]));
  compare(tag, 'event', events, eventsIn(own), eventsIn(everything));
  const tokens = propertiesIn(sharedStyles);
  const ownProperties = new Set([...propertiesIn(own)].filter((name) => !tokens.has(name)));
  // Those of the base class stand in pieces, too, that not every element draws.
  const known = [drawn, sharedStyles, internal].flatMap((text) => [...propertiesIn(text)]);
  compare(tag, 'custom property', properties, ownProperties, new Set(known));
}

function compare(tag, what, documented, used, known) {
  for (const name of used) {
    if (!documented.has(name)) problems.push(`${tag}: the ${what} "${name}" is not documented.`);
  }
  for (const name of documented) {
    if (!known.has(name) && !INNER.test(name))
      problems.push(`${tag}: the ${what} "${name}" is documented but not there.`);
  }
}

/** What pieces shared by elements bring is documented by at least one of the elements. */
function checkShared(what, key, names) {
  for (const name of names) {
    const documented = elements.some((element) => element[key].has(name));
    if (!documented) problems.push(`The ${what} "${name}", which elements share, is documented by none of them.`);
  }
}

function textOf(folder) {
  return sourcesIn(folder).join('\n');
}

function sourcesIn(folder) {
  return readdirSync(folder, {recursive: true})
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => withoutComments(readFileSync(join(folder, name), 'utf8')));
}

/** The sources of the modules in elements/internal that the folder imports, directly or through others. */
function internalsOf(folder) {
  const found = new Map();
  const follow = (text, from) => {
    for (const [, specifier] of text.matchAll(/from '(\.[^']*internal\/[^']*|\.\/[^']*)'/g)) {
      const path = resolve(from, specifier).replace(/\.js$/, '.ts');
      if (found.has(path) || !path.includes('/elements/internal/') || !existsSync(path)) continue;
      found.set(path, withoutComments(readFileSync(path, 'utf8')));
      follow(found.get(path), dirname(path));
    }
  };
  for (const text of sourcesIn(folder)) follow(text, folder);
  return [...found.values()];
}

function withoutComments(text) {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function slotsIn(text) {
  const slots = [...text.matchAll(/<slot\b([^>]*)>/g)].map(
    ([, attributes]) => /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '',
  );
  return new Set(slots.filter((name) => !name.includes('${')));
}

/** Names in `part="a b"`, and the quoted words within `part=${…}` and `part="a ${…}"`. */
function partsIn(text) {
  const values = [...text.matchAll(/\spart=("[^"]*"|\$\{[^}]*\})/g)].flatMap(([, value]) => [
    value.replace(/\S*\$\{[^}]*\}\S*/g, ' ').replaceAll('"', ' '),
    ...[...value.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted),
  ]);
  return new Set(values.flatMap((value) => value.split(/\s+/)).filter((name) => /^[a-z][\w-]*$/.test(name)));
}

function quotedWords(text) {
  return [...text.matchAll(/'([a-z][\w-]*)'/g)].map(([, word]) => word);
}

/** Custom properties that a host may set: those that are read. */
function propertiesIn(text) {
  return new Set([...text.matchAll(/var\(\s*(--chat-[\w-]+)/g)].map(([, name]) => name));
}

/** The names of the event classes that are constructed, as each class gives it to `super`. */
function eventsIn(text) {
  const classes = [...text.matchAll(/new (Chat\w*Event)\b/g)].map(([, name]) => name);
  const names = classes.map((name) => new RegExp(`class ${name}\\b[^]*?super\\(\\s*'([^']+)'`).exec(everything)?.[1]);
  return new Set(names.filter(Boolean));
}
