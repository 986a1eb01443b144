import {css} from 'lit';

export const styles = css`
  :host {
    position: relative;
  }
  .desk {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .strip {
    flex: none;
    margin-block-end: var(--_space-s);
    border-radius: var(--_radius);
  }
  .panes {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
  }
  .panes.split {
    grid-template-columns: 420px minmax(0, 1fr);
    gap: var(--_space-l);
  }
  .panes:not(.split) > * {
    grid-area: 1 / 1;
  }
  .pane {
    min-inline-size: 0;
    min-block-size: 0;
  }
  /* Keeps its scroll, which display: none would lose. */
  .pane.away {
    content-visibility: hidden;
  }
  .neighbours {
    display: flex;
  }
  .notice {
    position: absolute;
    inset-block-end: 64px;
    inset-inline: var(--_space-l);
    z-index: 4;
    pointer-events: none;
  }
  .notice .floating {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    padding-inline-start: var(--_space-l);
    pointer-events: auto;
  }
  .notice p {
    padding-block: var(--_space-s);
    overflow-wrap: anywhere;
  }
`;
