import {css} from 'lit';

/** The same table as six tracks with two lines, and as cards; in one line a row (compact) it is in `list-later`. */
export const arrangementStyles = css`
  @container (inline-size >= 760px) {
    .roomy .status::before {
      content: '·';
      display: inline;
      margin-inline: 0.4em;
      background: none;
    }
  }

  @container (760px <= inline-size < 1180px) {
    .roomy {
      --_contact: calc(18ch + 16px);
      --_tracks: var(--_dates) minmax(var(--_last), 1fr) minmax(var(--_who), 0.8fr) var(--_contact) var(--_new)
        var(--_extra,) var(--_actions, calc(11ch + 16px));

      tr {
        grid-template-rows: 1fr 1fr;
      }
      th,
      td {
        grid-row: 1 / 3;
      }
      .name:has(.who) {
        display: contents;
      }
      .avatar {
        grid-area: 1 / 3 / 3 / 4;
        margin-inline-start: 8px;
      }
      .name,
      .who {
        grid-area: 1 / 3;
        align-self: end;
      }
      .role {
        grid-area: 2 / 3;
        align-self: start;
      }
      td.role,
      .who {
        padding-inline: calc(var(--_avatar) + 16px) 8px;
      }
      .phone {
        grid-area: 1 / 4;
        align-self: end;
      }
      .email {
        grid-area: 2 / 4;
        align-self: start;
      }
      td:is(.role, .email) {
        font-size: 0.857em;
        line-height: 1.33;
      }
      /* The lower line is the lower one: their seam lies below the middle. */
      tbody :is(.who, .role, .phone, .email) {
        translate: 0 2px;
      }
    }
  }
  @container (760px <= inline-size < 860px) {
    .roomy {
      --_actions: 44px;
      --_dates: calc(15ch + 16px);
      --_last: calc(10ch + 16px);
    }
    .roomy .words,
    .roomy th.actions .label {
      position: absolute;
      clip-path: inset(50%);
    }
    .roomy .open svg {
      display: block;
    }
  }

  @container (inline-size < 760px) {
    /* The columns keep their names; what sorts is a menu among the filters. */
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    thead button {
      display: none;
    }
    .plain {
      display: revert;
    }
    tr {
      display: flex;
      flex-wrap: wrap;
      min-inline-size: 0;
      padding-block: 10px;
      padding-inline: calc(var(--_avatar) + 24px) 12px;
    }
    td:not(.extra, .bones td) {
      display: contents;
    }
    .avatar {
      position: absolute;
      inset-block-start: 10px;
      inset-inline-start: 12px;
    }
    .who,
    .phone .value {
      flex: 1 1 0;
      min-inline-size: 0;
      overflow: hidden;
    }
    .badge {
      order: 1;
      margin-inline: 8px;
    }
    .time {
      order: 2;
    }
    .text {
      order: 3;
      flex: 0 0 100%;
    }
    .status,
    .role > span,
    .phone .value {
      order: 4;
      color: var(--_text-2);
      font-size: 0.857em;
      line-height: 1.33;
    }
    .status::after,
    .role:has(+ .phone .value) > span::after {
      content: '·';
      margin-inline: 0.4em;
    }
    .copy,
    .phone > [aria-hidden] {
      display: none;
    }
    .date > :not(.status),
    .email > *,
    .open {
      position: absolute;
      clip-path: inset(50%);
    }
    tr:has(.open:focus-visible) {
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }
    .bones td {
      flex: 0 0 90%;
    }
    .bones td:not(.name, .last, .date) {
      display: none;
    }
  }
`;
