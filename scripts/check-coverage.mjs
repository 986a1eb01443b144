/** Fails when the branch coverage of src/model or src/store, as coverage/lcov.info tells it, is below 90 %. */
import {readFileSync} from 'node:fs';

const LEAST = 90;

const files = readFileSync('coverage/lcov.info', 'utf8')
  .split('end_of_record')
  .map((record) => ({
    path: field(record, 'SF'),
    hit: Number(field(record, 'BRH')),
    found: Number(field(record, 'BRF')),
  }));

for (const folder of ['src/model', 'src/store']) {
  const own = files.filter(({path}) => path.includes(`${folder}/`));
  const [hit, found] = ['hit', 'found'].map((key) => own.reduce((total, file) => total + file[key], 0));
  const percent = found === 0 ? 0 : (100 * hit) / found;
  console.log(`${folder}: ${percent.toFixed(1)} % of ${found} branches (at least ${LEAST} %)`);
  if (percent < LEAST) process.exitCode = 1;
}

function field(record, name) {
  return new RegExp(`^${name}:(.*)$`, 'm').exec(record)?.[1] ?? '';
}
