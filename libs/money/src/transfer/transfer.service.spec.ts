import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readTransferFile } from '@renkei/documents';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../test/money-bench.ts';
import { receiptLoader } from './receipt.loader.ts';
import type { MakeTransferBatchInput } from './transfer.inputs.ts';
import { itemsOfBatches, openShares, type ItemRow } from './transfer.rows.ts';

let bench: MoneyBench;
let group: MoneyGroup;

/** Friday 5 November 2027, a bank day; the files are made on the 1st and looked at on the 30th. */
const FRIDAY = day('2027-11-05');
const FIRST = Date.UTC(2027, 10, 1);
const LAST = Date.UTC(2027, 10, 30);

beforeAll(async () => {
  bench = await moneyBench();
}, 60_000);
/** All is paid and shared out equally: the first member passes 50,000 yen on to each of the others. */
beforeEach(async () => {
  bench.clock.moveTo(LAST);
  group = await bench.group();
  await bench.payAll(group);
  await bench.distributions.decide(group.coordinator, {
    consortiumId: group.id,
    sharingKey: 'EQUAL',
    decidedOn: day('2027-10-05'),
    ...key(),
  });
  for (const member of [0, 1, 2]) await bench.account(group, member);
});
afterAll(() => bench.close());

const input = (changes: Partial<MakeTransferBatchInput> = {}): MakeTransferBatchInput => ({
  consortiumId: group.id,
  payerMemberId: group.memberIds[0]!,
  transferOn: FRIDAY,
  ordererCode: '００1234-5678',
  ordererKana: 'ミホンショウコウカイ',
  ...key(),
  ...changes,
});
async function make(changes?: Partial<MakeTransferBatchInput>) {
  bench.clock.moveTo(FIRST);
  const batch = await bench.batches.make(group.coordinator, input(changes));
  bench.clock.moveTo(LAST);
  return batch;
}
const items = async (batchId: string): Promise<ItemRow[]> => {
  const rows = await bench.door.transactions.read(group.coordinator, (tx) => itemsOfBatches(tx, [batchId]));
  return rows.sort((a, b) => place(a) - place(b));
};
const place = ({ memberId }: { readonly memberId: string }) => group.memberIds.indexOf(memberId);
const confirm = ({ id, version }: ItemRow, settledOn = FRIDAY) =>
  bench.transfers.confirm(group.coordinator, { itemId: id, version, settledOn });
const fail = ({ id, version }: ItemRow) =>
  bench.transfers.fail(group.coordinator, {
    itemId: id,
    version,
    settledOn: FRIDAY,
    failure: '口座番号の相違',
  });

