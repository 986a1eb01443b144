/**
 * Writes a `.gz` beside each file of the bundle, packed tighter (4 %) than servers do while they answer; most serve such
 * files as they are (nginx: `gzip_static on`).
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {promisify} from 'node:util';
import zopfli from '@gfx/zopfli';

const gzip = promisify(zopfli.gzip);
const paths = readdirSync('dist/chunks').map((name) => `dist/chunks/${name}`);
for (const path of ['dist/backchat.min.js', ...paths].filter((name) => name.endsWith('.js'))) {
  writeFileSync(`${path}.gz`, await gzip(readFileSync(path), {}));
}
