/** What most visits never need, as one chunk: how a refusal reads, and the file of a list. */
export {downloadExport} from './export.js';
export {noService, problemOf} from './problem.js';
