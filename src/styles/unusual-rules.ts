/**
 * What `unusual.ts` loads. One sheet for all elements: what it names here, only one of them has, or all share it.
 * It comes after the sheets of an element.
 */
import {css} from 'lit';

const everywhere = css`
  :host([density='compact']) {
    --_row: var(--chat-row-height, 36px);
    --_control: var(--chat-control-height, 32px);
    --_icon-button: 28px;
    --_bubble-block: 6px;
  }
  :host([density='relaxed']) {
    --_row: var(--chat-row-height, 64px);
    --_avatar: 32px;
    --_control: var(--chat-control-height, 40px);
    --_bubble-block: 10px;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([fit='content']) {
    block-size: auto;
  }
  :host(:dir(rtl)) .flip {
    scale: -1 1;
  }
  :host(:dir(rtl)) :is(th, td) {
    text-align: right;
  }
  @media (pointer: coarse) {
    :host {
      --_icon-button: 44px;
      --_control: var(--chat-control-height, 44px);
    }
    .clear {
      inline-size: 44px;
    }
    .keys {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .badge,
    .pill,
    .avatar {
      border: 1px solid;
    }
  }
`;

/** The table of a list as cards. */
const list = css`
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

const filters = css`
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
  :host([layout='stack']) .button {
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
`;

/** The side panel of a chat over its thread, and its actions as a menu; list and chat side by side. */
const details = css`
  @container (inline-size < 960px) {
    .with-side {
      padding-inline-end: 0;
    }
    .side {
      inline-size: min(320px, 100%);
      box-shadow: var(--_shadow);
    }
    .side:not(.open) {
      display: none;
    }
    .side-head,
    .transaction-strip:has(~ .with-side) {
      display: flex;
    }
    .details {
      display: inline-flex;
    }
  }
  @container (inline-size < 720px) {
    button.more {
      display: inline-grid;
    }
    header.head {
      --_avatar-size: 32px;
      padding-inline-end: var(--_space-s);
    }
    .started,
    .head > .actions:not(.open) {
      display: none;
    }
    .head > .actions {
      flex-direction: column;
      align-items: stretch;
      position: absolute;
      inset-block-start: calc(100% - 8px);
      inset-inline-end: var(--_space-s);
      padding: var(--_space-xs);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_raised);
      box-shadow: var(--_shadow);
    }
    .head > .actions .button {
      justify-content: start;
    }
  }
  .split {
    grid-template-columns: 420px minmax(0, 1fr);
    gap: var(--_space-l);
  }
`;

const thread = css`
  :host([density='relaxed']) .bubble > .text {
    font-size: 1.071em;
  }
  :host([fit='content']) .scroller:has(> .content) {
    flex: none;
    max-block-size: var(--chat-thread-max-height, 70dvh);
  }
  @container (inline-size < 600px) {
    .content,
    .composer {
      padding-inline: var(--_space-m);
    }
  }
  @container (inline-size < 480px) {
    .bubble {
      max-inline-size: 88%;
    }
    .keys {
      display: none;
    }
  }
`;

export const rules = css`
  ${everywhere}${list}${filters}${details}${thread}
`;
