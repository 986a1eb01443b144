/**
 * Rollup plugin: takes comments and idle white space out of html`…`, svg`…` and css`…`, and nothing else, so that
 * what is built draws exactly what the tests of the sources saw. The usual CSS minifier drops container queries,
 * nesting and relative colours, and is not used.
 */
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';

export const minifyTemplates = () =>
  minifyTemplateLiterals({
    include: ['src/**/*.ts'],
    failOnError: true,
    options: {
      minifyOptions: {
        caseSensitive: true,
        collapseWhitespace: true,
        conservativeCollapse: true,
        decodeEntities: false,
        keepClosingSlash: true,
        minifyCSS,
        minifyJS: false,
        removeComments: true,
        removeEmptyAttributes: false,
      },
    },
  });

/** Strings, addresses and `${…}` (here a placeholder) pass as they are; a space before a colon may be a combinator. */
const KEPT = String.raw`("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|@TEMPLATE_EXPRESSION_*\(\);)`;
const COMMENTS_AND_SPACES = new RegExp(String.raw`${KEPT}|(?:\/\*[^]*?\*\/|\s)+`, 'g');
const ROUND_MARKS = new RegExp(String.raw`${KEPT}| ?([{};,]) ?|(?<=\() | (?=\))|(:) | (>) |(?<![\w.])0(?=\.\d)`, 'g');

export function minifyCSS(css) {
  return css
    .replace(COMMENTS_AND_SPACES, (_, kept) => kept ?? ' ')
    .replace(ROUND_MARKS, (_, kept, ...marks) => kept ?? marks.slice(0, 3).find(Boolean) ?? '')
    .replace(/(\[[\w-]+\W?=)(['"])([a-z][\w-]*)\2\]/g, '$1$3]')
    .replace(/;+}/g, '}')
    .trim();
}
