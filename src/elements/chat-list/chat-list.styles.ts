import {css} from 'lit';
import {paginationStyles} from '../internal/pagination.styles.js';
import {arrangementStyles} from './list-arrangements.styles.js';
import {tableStyles} from './list-table.styles.js';

const frameStyles = css`
  :host {
    --_head: max(40px, 2.86em);
    --_sticky: var(--chat-sticky-top, 0px);
    position: relative;
    container-type: inline-size;
  }
  :host([fit='parent']) {
    --_sticky: 0px;
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .head {
    display: grid;
    grid-template:
      'titles titles titles titles titles'
      'search menus . more tools'
      'chips chips chips chips chips' / minmax(160px, 36ch) fit-content(60%) 1fr auto auto;
    align-items: center;
    column-gap: var(--_space-s);
    margin-block-end: var(--_space-m);
  }
  .titles {
    grid-area: titles;
    display: flex;
    align-items: center;
    gap: var(--_space-s) var(--_space-l);
    min-inline-size: 0;
    min-block-size: 28px;
    margin-block-end: var(--_space-s);
  }
  .titles .title {
    font-size: 1.286em;
    font-weight: 600;
    line-height: 1.33;
  }
  .tools {
    grid-area: tools;
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 4px;
    margin-inline-start: -4px;
  }
  ::slotted([slot='filters']) {
    grid-area: 2 / 1 / 3 / 5;
  }

  .frame {
    position: relative;
  }
  :host([fit='parent']) .frame {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  /* A skeleton holds nothing that the keyboard could reach, so it does not scroll. */
  :host([fit='parent']) .scroller:has([data-id], .state) {
    flex: 1;
    overflow: auto;
  }
  .over {
    position: sticky;
    inset-block-start: var(--_sticky);
    inset-inline-start: 0;
    z-index: 3;
    block-size: 0;
  }
  .over > * {
    position: absolute;
    inset: 0 0 auto;
  }
  .over .strip {
    min-block-size: var(--_head);
  }
  /* Who sorts by key sees what has the focus. */
  .scroller:has(thead :focus-visible) .over .strip {
    display: none;
  }
  .progress {
    block-size: 2px;
    background: var(--_accent);
  }
  .strip.late {
    animation-delay: 1s;
  }
`;

export const styles = [paginationStyles, tableStyles, arrangementStyles, frameStyles];
