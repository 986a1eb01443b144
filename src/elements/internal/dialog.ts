/**
 * A question in a native modal dialog: the browser keeps the focus inside, closes on Escape, and gives the focus back to
 * where it was. The first focus is on the answer that changes nothing.
 */
import {css, html, nothing, type TemplateResult} from 'lit';
import {directive, Directive, type ElementPart, type PartInfo} from 'lit/directive.js';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** What happened meanwhile. */
  readonly note?: string;
  /** Why the last attempt failed. */
  readonly error?: string;
  readonly busy: boolean;
  readonly no: string;
  readonly yes: string;
  /** Given the way to close the dialog. */
  readonly onYes: (close: () => void) => void;
  /** The dialog is closed, however that came about: do not draw it any more. */
  readonly onClosed: () => void;
}

export const questionDialog = ({
  title,
  text,
  note,
  error,
  busy,
  no,
  yes,
  onYes,
  onClosed,
}: Question): TemplateResult => html`
  <dialog
    class="floating"
    part="dialog"
    aria-labelledby="question"
    aria-describedby="question-text"
    ${shownAtOnce()}
    @cancel=${(event: Event) => busy && event.preventDefault()}
    @close=${onClosed}
  >
    <h2 class="title" id="question">${title}</h2>
    <div id="question-text">
      <p>${text}</p>
      ${note ? html`<p>${note}</p>` : nothing}
    </div>
    <p class="error" role="alert">${error ?? nothing}</p>
    <div class="answers">
      <button type="button" class="button" autofocus aria-disabled=${busy} @click=${closeDialog}>${no}</button>
      <button
        type="button"
        class="button danger"
        aria-disabled=${busy}
        @click=${(event: Event) => !busy && answer(event, onYes)}
      >
        ${yes}
      </button>
    </div>
  </dialog>
`;

/** On a dialog: it is drawn before it is in the page, where it cannot be shown yet. */
const shownAtOnce = directive(
  class extends Directive {
    constructor(part: PartInfo) {
      super(part);
      const dialog = (part as ElementPart).element as HTMLDialogElement;
      queueMicrotask(() => dialog.isConnected && dialog.showModal());
    }

    render() {
      return nothing;
    }
  },
);

const dialogOf = ({currentTarget}: Event) => (currentTarget as Element).closest('dialog');
const closeDialog = (event: Event) => dialogOf(event)?.close();

function answer(event: Event, onYes: Question['onYes']): void {
  const dialog = dialogOf(event);
  onYes(() => dialog?.close());
}

export const dialogStyles = css`
  dialog {
    inline-size: min(440px, 100vw - 32px);
    padding: var(--_space-xl);
    border-radius: var(--_radius-l);
    font: inherit;
    line-height: inherit;
    color: var(--_text);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog .title {
    margin-block: 0 var(--_space-s);
    font-size: 1.143em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  #question-text {
    color: var(--_text-2);
  }
  dialog .error {
    margin-block-start: var(--_space-m);
    color: var(--_danger);
  }
  dialog .error:empty {
    display: none;
  }
  dialog .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--_space-s);
    margin-block-start: var(--_space-xl);
  }
  .button.danger {
    border-color: transparent;
    background: var(--_danger);
    color: var(--chat-color-on-danger, light-dark(#fff, #43201d));
  }
  .button.danger:hover:not([aria-disabled='true']) {
    filter: brightness(0.92);
  }
`;
