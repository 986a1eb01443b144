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
    position: relative;
  }
  .search input {
    inline-size: 100%;
    padding-inline: 34px;
    appearance: none;
    text-overflow: ellipsis;
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .search > svg {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 10px;
    margin-block: auto;
    color: var(--_text-3);
    pointer-events: none;
  }
  .search .clear {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    inline-size: 30px;
    block-size: auto;
  }
  .clear svg,
  .chip svg {
    inline-size: 14px;
    block-size: 14px;
  }
  :placeholder-shown + .clear {
    display: none;
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
  .menus .button.active {
    font-weight: 500;
  }
  .menus .button span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .menus .button svg {
    inline-size: 14px;
    block-size: 14px;
    color: var(--_text-2);
  }
  .sort,
  .narrow {
    display: none;
  }
  .more {
    grid-area: more;
  }
  .filter[aria-expanded='true'] {
    background: var(--_hover);
  }
  .filter .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    min-inline-size: 16px;
    block-size: 16px;
    padding: 0 4px;
  }
  .chips {
    grid-area: chips;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s) var(--_space-m);
    margin-block-start: var(--_space-s);
  }
  .chip {
    min-block-size: 28px;
    border: 1px solid var(--_tint-line);
    background: var(--_tint);
    color: var(--_text);
  }
  .chip:hover {
    background: var(--_hover);
  }
  .zone {
    margin-block-start: 4px;
    padding: 8px 12px;
    border-block-start: 1px solid var(--_line);
    color: var(--_text-3);
    font-size: 0.857em;
  }
  .panel {
    display: grid;
    gap: 4px;
    padding: var(--_space-s);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    min-block-size: var(--_control);
  }
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--_accent);
  }
  fieldset {
    min-inline-size: 0;
    margin: 4px 0 0;
    padding: var(--_space-s) 0 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  legend {
    float: inline-start;
    padding: 0;
    font-weight: 600;
  }
  .period {
    display: grid;
    clear: both;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-s);
    padding-block: var(--_space-s);
  }
  .popup > .period {
    padding-inline: 12px;
  }
  .period label {
    display: grid;
    gap: 4px;
    color: var(--_text-2);
    font-size: 0.857em;
  }
  .period input {
    min-inline-size: 0;
    font-size: 1.167em;
  }
  .period [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .problem {
    align-self: center;
    color: var(--_danger);
    font-size: 0.857em;
  }
  @container (760px <= inline-size < 1000px) {
    .bar {
      grid-template-columns: minmax(140px, 1fr) fit-content(60%) 0 auto;
    }
  }
  @container (inline-size < 760px) {
    .bar {
      grid-template: 'search more' 'menus menus' 'chips chips' / 1fr auto;
      row-gap: var(--_space-s);
    }
    .menus {
      flex-wrap: wrap;
    }
    .chips {
      margin-block: 0 var(--_space-s);
    }
    .sort,
    .narrow {
      display: revert;
    }
    .wide {
      display: none;
    }
  }
  :host([layout='stack']) .menus {
    display: grid;
  }
  :host([layout='stack']) .menus .button {
    inline-size: 100%;
    max-inline-size: none;
    justify-content: space-between;
  }
  :host([layout='stack']) :is(.sort, .wide) {
    display: block;
  }
  :host([layout='stack']) .narrow {
    display: none;
  }
  @media (pointer: coarse) {
    .search .clear {
      inline-size: 44px;
    }
  }
`;
