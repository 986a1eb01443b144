import type {CSSResult} from 'lit';

/** Adds the style sheet of what an element seldom draws: once, and before its own, which may refine it. */
export function adoptStyles({shadowRoot}: Element, {styleSheet}: CSSResult): void {
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) {
    shadowRoot.adoptedStyleSheets.unshift(styleSheet);
  }
}
