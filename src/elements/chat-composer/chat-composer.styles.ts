import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .composer {
    padding: var(--_space-m) var(--_space-xl) var(--_space-s);
  }
  .box {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 3px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius-l);
    background: var(--_surface);
  }
  .box:has(textarea:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }
  .grow {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  textarea,
  .grow::after {
    grid-area: 1 / 1;
    field-sizing: content;
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 36px;
    max-block-size: calc(8lh + 16px);
    padding: 8px;
    border: 0;
    background: none;
    line-height: round(1.43em, 1px);
    overflow: auto;
    overflow-wrap: anywhere;
    resize: none;
    white-space: pre-wrap;
  }
  .grow::after {
    visibility: hidden;
    content: attr(data-text) ' ';
    pointer-events: none;
  }
  @supports (field-sizing: content) {
    .grow::after {
      content: none;
    }
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--_text-3);
    opacity: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .send {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send:hover {
    filter: brightness(0.92);
  }
  .send[aria-disabled='true'] {
    background: var(--_hover);
    color: var(--_text-3);
    filter: none;
  }
  .line {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    min-block-size: 16px;
    margin-block-start: 6px;
    color: var(--_text-3);
    font-size: 0.857em;
    line-height: round(1.334em, 1px);
  }
  .line .danger {
    color: var(--_danger);
  }
  .status {
    text-align: end;
  }
  .reason {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: var(--_space-l) var(--_space-xl);
    color: var(--_text-2);
    overflow-wrap: anywhere;
  }
  @container (inline-size < 600px) {
    .composer {
      padding-inline: var(--_space-m);
    }
    .reason {
      padding-inline: var(--_space-m);
    }
  }
  @container (inline-size < 480px) {
    .keys {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .send {
      inline-size: 44px;
      block-size: 44px;
    }
    textarea,
    .grow::after {
      min-block-size: 44px;
      padding-block: 12px;
    }
    .keys {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .send {
      border: 1px solid;
    }
  }
`;
