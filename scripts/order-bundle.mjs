/**
 * Looks for the order of modules in which the bundle packs smallest, and writes it to `scripts/bundle-order.json`, which
 * rollup.config.mjs reads: gzip finds repeated text up to 32 kB back, so what is alike has to stand together. To be run
 * by hand, once in a while: `npm run order [SECONDS]`. Modules that the list does not know, or that are gone, do no harm.
 */
import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {gzipSync} from 'node:zlib';
import {transform} from 'esbuild';
import {rollup} from 'rollup';
import configs from '../rollup.config.mjs';

const seconds = Number(process.argv[2] ?? 60);
const {imports, texts} = await readModules(configs.at(-1));
let order = [...texts.keys()];
let best = sizeOf(order);
console.log(`${texts.size} modules, about ${best} B`);
const end = Date.now() + seconds * 1_000;
while (Date.now() < end) {
  const candidate = withMove(order);
  const size = sizeOf(candidate);
  if (size > best) continue;
  best = size;
  order = candidate;
}
const names = inOrderOfExecution(order).map((id) => relative(process.cwd(), id));
writeFileSync('scripts/bundle-order.json', `${JSON.stringify(names, null, 2)}\n`);
console.log(`about ${best} B in the order found`);

/** The minified text of each module in the entry chunk, and what each imports statically. */
async function readModules({output, ...input}) {
  const build = await rollup({...input, plugins: input.plugins.filter(({name}) => name !== 'terser')});
  const imports = new Map();
  const texts = new Map();
  const {output: chunks} = await build.generate(output);
  const entry = chunks.find(({isEntry}) => isEntry);
  for (const {id, dependencies} of build.cache.modules) imports.set(id, dependencies);
  for (const [id, {code}] of Object.entries(entry.modules)) {
    if (!code) continue;
    const {code: text} = await transform(code, {minify: true, format: 'esm', legalComments: 'none'});
    texts.set(id, text);
  }
  await build.close();
  return {imports, texts};
}

function sizeOf(list) {
  const text = inOrderOfExecution(list).map((id) => texts.get(id));
  return gzipSync(text.join(''), {level: 9}).length;
}

/** As the bundler will order them: what a module imports comes before it. */
function inOrderOfExecution(list) {
  const seen = new Set();
  const result = [];
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const imported of imports.get(id) ?? []) visit(imported);
    if (texts.has(id)) result.push(id);
  };
  list.forEach(visit);
  return result;
}

/** With up to three neighbours moved elsewhere. */
function withMove(list) {
  const moved = [...list];
  const some = moved.splice(Math.floor(Math.random() * moved.length), 1 + Math.floor(Math.random() * 3));
  moved.splice(Math.floor(Math.random() * moved.length), 0, ...some);
  return moved;
}
