import {css} from 'lit';

/**
 * The table as eight tracks, one column each. Tracks are in `ch` of the row, for the host's font decides; each row is a
 * grid of its own with the same tracks.
 */
export const tableStyles = css`
  table {
    --_who: calc(12ch + 24px + var(--_avatar));
    --_dates: calc(16ch + 16px);
    --_last: calc(12ch + 16px);
    --_tracks: var(--_dates) minmax(var(--_last), 1fr) minmax(var(--_who), 0.8fr) calc(9ch + 16px) var(--_contact,)
      var(--_new,) var(--_extra,) calc(11ch + 16px);
    font-variant-numeric: tabular-nums;
  }
  table:has(.phone) {
    --_contact: calc(16ch + 16px) calc(18ch + 16px);
  }
  table:has(.new) {
    --_new: 100px;
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
    /* Not 'start': texts are cut at their end, whatever their own direction is. */
    text-align: left;
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
    font-weight: 500;
  }
  th .link-button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: inherit;
  }
  th:hover,
  [aria-sort$='ing'] {
    color: var(--_text);
  }
  .plain,
  .open svg,
  .position,
  .head > .notice {
    display: none;
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
  td > :is(span, bdi),
  .who bdi {
    display: block;
  }
  th,
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
  .day {
    grid-column: 1 / -1;
  }
  .status::before {
    content: '·';
    margin-inline: 0.4em;
  }
  .time {
    display: flex;
    gap: 6px;
  }
  .news .time {
    color: var(--_text-2);
  }
  .id,
  .time,
  .gone,
  .gone .time {
    color: var(--_text-3);
  }
  .gone {
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
    background: var(--_hover);
    opacity: 0;
  }
  .phone .copy {
    inset-inline-end: -12px;
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
  .who :focus-visible {
    outline-offset: -2px;
  }
  .bones {
    pointer-events: none;
  }
  .bones td {
    display: block;
    block-size: 12px;
    margin: 2px 8px;
    border-radius: 4px;
    background: var(--_hover);
  }
`;
