/**
 * How tall a screen is: `viewport` (from its own top to the bottom of the window, at least 480 px), `parent` (all of
 * it) or `content` (as tall as what it shows). Only the top needs measuring; the rest is CSS.
 */
import {css, type ReactiveControllerHost} from 'lit';

export type Fit = 'viewport' | 'parent' | 'content';

export interface FitHost extends ReactiveControllerHost, HTMLElement {
  fit?: Fit;
}

/** Tells the style sheet where the top of an element is, as long as it is in the page. */
export class FitController {
  constructor(host: FitHost) {
    const measure = () => {
      if ((host.fit ?? 'viewport') !== 'viewport') return;
      host.style.setProperty('--_top', `${Math.max(0, host.getBoundingClientRect().top + scrollY)}px`);
    };
    const observer = new ResizeObserver(measure);
    host.addController({
      hostConnected() {
        // What grows above pushes us down, and the page grows with it.
        observer.observe(document.body);
        observer.observe(host);
      },
      hostUpdated: measure,
      hostDisconnected: () => observer.disconnect(),
    });
  }
}

export const fitStyles = css`
  :host {
    block-size: max(480px, 100dvh - var(--_top, 0px) - var(--chat-fit-margin, 0px));
  }
  :host([fit='parent']) {
    block-size: 100%;
  }
`;
