/** Buttons, fields, pills and links as every screen draws them. */
import {css} from 'lit';

export const controls = css`
  button,
  input,
  select,
  textarea,
  table {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
  }
  [aria-disabled='true'] {
    cursor: default;
  }
  ::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }
  :focus-visible,
  :focus-visible > .line > .bubble,
  .box:has(textarea:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  a,
  .link-button {
    color: var(--_accent);
    font-weight: 500;
    text-decoration: none;
  }
  .name a {
    color: inherit;
    font-weight: inherit;
  }
  a:hover:not(.button),
  .link-button:hover {
    text-decoration: underline;
  }
  .button,
  .field {
    min-block-size: var(--_control);
    padding: 0 10px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    padding: 0 12px;
    font-weight: 500;
    white-space: nowrap;
  }
  .button:hover:not(.primary, .danger, [aria-disabled='true']) {
    background: var(--_hover);
  }
  .button.active {
    border-color: var(--_tint-line);
    background: var(--_tint);
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    position: relative;
    inline-size: var(--_icon-button);
    block-size: var(--_icon-button);
    border-radius: var(--_radius);
    color: var(--_text-2);
  }
  .copy {
    inline-size: 28px;
    block-size: 28px;
  }
  :is(.copy, .clear, th, .menus .button) svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .icon-button:hover:not([aria-disabled='true']) {
    background: var(--_hover);
    color: var(--_text);
  }
  .icon-button[aria-disabled='true'] {
    color: var(--_text-3);
    opacity: 0.5;
  }
  .icon-button,
  .link-button {
    padding: 0;
    border: 0;
    background: none;
  }
  .link-button {
    text-align: start;
  }
  .field:focus-visible,
  .box:has(textarea:focus-visible) {
    outline-offset: -1px;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 20px;
    padding: 0 8px;
    border-radius: 999px;
    background: var(--_hover);
    color: var(--_text-2);
    font-size: 0.857em;
    font-weight: 500;
    line-height: 1.33;
    white-space: nowrap;
  }
  .badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 22px;
    block-size: 20px;
    padding: 0 6px;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.857em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  .frame {
    overflow: clip;
    border: var(--chat-frame, 1px solid var(--_line));
    border-radius: var(--_radius-l);
    background: var(--_surface);
  }
  .floating,
  .card {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .floating {
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  .strip {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 12px;
    min-block-size: 32px;
    padding: 4px 16px;
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.929em;
  }
  .strip .link-button {
    color: inherit;
    text-decoration: underline;
  }
  .late,
  .bone {
    animation: appear 0s 150ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
