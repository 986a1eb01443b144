import {css} from 'lit';

/** For `unusual-rules`: the table of a list as cards, and what narrow lists have otherwise. */
export const unusualList = css`
  /* A dot instead of one in the middle of the line. */
  td .status::before {
    content: '';
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline: 0 6px;
    border-radius: 50%;
    background: var(--_edge);
  }
  td .on::before {
    background: var(--_accent);
  }
  @container (inline-size >= 760px) {
    .roomy .status::before {
      content: '·';
      display: inline;
      margin-inline: 0.4em;
      background: none;
    }
  }
  @container (760px <= inline-size < 860px) {
    .roomy {
      --_actions: 44px;
      --_dates: calc(15ch + 16px);
      --_last: calc(10ch + 16px);
    }
    .roomy .words,
    .roomy th.actions .label {
      position: absolute;
      clip-path: inset(50%);
    }
    .roomy .open svg {
      display: block;
    }
  }
  @container (760px <= inline-size < 1000px) {
    div.head {
      grid-template-columns: minmax(140px, 1fr) fit-content(60%) 0 auto auto;
    }
  }
  @container (inline-size < 760px) {
    /* The columns keep their names; what sorts is a menu among the filters. */
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    thead button {
      display: none;
    }
    .plain {
      display: revert;
    }
    tr {
      display: flex;
      flex-wrap: wrap;
      min-inline-size: 0;
      padding-block: 10px;
      padding-inline: calc(var(--_avatar) + 24px) 12px;
    }
    td:not(.extra, .bones td) {
      display: contents;
    }
    td .avatar {
      position: absolute;
      inset-block-start: 10px;
      inset-inline-start: 12px;
    }
    td .who,
    .phone .value {
      flex: 1 1 0;
      min-inline-size: 0;
      overflow: hidden;
    }
    td .badge {
      order: 1;
      margin-inline: 8px;
    }
    td .time {
      order: 2;
    }
    td .text {
      order: 3;
      flex: 0 0 100%;
    }
    td .status,
    .role > span,
    .phone .value {
      order: 4;
      color: var(--_text-2);
      font-size: 0.857em;
      line-height: 1.33;
    }
    td .status::after,
    .role:has(+ .phone .value) > span::after {
      content: '·';
      margin-inline: 0.4em;
    }
    td .copy,
    .phone > [aria-hidden] {
      display: none;
    }
    .date > :not(.status),
    .email > *,
    td .open {
      position: absolute;
      clip-path: inset(50%);
    }
    tr:has(.open:focus-visible) {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
    .bones td {
      flex: 0 0 90%;
    }
    .bones td:not(.name, .last, .date) {
      display: none;
    }

    div.head {
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
      grid-area: titles;
      z-index: 1;
      display: block;
    }
    .notice .strip {
      padding-inline: 8px;
      border-radius: var(--_radius);
    }

    .pagination {
      grid-template-columns: 1fr auto;
      padding-inline: 12px 4px;
    }
    .numbers,
    nav:has(.numbers) > :is(:first-child, :last-child),
    select {
      display: none;
    }
    .position {
      display: revert;
      padding-inline: 4px;
      white-space: nowrap;
    }
  }
`;
