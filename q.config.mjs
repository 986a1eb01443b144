import all from './rollup.config.mjs';
const b = all[1];
export default {...b, output: {...b.output, dir: '/tmp/q-outbox'}};
