/** "You are signed out": a strip over what is shown, which stays. */
import {html, type TemplateResult} from 'lit';
import type {Terms} from '../../i18n/terms.js';

export const signedOutStrip = (terms: Terms, onSignIn: () => void): TemplateResult =>
  html`<div class="strip" part="strip" role="alert">
    <strong>${terms.signedOut}</strong><span>${terms.signedOutHint}</span>
    <button type="button" class="link-button" @click=${onSignIn}>${terms.signInAgain}</button>
  </div>`;
