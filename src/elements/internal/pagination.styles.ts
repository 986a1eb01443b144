import {css} from 'lit';

export const paginationStyles = css`
  .pagination {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
    gap: var(--_space-s);
    min-block-size: 52px;
    padding: 4px 16px;
    border-block-start: 1px solid var(--_line);
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
  }
  nav,
  .numbers {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .page,
  .numbers span {
    inline-size: auto;
    min-inline-size: var(--_icon-button);
    padding: 0 6px;
    text-align: center;
  }
  .numbers .page[aria-current] {
    /* Drawn in forced colours only, which have no tint. */
    border: 1px solid transparent;
    background: var(--_tint);
    color: var(--_text);
    font-weight: 600;
  }
  select {
    justify-self: end;
    min-block-size: var(--_control);
    padding: 0 4px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
  }
  select:hover {
    background: var(--_hover);
  }
  option {
    background: var(--_raised);
    color: var(--_text);
  }
`;
