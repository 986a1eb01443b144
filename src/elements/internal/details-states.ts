/** Whether a chat is gone, how that is told, and what of the user's was left in it. */
import type {Terms} from '../../i18n/terms.js';
import type {Backchat} from '../../store/backchat.js';
import type {ChatSnapshot} from '../../store/chat-store.js';

/** Whether there is no such chat (any more); an answer that is not of a chat service says nothing about it. */
export function isGone({deleted, error}: ChatSnapshot): boolean {
  return deleted !== undefined || (error?.code === 'not-found' && error.field !== 'src');
}

/** `deletedHere` is the client's name, where it was deleted from this very screen. */
export function goneTitle(terms: Terms, {deleted}: ChatSnapshot, deletedHere: string | undefined): string {
  if (deletedHere !== undefined) return terms.deleted(deletedHere);
  if (deleted?.by !== undefined) return terms.chatDeletedBy(deleted.by);
  return deleted ? terms.chatDeleted : terms.chatGone;
}

/** The draft and the unsent messages of a chat, in the order of writing. */
export function unsentText(backchat: Backchat, chatId: string): string {
  const waiting = backchat.outbox.get().filter((entry) => entry.chatId === chatId);
  return [...waiting.map(({text}) => text), backchat.drafts.get(chatId)].filter(Boolean).join('\n\n');
}
