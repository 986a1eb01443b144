import {css, html, type PropertyValues, type TemplateResult} from 'lit';
import {backchatContext, lend} from '../../context/backchat-context.js';
import {BackchatElement} from '../internal/backchat-element.js';

/**
 * Lends its Backchat (by `backchat`, `adapter` or `src`) to every element inside it that has none of its own. Draws
 * nothing, and hands on no look.
 *
 * @summary Gives one back end to all elements inside it.
 * @tag chat-provider
 * @slot - The elements that use it, anywhere below.
 */
export class ChatProvider extends BackchatElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The Backchat is certain only now: `willUpdate` comes before the controllers have looked for it. */
  protected override update(changed: PropertyValues<this>): void {
    lend(this, backchatContext, this.found);
    super.update(changed);
  }

  /** The elements inside tell the host themselves. */
  protected override onBackchatEvent(): void {}

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-provider': ChatProvider;
  }
}
