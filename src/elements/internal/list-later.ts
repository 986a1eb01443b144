/** What the list's rare views remember. */
import type {ChatError} from '../../model/errors.js';

/** The failure that a list's user has dismissed. */
export const dismissed = new WeakMap<object, ChatError>();
