import type {Plugin} from 'rollup';

/** `root` is the folder of the sources, `src` if absent. */
export function splitLater(options?: {readonly root?: string}): Plugin;
