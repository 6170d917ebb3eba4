import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTransferFile } from '@renkei/documents';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedFixing } from '@renkei/test/fixed-group';
import { seedGrant } from '@renkei/test/granted-group';
import { seedGroup, seedMemberUser, seedSupportReader, type SeededGroup } from '@renkei/test/group';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// What people get over the API: the coordinator, who may see all of it, and the shop that asks when its money comes.

let database: TestDatabase;
let group: SeededGroup;
let api: TestApi;
let keys: { readonly coordinator: string; readonly merchant: string; readonly supporter: string };

/** (1) of 100,000, 300,000 and 500,000 yen, (2) of 100,001 and (3) of 50,000. */
const FIXED = { members: [100_000, 300_000, 500_000], analysis: 100_001, admin: 50_000 };
const key = () => ({ idempotencyKey: randomUUID() });

/** It is 09:00 on 30 November 2027 in Japan. */
beforeAll(async () => {
  database = await testDatabase();
  group = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  const granted = await seedGrant(database, group, group.coordinator, FIXED);
  await seedFixing(database, group, group.coordinator, granted, FIXED);
  api = await testApi(database, { clock: new FixedClock(Date.UTC(2027, 10, 30)) });
  const keyOf = (viewer: Viewer) => accessKey(database, viewer);
  const shops: string[] = [];
  for (const memberId of group.memberIds) {
    shops.push(await keyOf(await seedMemberUser(database, group, memberId)));
  }
  for (const [index, memberId] of group.memberIds.entries()) await enterAccount(shops[index]!, memberId);
  keys = {
    coordinator: await keyOf(group.coordinator),
    merchant: shops[1]!,
    supporter: await keyOf(await seedSupportReader(database, [group])),
  };
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function enterAccount(shop: string, memberId: string) {
  const account = {
    bankCode: '0001',
    branchCode: '001',
    accountType: 'ORDINARY',
    accountNumber: '1234567',
    holderKana: 'ミホンチャホ',
  };
  await mutate('setPayoutAccount', { memberId, ...account }, 'payoutAccount { version }', shop);
}

const PROBLEMS = 'problems { code path message { ja en } }';

async function mutate(name: string, input: object, fields: string, asking = keys.coordinator) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${PROBLEMS} } }`;
  const { data, errors } = await api.graphql(asking, query, { input });
  expect(errors).toEqual([]);
  return data[name];
}
const ask = (asking: string, fields: string) =>
  api.graphql(asking, `query ($id: ID!) { consortium(id: $id) { ${fields} } }`, { id: group.id });
const ITEM =
  'transferItem { id status statusLabel { ja } version receipt { number lines { value { ja } } } }';

describe('the money of a group, over the API', () => {
  it('goes from the fixing to the receipt', async () => {
    const consortiumId = group.id;
    for (const [index, amountYen] of [250_001, 300_000, 500_000].entries()) {
      const input = {
        consortiumId,
        memberId: group.memberIds[index],
        amountYen,
        paidOn: '2027-10-01',
        ...key(),
      };
      const { programmePayment, problems } = await mutate(
        'recordProgrammePayment',
        input,
        'programmePayment { memberId amountYen paidOn recordedAt }',
      );
      expect(problems).toEqual([]);
      expect(programmePayment).toMatchObject({ memberId: group.memberIds[index], amountYen });
    }
    const { data } = await ask(
      keys.coordinator,
      `redistributionPreview(sharingKey: EQUAL) { state movedYen transfers { amountYen message { ja } } summary { ja } }
       programmeDues { fixedYen paidYen owedYen } programmePayments { edges { node { amountYen } } }`,
    );
    expect(data.consortium.redistributionPreview).toEqual({
      state: 'COMPLETE',
      movedYen: 100_000,
      transfers: [
        { amountYen: 50_000, message: { ja: '見本茶舗𠮷 1から見本茶舗𠮷 2へ50,000円を渡します。' } },
        { amountYen: 50_000, message: { ja: '見本茶舗𠮷 1から見本茶舗𠮷 3へ50,000円を渡します。' } },
      ],
      summary: { ja: '2回の送金で100,000円を分けます。' },
    });
    expect(data.consortium.programmeDues[0]).toEqual({ fixedYen: 250_001, paidYen: 250_001, owedYen: 0 });

    const decided = { consortiumId, sharingKey: 'EQUAL', decidedOn: '2027-10-05' };
    const { redistribution } = await mutate(
      'decideRedistribution',
      { ...decided, ...key() },
      'redistribution { id totalYen shares { amountYen state } }',
    );
    expect(redistribution).toMatchObject({
      totalYen: 100_000,
      shares: [{ state: 'OPEN' }, { state: 'OPEN' }],
    });

    const order = {
      consortiumId,
      payerMemberId: group.memberIds[0],
      transferOn: '2027-11-30',
      ordererCode: '0000000001',
      ordererKana: 'ミホン',
    };
    const { preview } = await mutate(
      'previewTransferBatch',
      order,
      'preview { itemCount totalYen warnings { code } }',
    );
    expect(preview).toEqual({ itemCount: 2, totalYen: 100_000, warnings: [] });
    const { transferBatch } = await mutate(
      'makeTransferBatch',
      { ...order, ...key() },
      'transferBatch { id number items { id memberId status } }',
    );

    const address = `${api.url}/transfer-batches/${transferBatch.id}/file`;
    const get = (asking: string, method = 'GET') =>
      fetch(address, { method, headers: { authorization: `Bearer ${asking}` } });
    const file = await get(keys.coordinator);
    expect(file.status).toBe(200);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''/),
    });
    const read = readTransferFile(new Uint8Array(await file.arrayBuffer()));
    expect(read).toMatchObject({ ok: true, value: { count: 2, total: 100_000n } });
    expect((await get(keys.coordinator, 'HEAD')).status).toBe(405);
    expect((await get(keys.merchant)).status).toBe(403);
    expect((await get(keys.supporter)).status).toBe(403);

    const mine = transferBatch.items.find(
      (item: { memberId: string }) => item.memberId === group.memberIds[1],
    );
    const confirmed = await mutate(
      'confirmTransfer',
      { itemId: mine.id, version: 1, settledOn: '2027-11-30' },
      ITEM,
    );
    expect(confirmed.transferItem).toMatchObject({
      status: 'CONFIRMED',
      statusLabel: { ja: '着金確認済み' },
      receipt: null,
    });
    const again = await get(keys.coordinator);
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('ALREADY_SETTLED')]);

    const received = await mutate(
      'confirmReceipt',
      { transferItemId: mine.id, receivedOn: '2027-11-30' },
      ITEM,
      keys.merchant,
    );
    expect(received.transferItem.receipt).toMatchObject({ number: 1, lines: expect.any(Array) });
  });

  it('shows the shop its own money only', async () => {
    const fields = `id money { fixedYen paidYen transferredYen receivedYen toReceiveYen lastReceivedOn toRepayYen }
      programmePayments { edges { node { amountYen paidOn } } }
      transfers { edges { node { amountYen settledOn receipt { number } } } }
      repayments { edges { node { id } } }`;
    const { data, errors } = await ask(keys.merchant, `members { edges { node { ${fields} } } }`);
    expect(errors).toEqual([]);
    expect(data.consortium.members.edges.map(({ node }: { node: object }) => node)).toEqual([
      {
        id: group.memberIds[1],
        money: {
          fixedYen: 300_000,
          paidYen: 300_000,
          transferredYen: 50_000,
          receivedYen: 350_000,
          toReceiveYen: 0,
          lastReceivedOn: '2027-11-30',
          toRepayYen: 0,
        },
        programmePayments: { edges: [{ node: { amountYen: 300_000, paidOn: '2027-10-01' } }] },
        transfers: {
          edges: [{ node: { amountYen: 50_000, settledOn: '2027-11-30', receipt: { number: 1 } } }],
        },
        repayments: { edges: [] },
      },
    ]);
    const shared = await ask(keys.merchant, 'redistribution { decidedOn shares { memberId amountYen } }');
    expect(shared.data.consortium.redistribution).toEqual({
      decidedOn: '2027-10-05',
      shares: [{ memberId: group.memberIds[1], amountYen: 50_000 }],
    });
    for (const closed of [
      'ledger { edges { node { number } } }',
      'ledgerBalances { yen }',
      'programmeDues { owedYen }',
      'redistributionPreview { movedYen }',
      'transferBatches { edges { node { id } } }',
      'redistribution { totalYen }',
    ]) {
      const { errors: refused } = await ask(keys.merchant, closed);
      expect([closed, refused[0]?.extensions.code]).toEqual([closed, 'FORBIDDEN']);
    }
  });

  it('shows the support body all but the files', async () => {
    const { data, errors } = await ask(
      keys.supporter,
      `ledger(first: 1) { edges { node { number kind label { ja } postings { code amountYen } } } }
       ledgerBalances { code yen } ledgerChecks { edges { node { faults } } }
       redistribution { totalYen } repayments { edges { node { id } } }
       members { edges { node { money { receivedYen toReceiveYen } } } }`,
    );
    expect(errors).toEqual([]);
    const { ledger, ledgerBalances, redistribution, members } = data.consortium;
    expect(ledger.edges[0].node).toEqual({
      number: 5,
      kind: 'TRANSFER',
      label: { ja: 'グループ内の振込' },
      postings: [
        { code: 'HELD', amountYen: 50_000 },
        { code: 'HELD', amountYen: -50_000 },
      ],
    });
    expect(ledgerBalances.reduce((sum: number, { yen }: { yen: number }) => sum + yen, 0)).toBe(0);
    expect(redistribution).toEqual({ totalYen: 100_000 });
    // the third member still waits for its 50,000
    expect(members.edges.map(({ node }: { node: { money: object } }) => node.money)).toEqual([
      { receivedYen: 250_001, toReceiveYen: 0 },
      { receivedYen: 350_000, toReceiveYen: 0 },
      { receivedYen: 500_000, toReceiveYen: 50_000 },
    ]);
    const files = await ask(keys.supporter, 'transferBatches { edges { node { id } } }');
    expect(files.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('goes back with its charges by the day', async () => {
    const { repayment } = await mutate(
      'claimRepayment',
      {
        consortiumId: group.id,
        memberId: group.memberIds[1],
        cause: 'CANCELLED',
        reason: '見本の取消し',
        principalYen: 300_000,
        subsidyReceivedOn: '2027-10-01',
        claimedOn: '2027-10-20',
        dueOn: '2027-11-10',
        ...key(),
      },
      `repayment { id version statusLabel { ja }
         quote(on: "2027-11-20") { principalYen surchargeYen delayYen totalYen steps { id result } summary { ja } } }`,
    );
    // 300,000 × 51 days × 3/10000 = 4,590; by the deadline 41 days: 3,690; late 10 days on 303,690: 911.07
    expect(repayment.quote).toMatchObject({
      principalYen: 300_000,
      surchargeYen: 4_590,
      delayYen: 911,
      totalYen: 305_501,
    });
    const shop = await ask(keys.merchant, 'members { edges { node { money { toRepayYen } } } }');
    expect(shop.data.consortium.members.edges[0].node.money).toEqual({ toRepayYen: 300_000 });
    const paid = await mutate(
      'payRepayment',
      { id: repayment.id, version: 1, paidOn: '2027-11-20' },
      'repayment { status surchargeYen delayYen }',
    );
    expect(paid.repayment).toEqual({ status: 'PAID', surchargeYen: 4_590, delayYen: 911 });
  });

  it('is read in as many statements for two members as for all', async () => {
    const query = (first: number) =>
      ask(
        keys.coordinator,
        `members(first: ${first}) { edges { node { money { receivedYen } transfers { edges { node { receipt { number } } } }
           programmePayments { edges { node { id } } } } } }
         ledger(first: ${first}) { edges { node { postings { amountYen } } } }`,
      );
    for (const warm of [2, 3]) await query(warm); // members are kept by their version
    const two = await api.statementsOf(() => query(2));
    const all = await api.statementsOf(() => query(3));
    expect(all).toHaveLength(two.length);
  });
});
