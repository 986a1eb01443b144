import {css} from 'lit';

export const styles = css`
  .desk {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
  }
  .strip {
    margin-block-end: var(--_space-s);
    border-radius: var(--_radius);
  }
  .panes {
    grid-row: 2;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .panes:not(.split) > * {
    grid-area: 1 / 1;
  }
  /* Keeps its scroll, which display: none would lose. */
  [inert] {
    content-visibility: hidden;
  }
  .neighbours {
    display: flex;
  }
`;
