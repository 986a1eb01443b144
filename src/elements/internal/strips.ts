/** Strips over what is shown, which stays: it may be old, wrong, or not for this user any more. */
import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {ChatError} from '../../model/errors.js';
import {describeError} from './describe-error.js';

/** "You are signed out". */
export const signedOutStrip = (terms: Terms, onSignIn: () => void): TemplateResult =>
  html`<div class="strip" part="strip" role="alert">
    <strong>${terms.signedOut}</strong><span>${terms.signedOutHint}</span>
    <button type="button" class="link-button" @click=${onSignIn}>${terms.signInAgain}</button>
  </div>`;

/** Something was not read: why, and Try again. */
export const errorStrip = (terms: Terms, error: ChatError, onRetry: () => void): TemplateResult =>
  html`<div class="strip" part="strip" role="status">
    <span>${describeError(terms, error)}</span>
    <button type="button" class="link-button" @click=${onRetry}>${terms.tryAgain}</button>
  </div>`;
