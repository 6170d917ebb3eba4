import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readOfficialWorkbook } from '@renkei/forms';
import { startProduct, type Product } from '../harness/product.ts';
import { Visitor } from '../harness/visitor.ts';
import { UNDER_WAY } from './sample-in-its-life.ts';

// What a coordinator has made of the sample groups, as the screens ask for it: API, worker and store as they run.

jest.setTimeout(120_000);

interface Made {
  readonly id: string;
  readonly status: string;
  readonly fileName: string | null;
  readonly byteLength: number | null;
  readonly contentSha256: string | null;
  readonly problems: readonly { readonly code: string }[];
}

const FIELDS = 'id status fileName byteLength contentSha256 problems { code }';
/** Of every kind, what comes of it for the group in the middle of its life. */
const OF_THE_SAMPLE: Readonly<Record<string, string>> = {
  OFFICIAL_FORMS: 'DONE',
  PARITY_REPORT: 'DONE',
  MEMBER_SHARE: 'DONE',
  GROUP_PLAN: 'DONE',
  REQUEST_LETTERS: 'FAILED ALREADY_FILED',
  RECEIPT: 'FAILED NO_TRANSFERS',
  FIXING_SUMMARY: 'FAILED NOTHING_FIXED',
  EFFECT_SUMMARY: 'FAILED NO_FIGURES',
  AUDIT_CERTIFICATE: 'DONE',
  TABLES: 'DONE',
  EVIDENCE_BUNDLE: 'DONE',
  GROUP_FILE: 'DONE',
};

let product: Product;
let coordinator: Visitor;
let groups: ReadonlyMap<string, string>;

const signedIn = async (email: string): Promise<Visitor> => {
  const visitor = new Visitor(product.url);
  await visitor.ask(
    'mutation S($input: SignInInput!) { signIn(input: $input) { signedIn problems { code } } }',
    { input: { email, password: product.passwords.get(email) } },
  );
  return visitor;
};

async function asked(
  visitor: Visitor,
  input: object,
): Promise<{ output: Made | null; alreadyThere: boolean }> {
  const { requestOutput } = (await visitor.ask(
    `mutation R($input: RequestOutputInput!) { requestOutput(input: $input) { output { ${FIELDS} } alreadyThere problems { code } } }`,
    { input },
  )) as { requestOutput: { output: Made | null; alreadyThere: boolean } };
  return requestOutput;
}

async function finished(visitor: Visitor, id: string): Promise<Made> {
  for (;;) {
    const { output } = (await visitor.ask(`query O($id: ID!) { output(id: $id) { ${FIELDS} } }`, { id })) as {
      output: Made;
    };
    if (output.status !== 'WAITING' && output.status !== 'RUNNING') return output;
    await sleep(100);
  }
}

async function made(visitor: Visitor, input: object): Promise<Made> {
  const { output } = await asked(visitor, input);
  return finished(visitor, output!.id);
}

