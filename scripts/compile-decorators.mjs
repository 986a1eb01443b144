/**
 * Rollup plugin: writes Lit's decorators out as what they mean, `static properties` and getters, so that neither they nor
 * TypeScript's helper for them have to be shipped. Runs on TypeScript, before it is compiled. Lines stay where they are.
 * (`@lit/ts-transformers` does the same, but only with TypeScript 5.)
 */
import ts from 'typescript';

const DECORATORS = /^import \{[^}]*\} from 'lit\/decorators\.js';$/m;

export const compileDecorators = () => ({
  name: 'compile-decorators',
  transform(code, id) {
    if (!id.endsWith('.ts') || !DECORATORS.test(code)) return null;
    const file = ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true);
    const edits = file.statements.filter(ts.isClassDeclaration).flatMap((node) => editsOf(node, file));
    const compiled = edits
      .sort((a, b) => b.from - a.from)
      .reduce((text, {from, to, by}) => text.slice(0, from) + by + text.slice(to), code);
    return {code: compiled.replace(DECORATORS, ''), map: null};
  },
});

/** Options of a property, without the attribute that `BackchatElement` names after it anyway. */
function withoutAttribute(options = '{}', name) {
  const attribute = name.replace(/[A-Z]/g, '-$&').toLowerCase();
  return options.replace(new RegExp(`attribute: '${attribute}'(, )?`), '');
}

/** What to replace in a class: offsets in its file, and the new text. */
function editsOf(node, file) {
  const properties = [];
  const edits = [];
  for (const member of node.members.filter(ts.isPropertyDeclaration)) {
    const [decorator] = ts.getDecorators(member) ?? [];
    if (!decorator) continue;
    const {
      expression: called,
      arguments: [argument],
    } = decorator.expression;
    const [kind, name, options] = [called, member.name, argument].map((part) => part?.getText(file));
    const [from, to] = [decorator.getStart(file), decorator.getEnd()];
    if (kind === 'query') {
      const by = `get ${name}(): any { return this.renderRoot?.querySelector(${options}) ?? null; }`;
      edits.push({from, to: member.getEnd(), by});
    } else if (kind === 'property' || kind === 'state') {
      properties.push(`${name}: ${kind === 'state' ? '{state: true}' : withoutAttribute(options, name)}`);
      edits.push({from, to, by: ''});
    } else {
      throw new Error(`${file.fileName}: @${kind} is not known to scripts/compile-decorators.mjs: teach it.`);
    }
  }
  const from = node.members.pos;
  if (properties.length > 0)
    edits.push({from, to: from, by: `static override properties = {${properties.join(', ')}};`});
  return edits;
}
