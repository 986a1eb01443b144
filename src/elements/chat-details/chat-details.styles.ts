import {css} from 'lit';

export const styles = css`
  :host {
    container: details / inline-size;
  }
  .frame {
    display: flex;
    flex-direction: column;
    position: relative;
    block-size: 100%;
    overflow: clip;
    border: var(--chat-frame, 1px solid var(--_line));
    border-radius: var(--_radius-l);
    background: var(--_surface);
  }
  .frame > .state {
    flex: 1;
  }

  .head {
    --_avatar-size: 44px;
    display: flex;
    align-items: center;
    gap: var(--_space-m);
    flex: none;
    position: relative;
    z-index: 3;
    min-block-size: 64px;
    padding-inline: var(--_space-s) var(--_space-xs);
    border-block-end: 1px solid var(--_line);
  }
  .back {
    margin-inline-end: -4px;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    font-size: 1.143em;
    font-weight: 600;
    line-height: 1.375;
  }
  .name a {
    color: inherit;
    font-weight: inherit;
  }
  .name:focus {
    outline-offset: 0;
  }
  .name:focus:not(:focus-visible),
  .actions:focus,
  .side:focus {
    outline: none;
  }
  .meta {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    margin-block-start: 2px;
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: 1.33;
  }
  .meta .pill {
    min-inline-size: 8ch;
    font-size: inherit;
  }
  .meta > .truncate {
    flex: 1 0 8ch;
  }
  .dot {
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_text-3);
  }
  .dot.active {
    background: var(--_accent);
  }
  .actions {
    display: flex;
    align-items: center;
    gap: var(--_space-xs);
    flex: none;
  }
  .rule {
    align-self: stretch;
    margin: 4px;
    border: 0 solid var(--_line);
    border-inline-start-width: 1px;
  }
  .more {
    display: none;
  }
  .more svg {
    stroke-width: 3;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_text-2);
  }
  .button.delete:is(:hover, :focus-visible) {
    background: var(--_danger-tint);
    color: var(--_danger);
  }

  .bone {
    display: block;
    inline-size: 140px;
    block-size: 12px;
    margin-block: 6px;
    border-radius: 6px;
    background: var(--_hover);
    animation: appear 0s 150ms both;
  }
  .bone + .bone {
    inline-size: 220px;
  }
  .bone.disc {
    inline-size: var(--_avatar-size);
    block-size: var(--_avatar-size);
    border-radius: 50%;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }

  .strip {
    flex: none;
  }
  .transaction {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-m);
  }
  .transaction-strip {
    flex: none;
    min-block-size: 36px;
    padding-inline: var(--_space-l);
    border-block-end: 1px solid var(--_line);
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
    position: relative;
  }
  .main {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  chat-thread,
  chat-composer {
    --chat-frame: none;
  }
  chat-thread {
    flex: 1;
  }
  chat-composer {
    flex: none;
  }

  .side {
    display: none;
    flex-direction: column;
    gap: var(--_space-xl);
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 2;
    inline-size: min(320px, 100%);
    overflow: hidden auto;
    padding: var(--_space-m) var(--_space-l) var(--_space-xl);
    border-inline-start: 1px solid var(--_line);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .side.open {
    display: flex;
  }
  .side-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin: 0 -8px calc(-1 * var(--_space-l)) 0;
    margin-inline: 0 -8px;
    font-weight: 600;
  }
  .side section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_space-s);
  }
  .label {
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    align-items: center;
    gap: 2px var(--_space-m);
    inline-size: 100%;
  }
  dt,
  .quiet {
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: 1.33;
  }
  .quiet.button {
    font-size: inherit;
  }
  dd {
    display: flex;
    align-items: center;
    min-block-size: 28px;
    min-inline-size: 0;
  }
  dd bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .copy {
    inline-size: 28px;
    block-size: 28px;
    margin-inline-start: var(--_space-xs);
  }
  .copy svg {
    inline-size: 14px;
    block-size: 14px;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-s);
    inline-size: 100%;
  }
  .card {
    inline-size: 100%;
    padding: var(--_space-s) var(--_space-m);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .card p {
    margin-block-end: 2px;
  }

  .unsent {
    max-inline-size: 56ch;
    max-block-size: 40dvh;
    overflow: auto;
    margin-block-start: var(--_space-s);
    padding: var(--_space-m);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_sunken);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    user-select: all;
  }

  @container details (inline-size >= 960px) {
    .with-side {
      grid-template-columns: minmax(0, 1fr) 304px;
    }
    .side {
      display: flex;
      position: static;
      inline-size: auto;
      box-shadow: none;
    }
    .side-head,
    .details,
    .transaction-strip:has(~ .with-side) {
      display: none;
    }
  }
  @container details (inline-size < 720px) {
    .head {
      --_avatar-size: 32px;
      padding-inline-end: var(--_space-s);
    }
    .started {
      display: none;
    }
    .more {
      display: inline-grid;
    }
    .actions {
      display: none;
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
    .actions.open {
      display: flex;
    }
    .actions .button {
      justify-content: start;
    }
    .rule {
      border-block-start-width: 1px;
      border-inline-start-width: 0;
    }
  }
`;
