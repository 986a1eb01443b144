import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .frame,
  .main,
  .side {
    display: flex;
    flex-direction: column;
  }
  .frame {
    block-size: 100%;
  }
  .head,
  .meta,
  .actions,
  .transaction,
  dd {
    display: flex;
    align-items: center;
  }
  .main {
    --chat-frame: none;
  }
  .main,
  .who,
  chat-thread {
    flex: 1;
    min-inline-size: 0;
  }

  .head {
    --_avatar-size: 44px;
    gap: var(--_space-m);
    position: relative;
    z-index: 3;
    min-block-size: 64px;
    padding-inline: var(--_space-s) var(--_space-xs);
    border-block-end: 1px solid var(--_line);
  }
  .back {
    margin-inline-end: -4px;
  }
  .name {
    outline-offset: 0;
    font-size: 1.143em;
    font-weight: 600;
    line-height: 1.375;
  }
  .meta,
  dt,
  p.quiet {
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: 1.33;
  }
  .meta {
    gap: var(--_space-s);
    margin-block-start: 2px;
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
    gap: var(--_space-xs);
    outline: none;
  }
  .rule {
    align-self: stretch;
    margin: 4px;
    border-inline-start: 1px solid var(--_line);
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
    background: var(--_hover);
  }
  .who .bone {
    inline-size: 140px;
    block-size: 12px;
    margin-block: 6px;
    border-radius: 6px;
  }
  .who .bone + .bone {
    inline-size: 220px;
  }

  .transaction {
    justify-content: space-between;
    gap: var(--_space-m);
  }
  .transaction-strip {
    min-block-size: 36px;
    padding-inline: var(--_space-l);
    border-block-end: 1px solid var(--_line);
  }

  .body {
    display: flex;
    flex: 1;
    min-block-size: 0;
    position: relative;
  }
  .with-side {
    padding-inline-end: 304px;
  }
  .side {
    inline-size: 304px;
    gap: var(--_space-xl);
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    z-index: 2;
    overflow: hidden auto;
    padding: var(--_space-m) var(--_space-l) var(--_space-xl);
    border-inline-start: 1px solid var(--_line);
    outline: none;
    background: var(--_surface);
  }
  .side section,
  ul {
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
  }
  dl,
  ul,
  .card {
    inline-size: 100%;
  }
  dd {
    min-block-size: 28px;
    overflow-wrap: anywhere;
  }
  .copy {
    margin-inline-start: var(--_space-xs);
  }
  .card {
    padding: var(--_space-s) var(--_space-m);
  }
  .card p {
    margin-block-end: 2px;
  }
  .side-head,
  .details,
  .more,
  .transaction-strip:has(~ .with-side) {
    display: none;
  }
`;
