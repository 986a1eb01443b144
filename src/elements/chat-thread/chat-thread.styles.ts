import {css} from 'lit';

export const styles = css`
  :host {
    --_side: var(--_space-xl);
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    position: relative;
    min-block-size: 0;
    overflow: hidden;
    background: var(--_sunken);
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    max-block-size: 100dvh;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scroll-padding-block: 48px;
    outline: none;
  }
  :host([fit='content']) .scroller {
    flex: none;
    max-block-size: var(--chat-thread-max-height, 70dvh);
  }
  .content {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    padding-inline: var(--_side);
  }
  .content > .state {
    margin-block: auto;
    overflow-wrap: anywhere;
  }
  .edge {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    block-size: 48px;
    flex: none;
    color: var(--_text-2);
    font-size: 0.857em;
  }
  .foot {
    flex: none;
    block-size: 32px;
    padding-block-start: 8px;
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: 16px;
  }
  .day,
  .new {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    margin-block: var(--_run-gap);
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: round(1.334em, 1px);
  }
  .edge + .day {
    margin-block-start: 0;
  }
  .new {
    color: var(--_accent);
    font-weight: 600;
  }
  .new::before,
  .new::after {
    flex: 1;
    border-block-start: 1px solid var(--_tint-line);
    content: '';
  }
  .strip {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    z-index: 2;
    animation: appear 0s 150ms both;
  }
  .jump,
  .tip {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: 999px;
  }
  .jump {
    inset-block-end: 12px;
    gap: 4px;
    min-inline-size: var(--_control);
    color: var(--_accent);
    box-shadow: var(--_shadow);
  }
  .jump[aria-label] {
    padding: 0;
  }
  .tip {
    display: none;
    inset-block-start: 8px;
    max-inline-size: calc(100% - 16px);
    padding: 4px 12px;
    font-size: 0.857em;
  }
  .strip ~ .tip {
    inset-block-start: 40px;
  }
  .scroller:has(:focus-visible) ~ .tip {
    display: block;
  }
  .bone {
    inline-size: 46%;
    block-size: 37px;
    margin-block-start: var(--_run-gap);
    border-radius: var(--_radius-l);
    background: var(--_hover);
    animation: appear 0s 150ms both;
  }
  .bone:nth-of-type(3n) {
    inline-size: 30%;
  }
  .bone:nth-of-type(odd) {
    align-self: flex-end;
  }
  .bone:nth-of-type(2) {
    block-size: 79px;
  }
  @container (inline-size < 600px) {
    .content {
      --_side: var(--_space-m);
    }
  }
  @container (inline-size < 480px) {
    .bubble {
      max-inline-size: 88%;
    }
  }
`;
