/**
 * The pictures on buttons: 24 units square, drawn by stroke, decorative to a screen reader. What only a part that is
 * loaded later shows is drawn there.
 */
import {html, type TemplateResult} from 'lit';

/** `flip`: mirrored where one reads from right to left. */
export const draw = (d: string, flip = false): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" class=${flip ? 'flip' : ''}><path d=${d}></path></svg>`;

export const search = (): TemplateResult => draw('M11 4a7 7 0 1 1-.01 0zm5 12 4.5 4.5');
export const filter = (): TemplateResult => draw('M4 6h16M7 12h10M10 18h4');
export const refresh = (): TemplateResult => draw('M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7');
export const download = (): TemplateResult => draw('M12 4v11m-5-5 5 5 5-5M4 20h16');
export const close = (): TemplateResult => draw('M6 6l12 12M18 6 6 18');
export const check = (): TemplateResult => draw('m5 12 5 5L19 7');
export const down = (): TemplateResult => draw('m6 9 6 6 6-6');
export const up = (): TemplateResult => draw('m6 15 6-6 6 6');
export const arrowDown = (): TemplateResult => draw('M12 5v14m-6-6 6 6 6-6');

export const arrowUp = (): TemplateResult => draw('M12 19V5m-6 6 6-6 6 6');
export const back = (): TemplateResult => draw('m15 5-7 7 7 7', true);
export const forward = (): TemplateResult => draw('m9 5 7 7-7 7', true);
export const first = (): TemplateResult => draw('m17 6-6 6 6 6M7 6v12', true);
export const last = (): TemplateResult => draw('m7 6 6 6-6 6M17 6v12', true);
export const copy = (): TemplateResult => draw('M9 9h10v11H9zM15 9V4H5v11h4');
export const trash = (): TemplateResult => draw('M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13m-8 4v5m4 0v-5');
export const more = (): TemplateResult => draw('M5 12h.01M12 12h.01M19 12h.01');
export const info = (): TemplateResult => draw('M12 3a9 9 0 1 1-.01 0zm0 8v5m0-8.5v.01');
export const alert = (): TemplateResult => draw('M12 4 2.5 20h19zM12 10v4m0 3v.01');
export const person = (): TemplateResult => draw('M12 4a4 4 0 1 1-.01 0zM4.5 20a7.5 7.5 0 0 1 15 0');
