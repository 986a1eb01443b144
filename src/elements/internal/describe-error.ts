/** A `ChatError` in the user's words. */
export {describeError} from '../../i18n/en-later.js';
