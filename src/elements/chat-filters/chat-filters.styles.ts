import {css} from 'lit';

/** `.embedded`: drawn by a list, whose head places the pieces. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  :host(.embedded),
  :host(.embedded) .bar {
    display: contents;
    container-type: normal;
  }
  .bar {
    display: grid;
    grid-template: 'search menus . more' 'chips chips chips chips' / minmax(160px, 36ch) fit-content(60%) 1fr auto;
    align-items: center;
    column-gap: var(--_space-s);
  }
  .search {
    grid-area: search;
    display: grid;
    align-items: center;
  }
  .search > * {
    grid-area: 1 / 1;
  }
  .search > svg {
    z-index: 1;
    margin-inline-start: 10px;
    color: var(--_text-3);
    pointer-events: none;
  }
  .search input {
    min-inline-size: 0;
    padding-inline: 34px;
    appearance: none;
    text-overflow: ellipsis;
  }
  .search input::-webkit-search-cancel-button,
  :placeholder-shown + .clear {
    display: none;
  }
  .clear {
    justify-self: end;
    margin-inline-end: 2px;
    inline-size: 30px;
    block-size: calc(100% - 4px);
  }
  .menus {
    grid-area: menus;
    display: flex;
    gap: var(--_space-s);
    min-inline-size: 0;
  }
  .menus .button {
    max-inline-size: 32ch;
    min-inline-size: 0;
    padding-inline: 12px 8px;
    font-weight: 400;
  }
  .menus .active {
    font-weight: 500;
  }
  .button span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .button svg {
    color: var(--_text-2);
  }
  .sort,
  .narrow {
    display: none;
  }
  .more {
    grid-area: more;
  }
`;
