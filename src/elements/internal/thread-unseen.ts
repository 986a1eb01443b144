/** What the way back to the newest message counts. */
import type {Author} from '../../model/message.js';
import {type Loaded, newestIds, since, type ThreadOpening} from './thread-opening.js';

/** How many messages of others have come since the user was last at the newest one. */
export function unseen({seenId}: ThreadOpening, {ranges, messages, missing}: Loaded, me: Author | undefined): number {
  const fresh = since(seenId, newestIds(ranges));
  return missing + fresh.filter((id) => messages.get(id)?.author.id !== me?.id).length;
}
