import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, startNode, type TestProcess } from '@renkei/test/process';
import { PORT, sampleInItsLife, UNDER_WAY } from './sample-in-its-life.ts';

// `npm start` as a stranger meets it: nothing but Node, a first start, a crash, a second start, Ctrl-C.

const COMMAND = 'apps/renkei/bin/renkei.mjs';
const START_MS = 120_000;
const ACCOUNT_LINE = /^ {4}(\S+@example\.jp) +([a-z]+(?:-[a-z]+){3}-\d{4}) +\S/gm;
const COORDINATOR = 'torimatome@example.jp';
const STREET = '見本本町商店街グループ';
const GROUP_NAMES = [UNDER_WAY, STREET, PORT].sort();

let data: string;
let port: number;
let url: string;
let running: TestProcess | undefined;
let passwords: ReadonlyMap<string, string>;
let coordinator: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'renkei-launcher-'));
  port = await freePort();
  url = `http://localhost:${port}`;
});
afterAll(async () => {
  await running?.stop();
  await rm(data, { recursive: true, force: true });
});

/** Starts the product and gives the accounts it prints: passwords by address. */
async function start(): Promise<ReadonlyMap<string, string>> {
  running = startNode(COMMAND, {
    args: ['start'],
    env: { RENKEI_DATA: data, PORT: String(port), NO_COLOR: '1' },
  });
  await running.waitForLine(/Ctrl-C/, START_MS);
  return new Map(
    [...running.output().matchAll(ACCOUNT_LINE)].map(([, email, password]) => [email!, password!]),
  );
}

/** One operation as a browser on our own page sends it. */
async function send(cookie: string, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ query, variables }),
  });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const { data: answer } = (await response.json()) as { data: any };
  return { answer, setCookie: response.headers.get('set-cookie') };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(cookie: string, query: string, variables: object = {}): Promise<any> {
  return (await send(cookie, query, variables)).answer;
}

/** The session's cookie; null when the password is refused. */
async function signIn(email: string, password: string | undefined): Promise<string | null> {
  const { answer, setCookie } = await send(
    '',
    'mutation ($input: SignInInput!) { signIn(input: $input) { signedIn problems { code } } }',
    { input: { email, password } },
  );
  return answer.signIn.signedIn ? (setCookie?.split(';')[0] ?? null) : null;
}

function command(...args: string[]) {
  return spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], RENKEI_DATA: data },
  });
}

