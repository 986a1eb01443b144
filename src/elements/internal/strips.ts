/** Strips over what is shown, which stays: it may be old, wrong, or not for this user any more. */
import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';

/** What is the matter, and the one thing to do about it. */
export const strip = (
  role: 'alert' | 'status' | 'note',
  words: unknown,
  action: string,
  onAction: () => void,
): TemplateResult =>
  html`<div class="strip" part="strip" role=${role}>
    ${words} <button type="button" class="link-button" @click=${onAction}>${action}</button>
  </div>`;

/** "You are signed out". */
export const signedOutStrip = (terms: Terms, onSignIn: () => void): TemplateResult =>
  strip(
    'alert',
    html`<strong>${terms.signedOut}</strong><span>${terms.signedOutHint}</span>`,
    terms.signInAgain,
    onSignIn,
  );

/** Something was not read: why, and Try again. What the back end answered is said in its own words. */
export const errorStrip = (
  terms: Terms,
  {code, message}: Pick<ChatError, 'code' | 'message'>,
  onRetry: () => void,
): TemplateResult => strip('status', html`<span>${terms.away(code) ?? message}</span>`, terms.tryAgain, onRetry);
