/** Tells each Backchat once whether its page is hidden, however many elements show it. */
import type {Backchat} from '../store/backchat.js';

const watched = new Map<Backchat, number>();

const tellAll = () => {
  for (const backchat of watched.keys()) backchat.setVisible(document.visibilityState !== 'hidden');
};

/** Returns the way to end. */
export function watchVisibility(backchat: Backchat): () => void {
  if (watched.size === 0) document.addEventListener('visibilitychange', tellAll);
  watched.set(backchat, (watched.get(backchat) ?? 0) + 1);
  return () => {
    const left = (watched.get(backchat) ?? 1) - 1;
    if (left > 0) watched.set(backchat, left);
    else watched.delete(backchat);
    if (watched.size === 0) document.removeEventListener('visibilitychange', tellAll);
  };
}
