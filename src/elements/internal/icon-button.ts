/** A button that shows a picture alone; its label is its name and its tooltip. */
import {html, nothing, type TemplateResult} from 'lit';

export interface IconButton {
  readonly icon: TemplateResult;
  readonly label: string;
  readonly onClick: (event: MouseEvent) => void;
  /** More classes. */
  readonly kind?: string;
  readonly part?: string;
  /** Offered, but of no use now. */
  readonly disabled?: boolean;
  /** Out of the order of Tab: a row's keys reach it. */
  readonly inner?: boolean;
}

export const iconButton = ({icon, label, onClick, kind = '', part, disabled, inner}: IconButton): TemplateResult =>
  html`<button
    type="button"
    class="icon-button ${kind}"
    part=${part ?? nothing}
    aria-label=${label}
    title=${label}
    aria-disabled=${disabled ?? nothing}
    tabindex=${inner ? -1 : nothing}
    @click=${onClick}
  >
    ${icon}
  </button>`;
