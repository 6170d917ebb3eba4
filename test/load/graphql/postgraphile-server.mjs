// PostGraphile 5, which is no dependency: RENKEI_BENCH_POSTGRAPHILE names a folder where it is installed (README.md).
// As app_api with row-level security for one fixed actor; no authentication.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// PostGraphile 5.1 expects Node 22; this is all it misses in Node 20 here.
Promise.withResolvers ??= function withResolvers() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

const require = createRequire(join(process.env.RENKEI_BENCH_POSTGRAPHILE, 'index.js'));
const { postgraphile } = require('postgraphile');
const { PostGraphileAmberPreset } = require('postgraphile/presets/amber');
const { makePgService } = require('postgraphile/adaptors/pg');
const { grafserv } = require('postgraphile/grafserv/node');

const service = makePgService({
  connectionString: process.env.DATABASE_URL,
  schemas: ['public'],
  poolConfig: { max: Number(process.env.POOL_SIZE) },
  pgSettings: { 'renkei.actor_id': process.env.ACTOR_ID, 'renkei.acting_role': 'COORDINATOR' },
});
const server = createServer();
server.on('error', () => process.exit(1));
await postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [service],
  grafserv: { graphqlPath: '/graphql', graphiql: false },
  grafast: { explain: false },
})
  .createServ(grafserv)
  .addTo(server);
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on('disconnect', () => process.exit(0));
