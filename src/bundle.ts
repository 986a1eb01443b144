/**
 * `backchat.min.js`: registers every element, and gives a page's own script what it needs to write an adapter or to
 * command the screens. Everything else is in the modules of the package.
 */
import './define.js';

export {ChatError} from './model/errors.js';
export {Backchat} from './store/backchat.js';
