/**
 * Hands density, language, shortcuts and whatever is named besides from an element on to one that it renders, which is
 * as tall as its place, or as its content where that is so outside.
 */
import {directive, Directive, type DirectiveResult, type ElementPart} from 'lit/directive.js';
import type {BackchatElement} from './backchat-element.js';

/** A theme needs no handing on: `color-scheme` is inherited. */
const LOOK = ['density', 'locale', 'timeZone', 'hourCycle', 'shortcuts'];

class LookDirective extends Directive {
  render(_from: BackchatElement, ..._more: readonly string[]): void {}

  override update({element}: ElementPart, [from, ...more]: Parameters<this['render']>): void {
    // Whatever has no height of its own does not mind.
    Reflect.set(element, 'fit', Reflect.get(from, 'fit') === 'content' ? 'content' : 'parent');
    for (const name of [...LOOK, ...more]) Reflect.set(element, name, Reflect.get(from, name));
  }
}

const look = directive(LookDirective);

/** For an element in a template; `more` are properties that both have. */
export const lookOf = <From extends BackchatElement>(
  from: From,
  ...more: readonly (keyof From & string)[]
): DirectiveResult<typeof LookDirective> => look(from, ...more);
