import {css} from 'lit';

/** For what `list-views` draws, for compact rows, columns of the host, and a list without filters of its own. */
export const styles = css`
  .strip.danger {
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  table:not(:has(.extra)) {
    --_extra: ;
  }
  .scroller:has(.compact, .extra) {
    overflow-x: auto;
  }
  .over .updates {
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
  .over .updates:hover {
    background: var(--_tint);
  }
  .extra :focus-visible {
    outline-offset: -2px;
  }
  /* Without filters of its own. */
  .head:not(:has(slot[name='filters'])) .titles {
    grid-column-end: 5;
  }
  .head:not(:has(slot[name='filters'])) .tools {
    grid-row: 1;
  }
  @container (inline-size >= 760px) {
    .compact {
      --_dates: calc(21ch + 16px);
      --_last: calc(20ch + 16px);
      --_who: calc(14ch + 16px);

      :is(.name, .actions) {
        position: sticky;
        inset-inline: 0;
        z-index: 1;
        align-self: stretch;
        align-content: center;
        background: inherit;
      }
      .avatar {
        display: none;
      }
      .date,
      .last {
        display: flex;
        align-items: center;
        gap: 0.5em;
      }
      .text {
        flex: 1;
      }
      .clock {
        font: inherit;
      }
      /* A dot; the word stays for those who hear it. */
      .status {
        order: -1;
        inline-size: 8px;
        font-size: 0;
      }
    }
  }
  @container (inline-size < 760px) {
    .head:not(:has(slot[name='filters'])) {
      row-gap: 0;
      margin-block-end: var(--_space-m);
    }
    .head:not(:has(slot[name='filters'])) .titles {
      grid-column-end: 4;
    }
    .extra {
      order: 5;
      flex: 0 0 100%;
      padding: 0;
    }
  }
  .unsent.pill {
    min-inline-size: 0;
    min-block-size: 28px;
    margin-inline-start: auto;
    overflow: hidden;
    border: 0;
    background: var(--_danger-tint);
    color: var(--_danger);
  }
  .pill svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .unsent {
    color: var(--_danger);
    font-weight: 500;
  }
  mark {
    background: var(--chat-color-mark, light-dark(#ffe68f, #5e4d00));
    color: inherit;
  }
  .strip .reference {
    user-select: all;
  }
  .strip .icon-button {
    inline-size: 28px;
    block-size: 28px;
    margin-inline-start: auto;
    color: inherit;
  }
  .copy[data-copied] {
    opacity: 1;
  }
  .copy[data-copied]::after {
    content: attr(data-copied);
    position: absolute;
    inset-block-end: 100%;
    inset-inline-end: 0;
    z-index: 1;
    padding: 2px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font-size: 0.857em;
    box-shadow: var(--_shadow);
    animation: copied 2s step-end;
  }
  @keyframes copied {
    from {
      opacity: 1;
    }
  }
`;
