import config from './rollup.config.mjs';
const [, bundle] = config;
export default {...bundle, output: {...bundle.output, dir: '/tmp/shq/dist'}};
