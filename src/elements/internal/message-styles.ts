/** How one message looks, by whose it is (ux.md 4, "Thread"). Line heights are whole pixels, so that nothing drifts. */
import {css} from 'lit';

export const messageStyles = css`
  .message {
    position: relative;
    margin-block-start: 2px;
    outline: none;
    contain: layout style;
  }
  .message.first {
    margin-block-start: var(--_run-gap);
  }
  .day + .message,
  .new + .message {
    margin-block-start: 0;
  }
  .message.client {
    padding-inline-start: 40px;
  }
  .avatar {
    --_avatar-size: 32px;
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
  }
  .author {
    margin-block-end: 4px;
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: round(1.334em, 1px);
    overflow-wrap: anywhere;
  }
  .author .name {
    color: var(--_text);
    font-weight: 600;
  }
  .line {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }
  .own .line,
  .colleague .line {
    flex-direction: row-reverse;
  }
  .own .author,
  .colleague .author {
    text-align: end;
  }
  .bubble {
    min-inline-size: 0;
    max-inline-size: min(66ch, 78%);
    padding: var(--_bubble-block) var(--_bubble-inline);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_surface);
  }
  .client.first .bubble {
    border-start-start-radius: 4px;
  }
  .own.first .bubble,
  .colleague.first .bubble {
    border-start-end-radius: 4px;
  }
  .own .bubble {
    border-color: transparent;
    background: var(--_tint);
  }
  .colleague .bubble {
    border-color: var(--_tint-line);
  }
  .text {
    display: block;
    line-height: round(1.5em, 1px);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  :host([density='relaxed']) .text {
    font-size: 1.071em;
  }
  .text a {
    unicode-bidi: isolate;
    text-decoration: underline;
  }
  .long:not(.expanded) {
    max-block-size: 20lh;
    overflow: clip;
  }
  .toggle {
    display: none;
    margin-block-start: 4px;
  }
  .expanded + .toggle,
  .overflows .toggle {
    display: block;
  }
  .time {
    flex: none;
    padding-block-end: calc(var(--_bubble-block) + 3px);
    color: var(--_text-3);
    font-size: 0.786em;
    font-variant-numeric: tabular-nums;
    line-height: round(1.45em, 1px);
    white-space: nowrap;
  }
  .unsent {
    flex-shrink: 1;
    color: var(--_text-2);
    white-space: normal;
  }
  .queued .unsent,
  .sending .unsent {
    animation: appear 0s 400ms both;
  }
  .failed .line {
    flex-wrap: wrap;
    justify-content: flex-start;
    row-gap: 2px;
  }
  .failed {
    margin-block-end: 6px;
  }
  .failed .bubble {
    border-color: var(--_danger);
  }
  .failed .unsent {
    flex: 1 0 100%;
    padding-block-end: 0;
    color: var(--_danger);
    font-size: 0.857em;
    line-height: round(1.5em, 1px);
    text-align: end;
  }
  .failed .link-button {
    color: inherit;
    text-decoration: underline;
  }
  .message.system {
    margin-block: var(--_space-s);
    color: var(--_text-2);
    font-size: 0.857em;
  }
  .system .line {
    justify-content: center;
    align-items: baseline;
  }
  .system .bubble {
    padding: 0;
    border-color: transparent;
    background: none;
    text-align: center;
  }
  .system .time {
    padding: 0;
    font-size: 0.917em;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: fit-content;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .text + .file,
  .toggle + .file,
  .file + .file {
    margin-block-start: 8px;
  }
  .file img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 8px;
    background: var(--_hover);
  }
  .marked .bubble {
    outline: 2px solid var(--_tint-line);
    outline-offset: 2px;
  }
  .message:focus-visible .bubble,
  .bubble a:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @media (forced-colors: active) {
    .message:not(.system) .bubble {
      border: 1px solid;
    }
  }
`;