async function eventually<T>(work: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const found = await work();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('it did not happen within 30 seconds');
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

async function sampleGroups(cookie: string) {
  const { consortia } = await ask(cookie, GROUPS);
  return consortia.edges.map((edge: { node: object }) => edge.node) as {
    id: string;
    name: string;
    isSample: boolean;
    calculationInput: string;
    calculation: Priced;
    obligations: { edges: readonly unknown[] };
  }[];
}

/** A group of the sample as this account sees it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ofGroup(name: string, fields: string, email?: string): Promise<any> {
  const cookie = email === undefined ? coordinator : (await signIn(email, passwords.get(email)))!;
  const { consortia } = await ask(cookie, '{ consortia(first: 10) { edges { node { id name } } } }');
  const { node } = consortia.edges.find((edge: { node: { name: string } }) => edge.node.name === name);
  const query = `query ($id: ID!) { consortium(id: $id) { ${fields} } }`;
  return (await ask(cookie, query, { id: node.id as string })).consortium;
}

async function removeAnAdminLine(cookie: string): Promise<void> {
  const { consortia } = await ask(
    cookie,
    '{ consortia(first: 10) { edges { node { name members(first: 20) { edges { node { costLines { id version category } } } } } } } }',
  );
  const street = consortia.edges.find((edge: { node: { name: string } }) => edge.node.name === STREET);
  const lines = street.node.members.edges.flatMap(
    (edge: { node: { costLines: { id: string; version: number; category: string }[] } }) =>
      edge.node.costLines,
  );
  const { id, version } = lines.find((line: { category: string }) => line.category === 'OFFICE');
  const removed = await ask(
    cookie,
    `mutation { removeCostLine(input: { id: "${id}", version: ${version} }) { removedId } }`,
  );
  expect(removed.removeCostLine.removedId).toBe(id);
}

describe('npm start on a bare machine', () => {
  it(
    'brings three sample groups whose outcome is what `renkei calculate` says of the same input',
    async () => {
      passwords = await start();
      coordinator = (await signIn(COORDINATOR, passwords.get(COORDINATOR)))!;
      const groups = await sampleGroups(coordinator);
      expect(
        groups.map(({ name, isSample }) => ({ name, isSample })).sort((a, b) => (a.name < b.name ? -1 : 1)),
      ).toEqual(GROUP_NAMES.map((name) => ({ name, isSample: true })));
      for (const group of groups) {
        const run = spawnSync(process.execPath, [COMMAND, 'calculate', '-'], {
          input: group.calculationInput,
          encoding: 'utf8',
        });
        expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
        expect(comparable(group.calculation)).toEqual(comparable(JSON.parse(run.stdout) as Priced));
      }
      const [street, port] = [STREET, PORT].map(
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
    'derives the deadlines of all through its worker',
    async () => {
      await eventually(async () => {
        const groups = await sampleGroups(coordinator);
        return groups.filter((group) => group.obligations.edges.length > 0).length === 3 || null;
      });
    },
    START_MS,
  );

  it('prints ready accounts once, each of which signs in and sees its own groups', async () => {
    expect(new Set(passwords.values()).size).toBe(8);
    const seen: unknown[] = [];
    for (const [email, password] of passwords) {
      expect(running!.output().split(password)).toHaveLength(2);
      const cookie = (await signIn(email, password))!;
      const { me } = await ask(cookie, '{ me { email mustChooseRole assignments { role } } }');
      if (me.mustChooseRole) {
        const choose =
          'mutation ($input: ChooseRoleInput!) { chooseRole(input: $input) { problems { code } } }';
        await ask(cookie, choose, { input: { role: 'COORDINATOR' } });
      }
      const answer = await ask(cookie, '{ consortia(first: 10) { edges { node { name } } } }');
      const roles = [...new Set(me.assignments.map(({ role }: { role: string }) => role))].sort().join();
      seen.push([
        me.email,
        roles,
        answer?.consortia.edges.map((edge: { node: { name: string } }) => edge.node.name).sort(),
      ]);
    }
    expect(seen).toEqual([
      [COORDINATOR, 'COORDINATOR', GROUP_NAMES],
      ['minato@example.jp', 'COORDINATOR,MEMBER_USER', [PORT]],
      ['takasaki@example.jp', 'MEMBER_USER', [STREET]],
      ['cafe@example.jp', 'MEMBER_USER', [STREET]],
      ['suisan@example.jp', 'MEMBER_USER', [PORT]],
      ['shashin@example.jp', 'MEMBER_USER', [UNDER_WAY]],
      ['shien@example.jp', 'SUPPORT_READER', [STREET]],
      ['kanri@example.jp', 'PLATFORM_ADMIN', undefined],
    ]);
  });

  sampleInItsLife(ofGroup);

  it('keeps its secrets to its user, and its log free of passwords', async () => {
    for (const file of ['secrets.json', 'owner-url', 'renkei.log']) {
      expect([file, (await stat(join(data, file))).mode & 0o777]).toEqual([file, 0o600]);
    }
    const log = await readFile(join(data, 'renkei.log'), 'utf8');
    for (const secret of [...passwords.values(), ...Object.values(await secrets())]) {
      expect(log).not.toContain(secret);
    }
  });

  it(
    'delivers letters to its mailbox, with links that work',
    async () => {
      expect((await fetch(`${url}/mailbox`)).status).toBe(200);
      expect(running!.output()).toContain(`${url}/mailbox`);
      await ask(
        '',
        'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { problems { code } } }',
        {
          input: { email: 'cafe@example.jp' },
        },
      );
      const link = await eventually(async () => {
        const { letters } = (await (await fetch(`${url}/mailbox/letters`)).json()) as {
          letters: { to: string; lines: { link: string | null }[] }[];
        };
        const letter = letters.find(({ to }) => to === 'cafe@example.jp');
        return letter?.lines.find((line) => line.link !== null)?.link ?? null;
      });
      expect(link.startsWith(`${url}/reset#`)).toBe(true);
      const { resetPassword } = await ask(
        '',
        'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { changed problems { code } } }',
        { input: { token: new URL(link).hash.slice(1), newPassword: 'コーヒーと まめと 見本' } },
      );
      expect(resetPassword).toEqual({ changed: true, problems: [] });
      expect(await signIn('cafe@example.jp', passwords.get('cafe@example.jp'))).toBeNull();
      expect(await signIn('cafe@example.jp', 'コーヒーと まめと 見本')).not.toBeNull();
    },
    START_MS,
  );

  it('gives an account a new password while it runs: `renkei password`', async () => {
    const email = 'suisan@example.jp';
    const before = (await signIn(email, passwords.get(email)))!;
    const run = command('password', email);
    expect(run.status).toBe(0);
    expect(run.stdout.trim()).toMatch(/^[a-z]+(-[a-z]+){3}-\d{4}$/);
    expect(await signIn(email, passwords.get(email))).toBeNull();
    expect(await signIn(email, run.stdout.trim())).not.toBeNull();
    expect((await ask(before, '{ me { email } }')).me).toBeNull();
    expect(command('password', 'nobody@example.jp').status).toBe(1);
  });

  it('makes an account that signs in while it runs: `renkei account`', async () => {
    const run = command('account', 'Atarashii@example.jp', '見本 髙﨑 𠮷子', '--admin');
    expect(run.status).toBe(0);
    const cookie = (await signIn('atarashii@example.jp', run.stdout.trim()))!;
    const { me } = await ask(cookie, '{ me { displayName acting { role } } }');
    expect(me).toEqual({ displayName: '見本 髙﨑 𠮷子', acting: { role: 'PLATFORM_ADMIN' } });
    expect(command('account', 'atarashii@example.jp', '見本').status).toBe(1);
    expect(command('account', 'atarashii', '見本').status).toBe(2);
  });

  it(
    'comes back after a SIGKILL with the same groups, sessions and secrets, prints no password, and ends cleanly',
    async () => {
      const kept = await secrets();
      const ids = (await sampleGroups(coordinator)).map((group) => group.id).sort();
      await removeAnAdminLine(coordinator); // the sample is the user's to change: it is brought once, not kept up
      await running!.kill9();

      expect((await start()).size).toBe(0);
      for (const password of passwords.values()) expect(running!.output()).not.toContain(password);
      expect(running!.output()).toContain('renkei password');
      expect((await sampleGroups(coordinator)).map((group) => group.id).sort()).toEqual(ids);
      expect(await secrets()).toEqual(kept);
      expect(await running!.stop(30_000)).toBe(0);
      await expect(fetch(`${url}/health/live`)).rejects.toThrow();
      await expect(stat(join(data, 'owner-url'))).rejects.toThrow('ENOENT');
      expect(command('password', COORDINATOR).stderr).toContain('npm start');
    },
    START_MS,
  );
});

async function secrets(): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
}
