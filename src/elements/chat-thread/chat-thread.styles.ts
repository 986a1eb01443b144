import {css} from 'lit';

export const styles = css`
  :host {
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
  .content {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    padding-inline: var(--_space-xl);
    overflow-wrap: anywhere;
  }
  .edge,
  .foot,
  .day,
  .new,
  .author,
  .system {
    color: var(--_text-2);
    font-size: 0.857em;
    line-height: round(1.334em, 1px);
  }
  .edge,
  .day,
  .new {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
  }
  .edge {
    flex: none;
    block-size: 48px;
  }
  .foot {
    flex: none;
    block-size: 32px;
    padding-block-start: 8px;
  }
  .day,
  .new {
    margin-block: var(--_run-gap);
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
    inset-inline: 0;
    z-index: 2;
    animation: appear 0s 150ms both;
  }
  .bone {
    inline-size: 46%;
    block-size: 37px;
    margin-block-start: var(--_run-gap);
    border-radius: var(--_radius-l);
    background: var(--_hover);
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
`;
