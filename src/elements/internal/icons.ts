/** The pictures on buttons by name, of which only those that are used are shipped. */
export * as icons from './icon-set.js';
