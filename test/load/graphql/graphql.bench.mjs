import { fork } from 'node:child_process';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { newKeyEntry } from '@renkei/platform';
import { withDatabases } from '../support/database.mjs';
import { interleaved, printFigure, printHeading, printRatio, ratios, wallTime } from '../support/measure.mjs';
import { LoadClient } from './client.mjs';
import { POSTGRAPHILE_QUERY, QUERY, seedGroups } from './group-read.mjs';

const CONNECTIONS = 20;
const REQUESTS = 400;
/** Read in turn, so many that the API has let go of each before it comes again (30,000 rows kept): every read is cold. */
const GROUPS = 400;
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
async function round(requests) {
  const client = await LoadClient.open(requests, CONNECTIONS);
  try {
    return await wallTime(() => client.run(REQUESTS));
  } finally {
    client.close();
  }
}

/** @param requests of each contender, the same groups in the same order */
async function compare(title, requests) {
  const answers = {};
  for (const [name, [first]] of Object.entries(requests)) answers[name] = await answerOf(first);
  requireSame(answers);
  const contenders = Object.fromEntries(
    Object.entries(requests).map(([name, each]) => [name, () => round(each)]),
  );
  await interleaved(contenders, 5);
  const figures = await interleaved(contenders, ROUNDS);

  const perSecond = (name) => figures[name].map((ms) => (REQUESTS / ms) * 1000);
  const size = JSON.stringify(answers.raw).length.toLocaleString('en');
  printHeading(`graphql: 30 members × 5 lines (${size} characters), ${CONNECTIONS} connections, ${title}`);
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
    const groups = await seedGroups(owner, GROUPS);
    const common = {
      NODE_ENV: 'production',
      RENKEI_KEYS: newKeyEntry('bench'),
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
      const actor = { ACTOR_ID: groups[0].userId, GRAPHILE_ENV: 'production' };
      scripts.postgraphile = ['./postgraphile-server.mjs', { ...asApi, ...actor }];
    }
    await withServers(scripts, async ({ raw, ours, postgraphile }) => {
      const bodyOf = (query, id) => JSON.stringify({ query, variables: { id } });
      const toRaw = ({ groupId }) => ({ url: `${raw.url}/`, body: bodyOf(QUERY, groupId) });
      const toOurs = ({ groupId, key }) => ({
        url: `${ours.url}/graphql`,
        body: bodyOf(QUERY, groupId),
        headers: { Authorization: `Bearer ${key}` },
      });
      const toPostgraphile = ({ groupId }) => ({
        url: `${postgraphile.url}/graphql`,
        body: bodyOf(POSTGRAPHILE_QUERY, groupId),
        headers: { Accept: 'application/json' },
      });
      const [one] = groups;
      await compare('one group that does not change', {
        raw: [toRaw(one)],
        ours: [toOurs(one)],
        ...(postgraphile ? { postgraphile: [toPostgraphile(one)] } : {}),
      });
      await compare(`${GROUPS} groups in turn, none kept in memory`, {
        raw: groups.map(toRaw),
        ours: groups.map(toOurs),
      });
    });
  });
}
