/**
 * The look as custom properties. `--chat-*` is the host's to set, at any level; `--_*` is what the sheets here use.
 * Every colour is one `light-dark()`, which follows the `color-scheme` that the page inherits to us.
 */
import {css} from 'lit';

export const tokens = css`
  :host {
    --_surface: var(--chat-color-surface, light-dark(#fff, #171b21));
    --_sunken: var(--chat-color-sunken, light-dark(#f6f7f9, #11151a));
    --_raised: var(--chat-color-raised, light-dark(#fff, #1f242c));
    --_hover: var(--chat-color-hover, light-dark(#eef1f4, #222831));
    --_line: var(--chat-color-line, light-dark(#e2e5ea, #2d343e));
    --_edge: var(--chat-color-edge, light-dark(#79828f, #78828f));
    --_text: var(--chat-color-text, light-dark(#1a1f27, #e7ebf0));
    --_text-2: var(--chat-color-text-2, light-dark(#505a69, #aab4c1));
    --_text-3: var(--chat-color-text-3, light-dark(#636d7c, #949eac));
    --_accent: var(
      --chat-color-accent,
      light-dark(
        oklch(from var(--chat-accent, #0b6a70) min(l, 0.48) c h),
        oklch(from var(--chat-accent, #62cbcf) max(l, 0.8) c h)
      )
    );
    --_on-accent: var(--chat-color-on-accent, light-dark(#fff, #04282a));
    --_tint: var(
      --chat-color-tint,
      light-dark(
        color-mix(in oklab, var(--_accent) 12%, var(--_surface)),
        color-mix(in oklab, var(--_accent) 20%, var(--_surface))
      )
    );
    --_tint-line: var(
      --chat-color-tint-line,
      light-dark(
        color-mix(in oklab, var(--_accent) 35%, var(--_surface)),
        color-mix(in oklab, var(--_accent) 42%, var(--_surface))
      )
    );
    --_danger: var(--chat-color-danger, light-dark(#b3261e, #ff9c92));
    --_danger-tint: var(--chat-color-danger-tint, light-dark(#fcedeb, #43201d));
    --_warn: var(--chat-color-warn, light-dark(#7f5200, #f0c160));
    --_warn-tint: var(--chat-color-warn-tint, light-dark(#fff3d9, #382b10));

    --_space-xs: var(--chat-space-xs, 4px);
    --_space-s: var(--chat-space-s, 8px);
    --_space-m: var(--chat-space-m, 12px);
    --_space-l: var(--chat-space-l, 16px);
    --_space-xl: var(--chat-space-xl, 24px);
    --_radius: var(--chat-radius, 8px);
    --_radius-l: var(--chat-radius-l, 12px);
    --_shadow: 0 2px 8px rgb(0 0 0 / 0.18);

    --_row: var(--chat-row-height, 52px);
    --_avatar: 28px;
    --_control: var(--chat-control-height, 36px);
    --_icon-button: 36px;
    --_bubble-block: 8px;
    --_run-gap: calc(2 * var(--_bubble-block));
  }
`;
