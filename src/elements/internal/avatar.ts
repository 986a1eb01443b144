/** The picture of a person; without one, or with one that does not load, the initials. Decoration: the name stands beside it. */
import {css, html, nothing, type TemplateResult} from 'lit';
import {icons} from './icons.js';
import {safeUrl} from './safe-url.js';

export interface Pictured {
  readonly name: string;
  readonly avatarUrl?: string | null;
  /** Merchants are drawn square. */
  readonly role?: string;
}

/** Its size is `--_avatar-size`, by default that of the density. */
export function avatar({name, avatarUrl, role}: Pictured): TemplateResult {
  const source = safeUrl(avatarUrl);
  return html`<span class="avatar ${role === 'merchant' ? 'square' : ''}" part="avatar" aria-hidden="true"
    >${initials(name) || icons.person()}${
      source
        ? html`<img src=${source} alt="" loading="lazy" decoding="async" @load=${onLoad} @error=${onError} />`
        : nothing
    }</span
  >`;
}

/** The first letters of the first and the last word; empty for a name without letters. */
function initials(name: string): string {
  const letters = name.match(/(?<![\p{L}\p{M}\p{N}'’])[\p{L}\p{N}]\p{M}*/gu) ?? [];
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toLocaleUpperCase();
}

const mark = (event: Event, isBroken: boolean) =>
  (event.currentTarget as HTMLImageElement).classList.toggle('broken', isBroken);
const onLoad = (event: Event) => mark(event, false);
const onError = (event: Event) => mark(event, true);

export const avatarStyles = css`
  .avatar {
    --_size: var(--_avatar-size, var(--_avatar));
    display: inline-grid;
    place-items: center;
    flex: none;
    position: relative;
    inline-size: var(--_size);
    block-size: var(--_size);
    overflow: hidden;
    border-radius: 50%;
    background: var(--_hover);
    color: var(--_text-2);
    font-size: calc(var(--_size) * 0.38);
    font-weight: 600;
    line-height: 1;
    white-space: nowrap;
    user-select: none;
  }
  .avatar.square {
    border-radius: 25%;
  }
  .avatar svg {
    inline-size: 60%;
    block-size: 60%;
  }
  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--_hover);
  }
  .avatar .broken {
    visibility: hidden;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