describe('a file of transfers', () => {
  it('is what the bank reads, and is made once', async () => {
    const wanted = input();
    bench.clock.moveTo(FIRST);
    const batch = await bench.batches.make(group.coordinator, wanted);
    expect((await bench.batches.make(group.coordinator, wanted)).id).toBe(batch.id);
    expect(batch).toMatchObject({ number: 1, itemCount: 2, totalYen: 100_000n, transferOn: FRIDAY });
    const { bytes, fileName } = await bench.batches.file(group.coordinator, batch.id);
    expect(fileName).toBe('総合振込_2027-11-05_第1号.txt');
    const read = readTransferFile(bytes);
    if (!read.ok) throw new Error(read.error.map(({ code }) => code).join());
    expect(read.value).toMatchObject({
      ordererCode: '0012345678',
      ordererKana: 'ﾐﾎﾝｼﾖｳｺｳｶｲ',
      transferDay: '11-05',
      count: 2,
      total: 100_000n,
      account: { bankCode: '0001', branchCode: '001', accountNumber: '0000001' },
    });
    expect(
      read.value.items
        .map(({ accountNumber, holderKana, amountYen }) => [accountNumber, holderKana, amountYen])
        .sort(),
    ).toEqual([
      ['0000002', 'ﾐﾎﾝﾁﾔﾎ2', 50_000n],
      ['0000003', 'ﾐﾎﾝﾁﾔﾎ3', 50_000n],
    ]);
  });

  it('leaves every opened account in the audit trail, those of the payer too', async () => {
    const { id } = await make();
    const opened = async () => {
      const [row] = await bench.database.sql<{ opened: number }>(
        `SELECT count(*)::int AS opened FROM audit_event WHERE $1 = chain_id AND action = 'OPEN'`,
        [group.id],
      );
      return row!.opened;
    };
    expect(await opened()).toBe(3);
    await bench.batches.file(group.coordinator, id);
    expect(await opened()).toBe(6);
  });

  it('is not handed out when an account changed since, nor when a result is recorded', async () => {
    const { id } = await make();
    await bench.account(group, 2, { accountNumber: '7654321' });
    expect(await problemLinesOf(bench.batches.file(group.coordinator, id))).toEqual(['FILE_CHANGED null']);
    await bench.account(group, 2);
    await bench.batches.file(group.coordinator, id);
    await confirm((await items(id))[0]!);
    expect(await problemLinesOf(bench.batches.file(group.coordinator, id))).toEqual(['ALREADY_SETTLED null']);
  });

  it('names who has to enter an account, and says which bank is unknown', async () => {
    await bench.account(group, 1, { bankCode: '9998', branchCode: '987' });
    bench.clock.moveTo(FIRST);
    const { warnings } = await bench.batches.preview(group.coordinator, input());
    expect(warnings).toEqual([
      {
        memberId: group.memberIds[1],
        code: 'BANK_UNKNOWN',
        message: { ja: expect.stringContaining('見本茶舗𠮷 2: '), en: expect.stringContaining('9998') },
      },
    ]);
    await make(); // it stops nothing

    const bare = await bench.group();
    await bench.payAll(bare);
    const consortiumId = bare.id;
    const terms = { sharingKey: 'EQUAL', decidedOn: day('2027-10-05') } as const;
    await bench.distributions.decide(bare.coordinator, { consortiumId, ...terms, ...key() });
    await bench.account(bare, 1);
    bench.clock.moveTo(FIRST);
    const refused = bench.batches.make(
      bare.coordinator,
      input({ consortiumId, payerMemberId: bare.memberIds[0]! }),
    );
    await expect(refused).rejects.toMatchObject({
      problems: [
        {
          code: 'ACCOUNT_MISSING',
          message: {
            ja: expect.stringContaining('見本茶舗𠮷 1、見本茶舗𠮷 3の振込先がまだ登録されていません'),
          },
        },
      ],
    });
  });

  it.each<readonly [string, Partial<MakeTransferBatchInput>, readonly string[]]>([
    ['yesterday', { transferOn: day('2027-10-31') }, ['IN_THE_PAST input.transferOn']],
    ['on a Saturday', { transferOn: day('2027-11-06') }, ['NOT_A_BANK_DAY input.transferOn']],
    ['on 文化の日', { transferOn: day('2027-11-03') }, ['NOT_A_BANK_DAY input.transferOn']],
    ['a year from now', { transferOn: day('2028-11-01') }, ['TOO_FAR_AHEAD input.transferOn']],
    ['with a short code', { ordererCode: '123' }, ['ORDERER_CODE_FORM input.ordererCode']],
    ['in kanji', { ordererKana: '見本商工会' }, ['KANA_CHARACTER input.ordererKana']],
  ])('%s is refused', async (_what, changes, problems) => {
    expect(await problemLinesOf(make(changes))).toEqual(problems);
  });

  it('holds a share once, though two make it at the same time', async () => {
    bench.clock.moveTo(FIRST);
    const both = await Promise.allSettled([make(), make()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await problemLinesOf(make())).toEqual(['NO_OPEN_SHARES input.payerMemberId']);
    const [share] = await bench.database.sql<{ id: string }>(
      'SELECT id FROM redistribution_share WHERE consortium_id = $1',
      [group.id],
    );
    expect(await problemLinesOf(make({ shareIds: [share!.id] }))).toEqual([
      'SHARE_NOT_OPEN input.shareIds[0]',
    ]);
  });

  it('holds the shares that were chosen', async () => {
    const open = await bench.door.transactions.read(group.coordinator, (tx) =>
      openShares(tx, group.id, group.memberIds[0]!),
    );
    const chosen = open.find(({ memberId }) => memberId === group.memberIds[2])!;
    expect(await make({ shareIds: [chosen.id] })).toMatchObject({ itemCount: 1, totalYen: 50_000n });
  });
});

describe('a transfer', () => {
  it('moves the money when the bank has carried it out; one that failed is tried again', async () => {
    const first = await make();
    const [toSecond, toThird] = (await items(first.id)) as [ItemRow, ItemRow];
    expect(await confirm(toSecond)).toMatchObject({ status: 'CONFIRMED', settledOn: FRIDAY, version: 2 });
    expect(await problemLinesOf(confirm(toSecond))).toEqual(['STALE_VERSION input.version']);
    expect(await problemLinesOf(confirm({ ...toSecond, version: 2 }))).toEqual([
      'TRANSITION_NOT_ALLOWED null',
    ]);
    expect(await fail(toThird)).toMatchObject({ status: 'FAILED', failure: '口座番号の相違' });
    expect(await bench.balances(group)).toMatchObject({
      'HELD 0': 200_001n,
      'HELD 1': 350_000n,
      'HELD 2': 500_000n,
    });

    const again = await make();
    expect(again).toMatchObject({ number: 2, itemCount: 1, totalYen: 50_000n });
    await confirm((await items(again.id))[0]!);
    expect(await bench.balances(group)).toEqual({
      'ENTITLED 0': -250_001n,
      'ENTITLED 1': -300_000n,
      'ENTITLED 2': -500_000n,
      'HELD 0': 150_001n,
      'HELD 1': 350_000n,
      'HELD 2': 550_000n,
    });
    expect((await bench.entries(group)).slice(4)).toEqual(['5 TRANSFER 2027-11-05', '6 TRANSFER 2027-11-05']);
  });

  it('was not carried out before its day, nor in the future', async () => {
    const [item] = (await items((await make()).id)) as [ItemRow];
    expect(await problemLinesOf(confirm(item, day('2027-11-04')))).toEqual(['OUT_OF_ORDER input.settledOn']);
    expect(await problemLinesOf(confirm(item, day('2027-12-01')))).toEqual(['NOT_YET input.settledOn']);
    const nameless = bench.transfers.fail(group.coordinator, {
      itemId: item.id,
      version: 1,
      settledOn: FRIDAY,
      failure: ' ',
    });
    expect(await problemLinesOf(nameless)).toEqual(['REQUIRED input.failure']);
  });

  it('keeps the agreement from being cancelled, until all of it has failed', async () => {
    const { id } = await make();
    const [decided] = await bench.database.sql<{ id: string }>(
      'SELECT id FROM redistribution WHERE consortium_id = $1',
      [group.id],
    );
    const cancel = () => bench.distributions.cancel(group.coordinator, { id: decided!.id, version: 1 });
    expect(await problemLinesOf(cancel())).toEqual(['ALREADY_TRANSFERRED input.id']);
    for (const item of await items(id)) await fail(item);
    expect(await cancel()).toMatchObject({ version: 2 });
  });
});

describe('a receipt', () => {
  const receive = (item: ItemRow, viewer = group.merchant, receivedOn = day('2027-11-08')) =>
    bench.transfers.confirmReceipt(viewer, { transferItemId: item.id, receivedOn });
  const receiptOf = (item: ItemRow, viewer = group.merchant) =>
    receiptLoader(bench.door.transactions, viewer).load(item.id);

  it('is the payee’s word, given once, and numbered by the database', async () => {
    const [mine, other] = (await items((await make()).id)) as [ItemRow, ItemRow];
    expect(await problemLinesOf(receive(mine))).toEqual(['NOT_TRANSFERRED input.transferItemId']);
    await confirm(mine);
    await confirm(other);
    expect(await problemLinesOf(receive(mine, group.merchant, day('2027-11-04')))).toEqual([
      'OUT_OF_ORDER input.receivedOn',
    ]);
    await receive(mine);
    await receive(mine, group.merchant, day('2027-11-09')); // a second look at the button
    const neighbour = await seedMemberUser(bench.database, group, group.memberIds[2]!);
    await receive(other, neighbour);
    expect(await receiptOf(mine)).toMatchObject({
      number: 1,
      receivedOn: '2027-11-08',
      title: { ja: '受領書' },
    });
    expect((await receiptOf(mine))?.lines.map(({ value }) => value.ja)).toEqual([
      'R-0001',
      '2027年11月8日',
      '見本本町商店街グループ 様',
      '金50,000円',
      '補助金の分配金として',
      '上記の金額を受け取りました。',
      '見本茶舗𠮷 2',
    ]);
    expect(await receiptOf(other, group.coordinator)).toMatchObject({ number: 2 });
    expect(await receiptOf(other)).toBeNull();
  });

  it('is nobody else’s', async () => {
    const [mine, other] = (await items((await make()).id)) as [ItemRow, ItemRow];
    await confirm(mine);
    await confirm(other);
    await expect(receive(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(receive(mine, group.coordinator)).rejects.toThrow('row-level security');
  });
});
