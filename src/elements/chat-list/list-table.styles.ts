import {css} from 'lit';

/**
 * The table as eight tracks, one column each. Tracks are in `ch` of the row, for the host's font decides; each row is a
 * grid of its own with the same tracks.
 */
export const tableStyles = css`
  table {
    --_contact: calc(16ch + 16px) calc(18ch + 16px);
    --_new: 100px;
    --_who: calc(12ch + 24px + var(--_avatar));
    --_dates: calc(16ch + 16px);
    --_last: calc(12ch + 16px);
    --_tracks: var(--_dates) minmax(var(--_last), 1fr) minmax(var(--_who), 0.8fr) calc(9ch + 16px) var(--_contact)
      var(--_new) var(--_extra,) calc(11ch + 16px);
    font-variant-numeric: tabular-nums;
  }
  table:not(:has(.phone)) {
    --_contact: ;
  }
  table:not(:has(.new)) {
    --_new: ;
  }
  table,
  thead,
  tbody {
    display: block;
  }
  tr {
    display: grid;
    grid-template-columns: var(--_tracks);
    align-items: center;
    min-inline-size: min-content;
    position: relative;
    padding-inline: 8px;
    border-block-end: 1px solid var(--_line);
  }
  th,
  td {
    min-inline-size: 0;
    padding: 0 8px;
    text-align: start;
  }

  thead {
    position: sticky;
    inset-block-start: var(--_sticky);
    z-index: 1;
    background: var(--_sunken);
    color: var(--_text-2);
  }
  thead tr {
    min-block-size: var(--_head);
    background: inherit;
  }
  th {
    font-size: 0.857em;
    font-weight: 500;
    line-height: 1.33;
  }
  th button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-inline: -4px;
    padding: 0 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    text-align: start;
  }
  th button:hover,
  [aria-sort$='ing'] {
    color: var(--_text);
  }
  th button:focus-visible {
    outline-offset: 0;
  }
  .plain {
    display: none;
  }
  th svg {
    inline-size: 14px;
    block-size: 14px;
  }

  tbody tr {
    min-block-size: var(--_row);
    background: var(--_surface);
    color: var(--_text-2);
    cursor: pointer;
  }
  tbody tr:last-child {
    border-block-end: 0;
  }
  tbody tr:hover {
    background: var(--_hover);
  }
  tr:hover .avatar {
    background: var(--_line);
  }
  .news {
    color: var(--_text);
  }
  .news::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-inline-start: 3px solid var(--_accent);
  }
  .news .who {
    font-weight: 600;
  }
  .returned {
    animation: returned 2s step-end;
  }
  @keyframes returned {
    from {
      background: var(--_tint);
    }
  }
  td > :is(span, bdi) {
    display: block;
  }
  /* Cut at their end, whatever their own direction is. */
  .text,
  .who,
  .value {
    text-align: left;
  }
  :host(:dir(rtl)) :is(.text, .who, .value) {
    text-align: right;
  }
  .clock,
  .status,
  .time {
    font-size: 0.857em;
    line-height: 1.33;
  }
  .date {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
  }
  .day,
  .date .bone {
    grid-column: 1 / -1;
  }
  .status::before {
    content: '';
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
    background: var(--_edge);
  }
  .on::before {
    background: var(--_accent);
  }
  .time {
    display: flex;
    gap: 6px;
    color: var(--_text-3);
  }
  .news .time {
    color: var(--_text-2);
  }
  .gone,
  .gone .time {
    color: var(--_text-3);
    text-decoration: line-through;
  }
  .name {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .who {
    min-inline-size: 0;
  }
  .who bdi {
    display: block;
  }
  .who .id {
    color: var(--_text-3);
  }
  .who a {
    color: inherit;
    font-weight: inherit;
  }
  .phone,
  .email {
    display: flex;
    position: relative;
    align-items: center;
  }
  .phone .value {
    overflow: visible;
  }
  .copy {
    position: absolute;
    inset-inline-end: 0;
    inline-size: 28px;
    block-size: 28px;
    background: var(--_hover);
    opacity: 0;
    transition: opacity 120ms;
  }
  .phone .copy {
    inset-inline-end: -12px;
  }
  .copy svg {
    inline-size: 15px;
    block-size: 15px;
  }
  tr:hover .copy,
  .copy:focus-visible {
    opacity: 1;
  }
  .open {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    white-space: nowrap;
  }
  .open svg {
    display: none;
  }
  td :focus-visible {
    outline-offset: -2px;
  }
  .open:focus-visible {
    outline-offset: 2px;
    border-radius: 2px;
  }
  .bones,
  .bones:hover {
    background: none;
    cursor: default;
  }
  .bone {
    display: block;
    inline-size: 80%;
    block-size: 12px;
    margin-block: 4px;
    border-radius: 4px;
    background: var(--_hover);
  }
  .bones .who {
    flex: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .copy {
      transition: none;
    }
  }
`;
