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
  .head > .notice {
    display: none;
    grid-area: titles;
    z-index: 1;
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
    overflow: clip;
    border: var(--chat-frame, 1px solid var(--_line));
    border-radius: var(--_radius-l);
    background: var(--_surface);
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
  .updates {
    inset-block-start: calc(var(--_head) - 21px);
    inline-size: fit-content;
    min-block-size: 28px;
    margin-inline: auto;
    padding: 0 14px;
    border-radius: 999px;
    color: var(--_accent);
    font-size: 0.929em;
    font-weight: 500;
  }
  .updates:hover {
    background: var(--_tint);
  }
  .late {
    animation: late 150ms step-end;
  }
  .strip.late {
    animation-duration: 1s;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }

  @container (760px <= inline-size < 1000px) {
    .head {
      grid-template-columns: minmax(140px, 1fr) fit-content(60%) 0 auto auto;
    }
  }
  @container (inline-size < 760px) {
    .head {
      grid-template: 'titles titles more tools' 'search search search search' 'menus menus menus menus' 'chips chips chips chips' / 1fr auto auto auto;
      row-gap: var(--_space-s);
      margin-block-end: 4px;
    }
    .titles {
      margin-block-end: 0;
    }
    ::slotted([slot='filters']) {
      grid-area: 2 / 1 / 3 / -1;
    }
    .frame {
      --_head: 18px;
    }
    .over .strip {
      display: none;
    }
    .head > .notice {
      display: block;
    }
    .notice .strip {
      padding-inline: 8px;
      border-radius: var(--_radius);
    }
  }
`;

export const styles = [paginationStyles, tableStyles, arrangementStyles, frameStyles];
