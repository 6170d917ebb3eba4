import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedGrant } from '@renkei/test/granted-group';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// What a bank gives back, over the API: uploaded, looked at, confirmed, and nobody else’s.

let database: TestDatabase;
let group: SeededGroup;
let api: TestApi;
const keys = new Map<Viewer, string>();

const FIXED = { members: [100_000, 300_000, 500_000], analysis: 100_001, admin: 50_000 };

/** It is 09:00 on 30 November 2027 in Japan. */
beforeAll(async () => {
  database = await testDatabase();
  group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  const granted = await seedGrant(database, group, group.coordinator, FIXED);
  await seedFixing(database, group, group.coordinator, granted, FIXED);
  api = await testApi(database, { clock: new FixedClock(Date.UTC(2027, 10, 30)) });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function keyOf(viewer: Viewer) {
  const key = keys.get(viewer) ?? (await accessKey(database, viewer));
  keys.set(viewer, key);
  return key;
}
const ask = async (viewer: Viewer, query: string, variables: object = {}) =>
  api.graphql(await keyOf(viewer), query, variables);

const CSV = '日付,摘要,出金,入金,残高\r\n2027/10/1,ﾎｼﾞﾖｷﾝ,,250001,250001\r\n2027/10/2,ﾐﾎﾝﾃﾞﾝｷ,-,300,-49';

async function post(viewer: Viewer | null, body: string | Buffer, changes: Record<string, string> = {}) {
  const { type = 'text/csv', ...query } = changes;
  const parameters = new URLSearchParams({
    consortiumId: group.id,
    memberId: group.memberIds[0]!,
    fileName: '明細.csv',
    ...query,
  });
  const answer = await fetch(`${api.url}/bank-results?${parameters}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'content-type': type, ...(viewer ? { authorization: `Bearer ${await keyOf(viewer)}` } : {}) },
  });
  // the shape is the test's business
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { status: answer.status, body: (await answer.json()) as any };
}

const LOOK = `query ($id: ID!, $result: ID!, $after: String) { consortium(id: $id) {
  bankReconciliation(bankResultId: $result) { shown bankResult { confirmedCount } counts { state label { ja } count } }
  bankMovements(bankResultId: $result, first: 1, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
    id line on direction yen text reference balance state stateLabel { ja } differenceYen daysApart advice { ja }
    match { kind id memberId yen on recorded confirmable label { ja } } candidates { kind id } } } } } }`;

describe('a bank’s file', () => {
  it('is uploaded once, looked at page by page, and confirmed line by line', async () => {
    const { coordinator } = group;
    const made = await post(coordinator, CSV);
    expect(made).toMatchObject({ status: 201, body: { already: false, problems: [] } });
    const { id } = made.body.bankResult;
    expect(await post(coordinator, CSV)).toMatchObject({
      status: 200,
      body: { already: true, bankResult: { id }, problems: [] },
    });
    const look = async (after: string | null) => {
      const { data, errors } = await ask(coordinator, LOOK, { id: group.id, result: id, after });
      expect(errors).toEqual([]);
      return data.consortium;
    };
    const first = await look(null);
    const node = first.bankMovements.edges[0].node;
    expect(node).toMatchObject({
      line: 2,
      on: '2027-10-01',
      direction: 'IN',
      yen: 250_001,
      text: 'ﾎｼﾞﾖｷﾝ',
      state: 'LIKELY',
      stateLabel: { ja: 'おそらく一致' },
      differenceYen: 0,
      daysApart: null,
      match: { kind: 'PROGRAMME_PAYMENT', yen: 250_001, on: null, recorded: false, confirmable: true },
      candidates: [{ kind: 'PROGRAMME_PAYMENT' }],
    });
    const { hasNextPage, endCursor } = first.bankMovements.pageInfo;
    expect(hasNextPage).toBe(true);
    const second = await look(endCursor);
    expect(second.bankMovements).toMatchObject({
      pageInfo: { hasNextPage: false },
      edges: [{ node: { line: 3, state: 'NONE', balance: -49, match: null, candidates: [] } }],
    });
    const mutation = `mutation ($input: ConfirmBankMatchesInput!) { confirmBankMatches(input: $input) {
      confirmed bankResult { confirmedCount } problems { code path } } }`;
    const matches = [{ movementId: node.id, kind: node.match.kind, recordId: node.match.id }];
    const input = { bankResultId: id, shown: first.bankReconciliation.shown, matches };
    expect((await ask(coordinator, mutation, { input })).data.confirmBankMatches).toEqual({
      confirmed: 1,
      bankResult: { confirmedCount: 1 },
      problems: [],
    });
    const after = await look(null);
    expect(after.bankReconciliation.counts.filter(({ count }: { count: number }) => count > 0)).toMatchObject(
      [
        { state: 'CONFIRMED', count: 1 },
        { state: 'NONE', count: 1 },
      ],
    );
    expect(after.bankMovements.edges[0].node).toMatchObject({
      state: 'CONFIRMED',
      daysApart: 0,
      differenceYen: 0,
    });
    const discard = `mutation { discardBankResult(input: { id: "${id}" }) { discardedId problems { code } } }`;
    expect((await ask(coordinator, discard)).data.discardBankResult).toEqual({
      discardedId: null,
      problems: [{ code: 'HAS_CONFIRMED' }],
    });
  });

  it('is listed to coordinators, and forgotten while nothing of it is confirmed', async () => {
    const { id } = (await post(group.coordinator, `${CSV}\r\n`)).body.bankResult;
    const list = `query ($id: ID!) { consortium(id: $id) { bankResults(first: 5) { pageInfo { hasNextPage } edges { node {
      id memberId fileName format accountCheck movementCount confirmedCount firstOn lastOn createdAt } } } } }`;
    const { data } = await ask(group.coordinator, list, { id: group.id });
    expect(data.consortium.bankResults.pageInfo.hasNextPage).toBe(false);
    const nodes = data.consortium.bankResults.edges.map(({ node }: { node: { id: string } }) => node);
    expect(nodes).toHaveLength(2);
    expect(nodes.find((node: { id: string }) => node.id === id)).toMatchObject({
      fileName: '明細.csv',
      format: 'TABLE',
      accountCheck: 'NOT_STATED',
      movementCount: 2,
      confirmedCount: 0,
      firstOn: '2027-10-01',
      lastOn: '2027-10-02',
    });
    const discard = `mutation { discardBankResult(input: { id: "${id}" }) { discardedId problems { code } } }`;
    expect((await ask(group.coordinator, discard)).data.discardBankResult).toEqual({
      discardedId: id,
      problems: [],
    });
    for (const viewer of [
      await seedMemberUser(database, group, group.memberIds[1]!),
      await seedSupportReader(database, [group]),
    ]) {
      const { errors } = await ask(viewer, list, { id: group.id });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect((await post(viewer, CSV)).status).toBe(403);
    }
  });

  it('is refused in words, with nothing of it in the log', async () => {
    const { coordinator } = group;
    const stranger = await seedGroup(database, { participants: ['CORPORATION'] });
    for (const [status, code, answer] of [
      [400, 'DATE', await post(coordinator, '日付,出金,入金\r\n11/5,ﾋﾐﾂﾉﾅﾏｴ,1')],
      [400, 'COLUMNS_UNKNOWN', await post(coordinator, 'ﾋﾐﾂﾉﾅﾏｴ')],
      [413, 'FILE_TOO_LARGE', await post(coordinator, Buffer.alloc(2 * 1024 * 1024 + 1, 'a'))],
      [415, 'FORM_UPLOAD', await post(coordinator, CSV, { type: 'multipart/form-data; boundary=x' })],
    ] as const) {
      expect([answer.status, answer.body.bankResult, answer.body.problems[0].code]).toEqual([
        status,
        null,
        code,
      ]);
      expect(answer.body.problems[0].message.ja).not.toBe('');
    }
    expect((await post(null, CSV)).status).toBe(401);
    expect((await post(stranger.coordinator, CSV)).status).toBe(404);
    expect((await post(coordinator, CSV, { memberId: stranger.memberIds[0]! })).status).toBe(404);
    expect((await post(coordinator, CSV, { memberId: 'x' })).status).toBe(404);
    expect(api.logged.join()).not.toMatch(/ﾋﾐﾂ|ﾎｼﾞﾖｷﾝ/);
  });
});
