/** Tells the back end, where it wants to know, that the user is typing: not more than once in a while. */
import type {Backchat} from '../../store/backchat.js';

const PAUSE_MS = 3_000;

export class TypingNotice {
  #told?: {readonly backchat: Backchat; readonly chatId: string; readonly at: number};

  /** Call it at each key. */
  type(backchat: Backchat, chatId: string): void {
    if (this.#told?.chatId !== chatId) this.stop();
    if (this.#told && Date.now() - this.#told.at < PAUSE_MS) return;
    this.#told = {backchat, chatId, at: Date.now()};
    tell(backchat, chatId, true);
  }

  /** The user has sent, or gone elsewhere. */
  stop(): void {
    if (this.#told) tell(this.#told.backchat, this.#told.chatId, false);
    this.#told = undefined;
  }
}

function tell({adapter}: Backchat, chatId: string, typing: boolean): void {
  // A failure costs only the notice.
  adapter.setTyping?.(chatId, typing, {signal: new AbortController().signal}).catch(() => undefined);
}
