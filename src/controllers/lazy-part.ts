/**
 * A part of an element that is loaded when it is first asked for, so that what is rarely used costs nothing until then.
 * A load that fails is tried again when the host is drawn next.
 */
import type {CSSResult, ReactiveElement} from 'lit';
import {adoptStyles} from '../styles/adopt-styles.js';

export class LazyPart<Part extends {readonly styles?: CSSResult}> {
  readonly #host: ReactiveElement;
  readonly #load: () => Promise<Part>;
  /** What has come; asking for it loads nothing. */
  part?: Part;
  #loading?: Promise<Part | undefined>;

  /** `load` is an `import()`; where the part exports `styles`, the host adopts them. */
  constructor(host: ReactiveElement, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** For drawing: `undefined` while it is on its way; the host is drawn again when it has come. */
  get value(): Part | undefined {
    if (!this.part) void this.get();
    return this.part;
  }

  /** For acting; `undefined` where it could not be loaded. */
  async get(): Promise<Part | undefined> {
    this.#loading ??= this.#load().then(
      (part) => {
        if (part.styles) adoptStyles(this.#host, part.styles);
        this.part = part;
        this.#host.requestUpdate();
        return part;
      },
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }
}
