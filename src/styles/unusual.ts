/**
 * The rules for all that does not look as usual: narrow elements, density, theme, fingers for a pointer… They are
 * loaded when the first element needs them, and then hold in all.
 */
import {css} from 'lit';

/** From this width on, the outermost element and all in it look as usual. */
export const USUAL_FROM_PX = 1000;
/** Attributes, and a direction, that make an element look otherwise. */
export const UNUSUAL = '[density],[layout],[theme],[fit=content],:dir(rtl)';

/** Screens that make all elements look otherwise. */
export const UNUSUAL_MEDIA = '(pointer: coarse), (forced-colors: active)';

/** Empty until they come; each element adopts it. */
export const unusual = css``;

/** For a moment nothing shows; but once they could not be had, what there is stays. */
let meanwhile = ':host{opacity:0}';
let loading: Promise<void> | undefined;

/** Loads them, unless they are there; tries again when it is called after a failure. */
export const loadUnusual = (): Promise<void> => (loading ??= load());

async function load(): Promise<void> {
  const show = (text: string) => unusual.styleSheet?.replaceSync(text);
  show(meanwhile);
  try {
    const {rules} = await import('./unusual-rules.js');
    show(rules.cssText);
  } catch {
    show((meanwhile = ''));
    loading = undefined;
  }
}
