import { fork } from 'node:child_process';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { withDatabases } from '../support/database.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';
import { LoadClient } from './client.mjs';
import { POSTGRAPHILE_QUERY, QUERY, seedGroup } from './group-read.mjs';

const CONNECTIONS = 20;
const REQUESTS = 400;
const ROUNDS = 15;
/** The API's own default. */
const POOL_SIZE = 10;

/** Starts a server in a process of its own; it says its address when it is ready. */
async function serve(script, env) {
  const child = fork(new URL(script, import.meta.url), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended with ${code}`))),
  ]);
  return {
    url: message.url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

async function answerOf({ url, headers, body }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  return response.json();
}

/** Runs `work` with servers, and ends them whatever happens. */
async function withServers(scripts, work) {
  const servers = {};
  try {
    for (const [name, [script, env]] of Object.entries(scripts)) servers[name] = await serve(script, env);
    await work(servers);
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

/** What the API and the floor answer is equal; PostGraphile has names of its own, so its rows are counted. */
function requireSame(answers) {
  if (!isDeepStrictEqual(answers.ours, answers.raw)) {
    const shown = [answers.ours, answers.raw].map((answer) => JSON.stringify(answer).slice(0, 600));
    throw new Error(`the API and the floor answer differently:\n${shown.join('\n')}`);
  }
  const lines = answers.postgraphile?.data.consortium.members.edges.flatMap(
    ({ node }) => node.costLines.nodes,
  );
  if (lines && lines.length !== 150) throw new Error(`PostGraphile answers ${lines.length} lines`);
}

/** Connections of its own, opened before the clock starts: the server ends those that rest for five seconds. */
async function round(request) {
  const client = await LoadClient.open(request, CONNECTIONS);
  try {
    return await wallTime(() => client.run(REQUESTS));
  } finally {
    client.close();
  }
}

async function compare(requests) {
  const answers = {};
  for (const [name, request] of Object.entries(requests)) answers[name] = await answerOf(request);
  requireSame(answers);
  const contenders = Object.fromEntries(
    Object.entries(requests).map(([name, request]) => [name, () => round(request)]),
  );
  await interleaved(contenders, 5);
  const figures = await interleaved(contenders, ROUNDS);

  const perSecond = (name) => figures[name].map((ms) => (REQUESTS / ms) * 1000);
  const size = JSON.stringify(answers.raw).length.toLocaleString('en');
  printHeading(`graphql: group → 30 members → 5 lines (${size} characters), ${CONNECTIONS} connections`);
  printFigure('our API, authentication and row-level security on', perSecond('ours'), 'req/s');
  printFigure('node:http + one SQL statement (the floor)', perSecond('raw'), 'req/s');
  printRatio('our API ÷ floor', ratios(perSecond('ours'), perSecond('raw')), '≥ 0.6');
  if (!figures.postgraphile) return;
  printFigure('PostGraphile 5, row-level security on', perSecond('postgraphile'), 'req/s');
  printRatio('PostGraphile 5 ÷ floor', ratios(perSecond('postgraphile'), perSecond('raw')));
}

export async function graphql() {
  await withDatabases(async (newDatabase) => {
    const { owner, ownerUrl, apiUrl } = await newDatabase();
    const { groupId, userId, key } = await seedGroup(owner);
    const common = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      POOL_SIZE: String(POOL_SIZE),
      HOST: '127.0.0.1',
      PORT: '0',
    };
    const asApi = { ...common, DATABASE_URL: apiUrl };
    const scripts = {
      raw: ['./raw-server.mjs', { ...common, DATABASE_URL: ownerUrl }],
      ours: ['../../../apps/api/dist/main.js', asApi],
    };
    if (process.env.RENKEI_BENCH_POSTGRAPHILE) {
      scripts.postgraphile = [
        './postgraphile-server.mjs',
        { ...asApi, ACTOR_ID: userId, GRAPHILE_ENV: 'production' },
      ];
    }
    await withServers(scripts, async ({ raw, ours, postgraphile }) => {
      const variables = { id: groupId };
      const body = JSON.stringify({ query: QUERY, variables });
      const requests = {
        raw: { url: `${raw.url}/`, body },
        ours: { url: `${ours.url}/graphql`, body, headers: { Authorization: `Bearer ${key}` } },
      };
      if (postgraphile) {
        requests.postgraphile = {
          url: `${postgraphile.url}/graphql`,
          body: JSON.stringify({ query: POSTGRAPHILE_QUERY, variables }),
          headers: { Accept: 'application/json' },
        };
      }
      await compare(requests);
    });
  });
}
