import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, startNode, type TestProcess } from '@renkei/test/process';

// `npm start` as a stranger meets it: nothing but Node, a first start, a crash, a second start, Ctrl-C.

const COMMAND = 'apps/renkei/bin/renkei.mjs';
const START_MS = 120_000;

let data: string;
let port: number;
let running: TestProcess | undefined;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-launcher-'));
  port = await freePort();
});
afterAll(async () => {
  await running?.stop();
  await rm(data, { recursive: true, force: true });
});

/** Starts the product and gives the coordinator's key it prints. */
async function start(): Promise<string> {
  running = startNode(COMMAND, {
    args: ['start'],
    env: { RENKEI_DATA: data, PORT: String(port), NO_COLOR: '1' },
  });
  await running.waitForLine(/Ctrl-C/, START_MS);
  return /#key=(rk_\S+)/.exec(running.output())![1]!;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(key: string, query: string): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: unknown }).data;
}

interface Priced {
  readonly memberCount: number;
  readonly members: readonly { memberId?: string; id?: string; subsidy: number; granted: number }[];
  readonly infrastructure: object;
  readonly analysis: object;
  readonly combined: { readonly overCap: boolean };
  readonly admin: object;
  readonly total: object;
}

const GROUPS = `{ consortia(first: 10) { edges { node {
  id name isSample calculationInput
  calculation {
    memberCount members { memberId subsidy granted }
    infrastructure { eligible available granted }
    analysis { eligible countedMembers limit available granted }
    combined { available cap granted overCap }
    admin { eligible limit granted }
    total { granted }
  }
  obligations(first: 1) { edges { node { dueAt } } }
} } } }`;

/** The part of an outcome both the API and the command print. */
function comparable(outcome: Priced) {
  const { memberCount, infrastructure, analysis, combined, admin, total } = outcome;
  const members = outcome.members.map(({ memberId, id, subsidy, granted }) => ({
    id: memberId ?? id,
    subsidy,
    granted,
  }));
  return { memberCount, members, infrastructure, analysis, combined, admin, total };
}

async function sampleGroups(key: string) {
  const { consortia } = await ask(key, GROUPS);
  return consortia.edges.map((edge: { node: object }) => edge.node) as {
    id: string;
    name: string;
    isSample: boolean;
    calculationInput: string;
    calculation: Priced;
    obligations: { edges: readonly unknown[] };
  }[];
}

async function removeAnAdminLine(key: string): Promise<void> {
  const { consortia } = await ask(
    key,
    '{ consortia(first: 1) { edges { node { members(first: 20) { edges { node { costLines { id version category } } } } } } } }',
  );
  const lines = consortia.edges[0].node.members.edges.flatMap(
    (edge: { node: { costLines: { id: string; version: number; category: string }[] } }) =>
      edge.node.costLines,
  );
  const { id, version } = lines.find((line: { category: string }) => line.category === 'OFFICE');
  const removed = await ask(
    key,
    `mutation { removeCostLine(input: { id: "${id}", version: ${version} }) { removedId } }`,
  );
  expect(removed.removeCostLine.removedId).toBe(id);
}

describe('npm start on a bare machine', () => {
  it(
    'brings two sample groups whose outcome is what `renkei calculate` says of the same input',
    async () => {
      const groups = await sampleGroups(await start());
      expect(
        groups.map(({ name, isSample }) => ({ name, isSample })).sort((a, b) => (a.name < b.name ? -1 : 1)),
      ).toEqual([
        { name: '見本本町商店街グループ', isSample: true },
        { name: '見本港サプライチェーングループ', isSample: true },
      ]);
      for (const group of groups) {
        const run = spawnSync(process.execPath, [COMMAND, 'calculate', '-'], {
          input: group.calculationInput,
          encoding: 'utf8',
        });
        expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
        expect(comparable(group.calculation)).toEqual(comparable(JSON.parse(run.stdout) as Priced));
      }
      const [street, port] = ['見本本町商店街グループ', '見本港サプライチェーングループ'].map(
        (name) => groups.find((group) => group.name === name)!.calculation,
      );
      // the analysis pool binds at 12 × 500,000, the admin limit at ⌊19,408,330 × 10 % × 2/3⌋
      expect(street).toMatchObject({
        memberCount: 12,
        analysis: { limit: 6_000_000, granted: 6_000_000 },
        admin: { limit: 1_293_888, granted: 1_293_888 },
        total: { granted: 20_702_218 },
      });
      expect(port).toMatchObject({
        combined: { overCap: true, granted: 30_000_000 },
        total: { granted: 32_000_000 },
      });
    },
    START_MS,
  );

  it(
    'derives the deadlines of both through its worker',
    async () => {
      const key = /#key=(rk_\S+)/.exec(running!.output())![1]!;
      let derived = 0;
      for (let attempt = 0; attempt < 60 && derived < 2; attempt += 1) {
        derived = (await sampleGroups(key)).filter((group) => group.obligations.edges.length > 0).length;
        if (derived < 2) await new Promise((resolve) => setTimeout(resolve, 500));
      }
      expect(derived).toBe(2);
    },
    START_MS,
  );

  it(
    'comes back after a SIGKILL with the same groups and new keys, and ends cleanly',
    async () => {
      const before = /#key=(rk_\S+)/.exec(running!.output())![1]!;
      const ids = (await sampleGroups(before)).map((group) => group.id).sort();
      await removeAnAdminLine(before); // the sample is the user's to change: it is brought once, not kept up
      await running!.kill9();

      const key = await start();
      expect((await sampleGroups(key)).map((group) => group.id).sort()).toEqual(ids);
      expect(await ask(before, '{ consortia(first: 1) { edges { node { id } } } }')).toBeFalsy();
      expect(await running!.stop(30_000)).toBe(0);
      await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
    },
    START_MS,
  );
});
