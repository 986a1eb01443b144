/** Hands density, language and shortcuts of an element on to one that it renders. */
import {noChange} from 'lit';
import {directive, Directive, type ElementPart, type PartInfo, PartType} from 'lit/directive.js';
import type {BackchatElement} from './backchat-element.js';

class LookDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('lookOf belongs on an element.');
  }

  render(_from: BackchatElement): typeof noChange {
    return noChange;
  }

  override update({element}: ElementPart, [from]: Parameters<this['render']>): typeof noChange {
    // A theme needs no handing on: `color-scheme` is inherited.
    const {density, locale, timeZone, hourCycle, shortcuts} = from;
    Object.assign(element, {density, locale, timeZone, hourCycle, shortcuts});
    return noChange;
  }
}

export const lookOf = directive(LookDirective);
