import assert from 'node:assert/strict';
import {cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import {splitLater} from './split-later.mjs';

const FILES = {
  'rare.ts': `export const rare = (text: string) => 'rare ' + text;`,
  'base.ts': `
    export class Base {
      #name = 'base';
      redrawn = 0;
      requestUpdate() { this.redrawn++; }
      /** @later tools */
      async baseName(): Promise<string> { return this.#name; }
    }`,
  'thing.ts': `
    import {Base} from './base.js';
    import {rare} from './rare.js';
    const SUFFIX = '!';
    let count = 0;
    export const counted = () => count;
    export class Thing extends Base {
      #name = 'thing';
      readonly #tell = (text: string) => text + SUFFIX;
      get seen() { return this.#name; }
      /** Says. @later tools */
      async say(more: string): Promise<string> { return this.#secret(more); }
      /**
       * Renames.
       * @later tools
       */
      rename(name: string): void { this.#name = name; }
      /** @later views */
      protected draw(): unknown { return this.#name + SUFFIX; }
      drawn(): unknown { return this.draw(); }
      /** @later tools */
      #secret(more: string): Promise<string> { return Promise.resolve(this.#tell(rare(this.#name + more))); }
      /** @later broken */
      async miss(): Promise<void> {}
    }
    /** @later tools */
    export async function count_(by: number): Promise<number> { count_.length; return by + SUFFIX.length; }
    /** @later views */
    export function frame(host: Base, text: string): string { return rare(text); }`,
  'model/errors.ts': `export const toChatError = (error: unknown) => new Error('told', {cause: error});`,
};

type Thing = {
  redrawn: number;
  readonly seen: string;
  baseName(): Promise<string>;
  say(more: string): Promise<string>;
  rename(name: string): Promise<void>;
  drawn(): unknown;
  miss(): Promise<void>;
};
type Bundle = {
  Thing: new () => Thing;
  count_(by: number): Promise<number>;
  frame(host: Thing, text: string): string | undefined;
};

describe('split-later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'split-later-'));
  const src = join(folder, 'src');
  let code = '';
  let builds = 0;

  /** A fresh copy of what was built: no chunk is loaded yet. */
  const load = async (): Promise<Bundle> => {
    const copy = join(folder, `copy-${++builds}`);
    cpSync(join(folder, 'dist'), copy, {recursive: true});
    return (await import(pathToFileURL(join(copy, 'main.js')).href)) as Bundle;
  };
  const build = async (files: Readonly<Record<string, string>>): Promise<string> => {
    rmSync(src, {recursive: true, force: true});
    mkdirSync(join(src, 'model'), {recursive: true});
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(src, name), text);
    const bundle = await rollup({
      input: {main: join(src, 'thing.ts')},
      plugins: [splitLater({root: src}), typescriptNames(), esbuild({target: 'es2022', tsconfig: false})],
      preserveEntrySignatures: 'allow-extension',
      treeshake: {moduleSideEffects: (id) => /@[\w-]+\.ts$|^virtual:/.test(id)},
    });
    const {output} = await bundle.write({dir: join(folder, 'dist'), chunkFileNames: '[name].js'});
    await bundle.close();
    return output[0].code;
  };

  before(async () => {
    code = await build(FILES);
  });
  after(() => rmSync(folder, {recursive: true}));

  it('takes what is marked, and what only that imports, out of the file', () => {
    assert.doesNotMatch(code, /'rare '|"rare "|secret\(more/);
    assert.match(code, /get seen\(\)/);
  });

  it('calls an action once its chunk is loaded, with its private state', async () => {
    const {Thing} = await load();
    const thing = new Thing();
    assert.equal(await thing.say(' A'), 'rare thing A!');
    await thing.rename('other');
    assert.equal(thing.seen, 'other');
  });

  it('keeps the private state of a class and of the one it extends apart', async () => {
    const {Thing} = await load();
    const thing = new Thing();
    assert.equal(await thing.baseName(), 'base');
    assert.equal(thing.seen, 'thing');
  });

  it('draws nothing until the chunk is loaded, and asks to be drawn again', async () => {
    const {Thing, frame} = await load();
    const thing = new Thing();
    assert.equal(thing.drawn(), undefined);
    assert.equal(frame(thing, 'A'), undefined);
    while (thing.redrawn < 2) await new Promise((resolve) => setTimeout(resolve));
    assert.equal(thing.drawn(), 'thing!');
    assert.equal(frame(thing, 'A'), 'rare A');
  });

  it('moves functions, too', async () => {
    const {count_} = await load();
    assert.equal(await count_(1), 2);
  });

  it('rejects with an error of ours where the chunk cannot be had', async () => {
    const {Thing} = await load();
    const chunk = join(folder, `copy-${builds}`, 'broken.js');
    renameSync(chunk, `${chunk}.away`);
    await assert.rejects(new Thing().miss(), {message: 'told'});
  });

  for (const [what, text, message] of [
    ['a getter', 'class A {\n/** @later a */\nget b() { return 1; } }', /has to be a method or a function/],
    ['a static method', 'class A {\n/** @later a */\nstatic async b(): Promise<void> {} }', /must not be static/],
    ['super', 'class A {\n/** @later a */\nasync b(): Promise<void> { super.toString(); } }', /must not use super/],
    ['a mark elsewhere', '/* @later a */ export function b(): void {}', /not in the doc comment/],
    [
      'two classes in a file',
      'class A {\n/** @later a */\nasync b(): Promise<void> {} } class B {}',
      /one class a file/,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(build({...FILES, 'thing.ts': text}), {message});
    });
  }

  it('refuses two functions of one name in one chunk', async () => {
    const twin = '/** @later tools */ export async function count_(): Promise<void> {}';
    await assert.rejects(build({...FILES, 'twin.ts': twin}), {message: /are called count_/});
  });
});

/** Finds `./x.ts` where `./x.js` is written. */
function typescriptNames() {
  return {
    name: 'typescript-names',
    resolveId(id: string, from: string | undefined) {
      return from !== undefined && /^\..*\.js$/.test(id) ? join(from, '..', id.replace(/\.js$/, '.ts')) : null;
    },
  };
}
