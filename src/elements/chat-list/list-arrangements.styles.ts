import {css} from 'lit';

/** The same table as six tracks with two lines, and as cards; in one line a row (compact) it is in `list-later`. */
export const arrangementStyles = css`
  @container (760px <= inline-size < 1180px) {
    .roomy:has(.phone) {
      --_contact: calc(18ch + 16px);
    }
    .roomy {
      --_tracks: var(--_dates) minmax(var(--_last), 1fr) minmax(var(--_who), 0.8fr) var(--_contact,) var(--_new,)
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
`;
