/** Empty, no match, no permission, failed: centred in its frame, one line of what, one of what to do, one button. */
import {css, html, nothing, type TemplateResult} from 'lit';

export interface StateView {
  readonly icon: TemplateResult;
  readonly title: string;
  readonly hint?: string;
  /** The back end's reference, as a finished line. */
  readonly reference?: string;
  readonly danger?: boolean;
  /** With an `href` it is a link. */
  readonly action?: {readonly label: string; readonly href?: string; readonly run: (event: MouseEvent) => void};
  /** More, between the lines and the button. */
  readonly extra?: TemplateResult;
}

export const stateView = ({icon, title, hint, reference, danger, action, extra}: StateView): TemplateResult => html`
  <div class="state ${danger ? 'danger' : ''}" part="state">
    <span class="disc">${icon}</span>
    <p class="title">${title}</p>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing} ${extra ?? nothing} ${action ? actionOf(action) : nothing}
    ${reference ? html`<p class="reference">${reference}</p>` : nothing}
  </div>
`;

const actionOf = ({label, href, run}: NonNullable<StateView['action']>) =>
  href === undefined
    ? html`<button type="button" class="button" @click=${run}>${label}</button>`
    : html`<a class="button" href=${href} @click=${run}>${label}</a>`;

export const stateStyles = css`
  .state {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    min-block-size: 240px;
    padding: 24px;
    text-align: center;
  }
  .state .disc {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: 8px;
    border-radius: 50%;
    background: var(--_hover);
    color: var(--_text-2);
  }
  .state .disc svg {
    inline-size: 24px;
    block-size: 24px;
  }
  .state.danger .disc {
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .state .title {
    font-weight: 600;
  }
  .state .hint {
    color: var(--_text-2);
    max-inline-size: 48ch;
    overflow-wrap: anywhere;
  }
  .state .reference {
    color: var(--_text-3);
    font-size: 0.857em;
    user-select: all;
  }
  .state .button {
    margin-block-start: 8px;
  }
`;
