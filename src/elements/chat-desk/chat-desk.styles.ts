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
  [inert] {
    content-visibility: hidden;
  }
  .neighbours {
    display: flex;
  }
`;
