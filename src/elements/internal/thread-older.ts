/** What stands above the first message that is loaded, where there are older ones. */
import {html, nothing} from 'lit';
import type {Terms} from '../../i18n/terms.js';
import type {ThreadSnapshot} from '../../store/thread-store.js';

/** Of one height whatever it says, so that nothing moves. */
export function older({loadingOlder, olderError}: ThreadSnapshot, terms: Terms, onRetry: () => void): unknown {
  if (loadingOlder) return terms.loadingEarlier;
  if (!olderError) return nothing;
  return html`${terms.earlierFailed}
    <button type="button" class="link-button" @click=${onRetry}>${terms.tryAgain}</button>`;
}
