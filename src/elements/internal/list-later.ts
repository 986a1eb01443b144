/** What a list needs now and then, as one chunk: loaded when it first does. */
export {copy, copyText} from './list-copy.js';
export {highlighted} from './list-highlight.js';
export {styles} from './list-later.styles.js';
export {type FiltersTarget, type FinderHost, NamedList} from './list-named.js';
export {failedStrip, hostCell, unsentPill} from './list-views.js';
export {warn} from './list-warnings.js';
