import {css} from 'lit';

export const styles = css`
  :host {
    --_size: max(36px, var(--_icon-button));
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
  }
  /* The text stands once more, unseen, under the box: so that grows with it. */
  .grow {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  textarea,
  .grow::after {
    grid-area: 1 / 1;
    inline-size: 100%;
    min-block-size: var(--_size);
    max-block-size: calc(8lh + 16px);
    padding: calc((var(--_size) - 20px) / 2) 8px;
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
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .send {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_size);
    block-size: var(--_size);
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
  .status {
    text-align: end;
  }
`;
