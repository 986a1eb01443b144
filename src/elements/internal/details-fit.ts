/**
 * How tall a screen is: `viewport` (from its own top to the bottom of the window, at least 480 px), `parent` (all of
 * it) or `content` (as tall as what it shows). Only the top needs measuring; the rest is CSS.
 */
import {css, type ReactiveController, type ReactiveControllerHost} from 'lit';

export type Fit = 'viewport' | 'parent' | 'content';

export interface FitHost extends ReactiveControllerHost, HTMLElement {
  fit?: Fit;
}

export class FitController implements ReactiveController {
  readonly #host: FitHost;
  #observer?: ResizeObserver;

  constructor(host: FitHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // What grows above pushes us down, and the page grows with it.
    this.#observer = new ResizeObserver(this.#measure);
    this.#observer.observe(document.body);
    this.#observer.observe(this.#host);
  }

  hostUpdated(): void {
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  readonly #measure = (): void => {
    if (this.#host.fit && this.#host.fit !== 'viewport') return;
    const top = Math.max(0, Math.round(this.#host.getBoundingClientRect().top + scrollY));
    this.#host.style.setProperty('--_top', `${top}px`);
  };
}

export const fitStyles = css`
  :host {
    block-size: max(480px, 100dvh - var(--_top, 0px) - var(--chat-fit-margin, 0px));
  }
  :host([fit='parent']) {
    block-size: 100%;
  }
  :host([fit='content']) {
    block-size: auto;
  }
`;