const fetched = async (visitor: Visitor, id: string, headers: Record<string, string> = {}) => {
  const response = await visitor.send(`/outputs/${id}/content`, { headers });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

beforeAll(async () => {
  product = await startProduct();
  coordinator = await signedIn('torimatome@example.jp');
  const { consortia } = (await coordinator.ask(
    'query G { consortia(first: 10) { edges { node { id name } } } }',
  )) as { consortia: { edges: { node: { id: string; name: string } }[] } };
  groups = new Map(consortia.edges.map(({ node }) => [node.name, node.id]));
}, 180_000);
afterAll(() => product?.close());

const group = (name: string) => [...groups].find(([known]) => known.includes(name))![1];

describe('the office', () => {
  it('makes everything there is something for, and says what is missing for the rest', async () => {
    const told: Record<string, string> = {};
    for (const kind of Object.keys(OF_THE_SAMPLE)) {
      const output = await made(coordinator, { consortiumId: groups.get(UNDER_WAY)!, kind });
      told[kind] = output.status === 'DONE' ? 'DONE' : `${output.status} ${output.problems[0]?.code ?? ''}`;
      if (output.status !== 'DONE') continue;
      const { bytes } = await fetched(coordinator, output.id);
      expect([kind, bytes.length]).toEqual([kind, output.byteLength]);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(output.contentSha256);
    }
    expect(told).toEqual(OF_THE_SAMPLE);
  });

  it.each(['本町', '港', '山手'])('fills the forms of %s with what the group requests', async (name) => {
    const id = group(name);
    const { consortium } = (await coordinator.ask(
      'query C($id: ID!) { consortium(id: $id) { name calculation { infrastructure { granted } analysis { granted } admin { granted } } } }',
      { id },
    )) as {
      consortium: {
        name: string;
        calculation: Record<'infrastructure' | 'analysis' | 'admin', { granted: number }>;
      };
    };
    const output = await made(coordinator, { consortiumId: id, kind: 'OFFICIAL_FORMS' });
    const read = await readOfficialWorkbook((await fetched(coordinator, output.id)).bytes);
    if (!read.ok) throw new Error(read.error.message.en);
    const { group: form } = read.value;
    expect(form.groupName).toBe(consortium.name);
    const requested = [form.representative, ...form.participants].reduce((sum, { costs }) => {
      const { softwareYen = 0n, pcYen = 0n, registerYen = 0n } = costs.requested ?? {};
      return sum + (softwareYen ?? 0n) + (pcYen ?? 0n) + (registerYen ?? 0n);
    }, 0n);
    const { infrastructure, analysis, admin } = consortium.calculation;
    expect([requested, form.analysisRequestedYen ?? 0n, form.adminRequestedYen ?? 0n].map(Number)).toEqual([
      infrastructure.granted,
      analysis.granted,
      admin.granted,
    ]);
  });

  it('gives the same file for the same request, whole or in parts', async () => {
    const input = { consortiumId: group('本町'), kind: 'GROUP_PLAN' };
    const first = await made(coordinator, input);
    expect(await asked(coordinator, input)).toMatchObject({ alreadyThere: true, output: { id: first.id } });
    const { bytes, response } = await fetched(coordinator, first.id);
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain('事業計画');
    const half = Math.floor(bytes.length / 2);
    const etag = response.headers.get('etag')!;
    const begin = await fetched(coordinator, first.id, { range: `bytes=0-${half - 1}` });
    const rest = await fetched(coordinator, first.id, { range: `bytes=${half}-`, 'if-range': etag });
    expect([begin.response.status, rest.response.status]).toEqual([206, 206]);
    expect(rest.response.headers.get('content-range')).toBe(
      `bytes ${half}-${bytes.length - 1}/${bytes.length}`,
    );
    expect(Buffer.concat([begin.bytes, rest.bytes]).equals(bytes)).toBe(true);
    const changed = await fetched(coordinator, first.id, { range: 'bytes=5-', 'if-range': '"another"' });
    expect([changed.response.status, changed.bytes.length]).toEqual([200, bytes.length]);
    const beyond = await fetched(coordinator, first.id, { range: `bytes=${bytes.length}-` });
    expect(beyond.response.status).toBe(416);
  });

  it('gives a shop its own statement and nothing of its neighbours', async () => {
    const merchant = await signedIn('takasaki@example.jp');
    const { me } = (await merchant.ask('query M { me { assignments { memberId consortiumId } } }')) as {
      me: { assignments: { memberId: string | null; consortiumId: string }[] };
    };
    const own = me.assignments.find(({ memberId }) => memberId !== null)!;
    const mine = await made(merchant, { ...own, kind: 'MEMBER_SHARE' });
    expect(mine.status).toBe('DONE');
    expect((await fetched(merchant, mine.id)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const all = await made(coordinator, { consortiumId: own.consortiumId, kind: 'MEMBER_SHARE' });
    expect((await fetched(merchant, all.id)).response.status).toBe(404);
    expect(await asked(merchant, { ...own, kind: 'REQUEST_LETTERS' })).toMatchObject({ output: null });
    const support = await signedIn('shien@example.jp');
    expect((await fetched(support, mine.id)).response.status).toBe(403);
  });

  it('keeps a file for a week', async () => {
    const { id } = await made(coordinator, { consortiumId: group('本町'), kind: 'TABLES' });
    product.clock.letDaysPass(7);
    const signedInAgain = await signedIn('torimatome@example.jp');
    expect((await fetched(signedInAgain, id)).response.status).toBe(409);
  });
});
