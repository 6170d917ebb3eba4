// npm run bench [name …]. Prints ratios; asserts nothing about time. See README.md beside this file.
import { cpus } from 'node:os';
import { buildAll } from '../../apps/renkei/bin/build.mjs';

const BENCHES = {
  rules: async () => (await import('./rules/rules.bench.mjs')).rules(),
  sweep: async () => (await import('./sweep/sweep.bench.mjs')).sweep(),
  jobs: async () => (await import('./jobs/jobs.bench.mjs')).jobs(),
  graphql: async () => (await import('./graphql/graphql.bench.mjs')).graphql(),
  import: async () => (await import('./import/preview.mjs')).preview(),
  audit: async () => (await import('./audit/audit.bench.mjs')).audit(),
  bundle: async () => (await import('./office/bundle.mjs')).bundle(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`No bench "${unknown.join('", "')}". There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
await buildAll();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
console.log('median (min – max) of rounds taken in turn; ratios are the median of the rounds’ ratios');
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await BENCHES[name]();
