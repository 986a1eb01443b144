/** The look of what every message has; what only some have brings its own. */
import {css} from 'lit';

export const messageStyles = css`
  .message {
    position: relative;
    margin-block-start: 2px;
    outline: none;
    contain: layout style;
  }
  .first {
    margin-block-start: var(--_run-gap);
  }
  :is(.day, .new) + .message {
    margin-block-start: 0;
  }
  .client {
    padding-inline-start: 40px;
  }
  .avatar {
    --_avatar-size: 32px;
    position: absolute;
    inset-inline-start: 0;
  }
  .author {
    margin-block-end: 4px;
  }
  .name {
    color: var(--_text);
    font-weight: 600;
  }
  .line {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }
  .bubble {
    min-inline-size: 0;
    max-inline-size: min(66ch, 78%);
    padding: var(--_bubble-block) calc(var(--_bubble-block) + 4px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_surface);
  }
  .client.first .bubble {
    border-start-start-radius: 4px;
  }
  .own,
  .colleague {
    .line {
      flex-direction: row-reverse;
    }
    .author {
      text-align: end;
    }
    &.first .bubble {
      border-start-end-radius: 4px;
    }
  }
  .own .bubble {
    border-color: transparent;
    background: var(--_tint);
  }
  .colleague .bubble {
    border-color: var(--_tint-line);
  }
  .failed .bubble {
    border-color: var(--_danger);
  }
  .text {
    display: block;
    line-height: round(1.5em, 1px);
    white-space: pre-wrap;
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
    animation: appear 0s 400ms both;
  }
`;
