/** What the rare views of a list share. */
import type {ChatError} from '../../model/errors.js';
import {styles} from './list-later.styles.js';

/** The failure that a list's user has dismissed. */
export const dismissed = new WeakMap<object, ChatError>();

/** Before the list's own styles, which may refine them. */
export function adoptStyles({shadowRoot}: HTMLElement): void {
  const {styleSheet} = styles;
  const sheets = shadowRoot?.adoptedStyleSheets;
  if (styleSheet && !sheets?.includes(styleSheet)) sheets?.unshift(styleSheet);
}
