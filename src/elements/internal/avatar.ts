/**
 * The picture of a person; without one, or with one that does not load, the initials. Decoration: the name stands
 * beside it.
 */
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
  const letters = name.match(/(?<![\p{L}\p{M}\p{N}'’])[\p{L}\p{N}]\p{M}*/gu) ?? [];
  // Only those of the first and the last word.
  letters.splice(1, letters.length - 2);
  const source = safeUrl(avatarUrl);
  return html`<span class="avatar ${role === 'merchant' ? 'square' : ''}" part="avatar" aria-hidden="true"
    >${letters.join('').toLocaleUpperCase() || icons.person()}${
      source
        ? html`<img src=${source} alt="" loading="lazy" decoding="async" @load=${onSettled} @error=${onSettled} />`
        : nothing
    }</span
  >`;
}

const onSettled = ({type, currentTarget}: Event) =>
  (currentTarget as HTMLImageElement).classList.toggle('broken', type === 'error');

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
`;
