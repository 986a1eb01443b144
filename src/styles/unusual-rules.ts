/**
 * What `unusual.ts` loads. One sheet for all elements: what it names here, only one of them has, or all share it.
 * It comes after the sheets of an element.
 */
import {css} from 'lit';
import {unusualList} from './unusual-list.js';

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
    .avatar,
    .send {
      border: 1px solid;
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
    .side-head {
      align-items: center;
      justify-content: space-between;
      gap: var(--_space-m);
      margin-block-end: calc(-1 * var(--_space-l));
      margin-inline-end: -8px;
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
    button.more svg {
      stroke-width: 3;
    }
    .rule {
      border-block-start: 1px solid var(--_line);
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
  ${everywhere}${unusualList}${filters}${details}${thread}
`;
