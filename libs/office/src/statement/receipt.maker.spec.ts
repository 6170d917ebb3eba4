import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedMemberUser } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { day, key, moneyBench, type MoneyBench, type MoneyGroup } from '../../../money/test/money-bench.ts';
import type { OutputOptions } from '../output/kinds.ts';
import { orderOf, watched } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { ReceiptMaker } from './receipt.maker.ts';

let bench: MoneyBench;
let group: MoneyGroup;
let maker: ReceiptMaker;
let worker: Tenant;
/** One transfer of 50,000 yen each to the second and the third member, not received yet. */
let items: readonly { readonly id: string; readonly memberId: string; readonly version: number }[];

beforeAll(async () => {
  bench = await moneyBench();
  worker = await tenant(bench.database, [], 'worker');
  maker = new ReceiptMaker(worker.transactions);
}, 60_000);
beforeEach(async () => {
  bench.clock.moveTo(Date.UTC(2027, 10, 30));
  group = await bench.group();
  await bench.payAll(group);
  await bench.distributions.decide(group.coordinator, {
    consortiumId: group.id,
    sharingKey: 'EQUAL',
    decidedOn: day('2027-10-05'),
    ...key(),
  });
  for (const member of [0, 1, 2]) await bench.account(group, member);
  bench.clock.moveTo(Date.UTC(2027, 10, 1));
  await bench.batches.make(group.coordinator, {
    consortiumId: group.id,
    payerMemberId: group.memberIds[0]!,
    transferOn: day('2027-11-05'),
    ordererCode: '0012345678',
    ordererKana: 'ミホンショウコウカイ',
    ...key(),
  });
  bench.clock.moveTo(Date.UTC(2027, 10, 30));
  const rows = await bench.database.sql<{ id: string; memberId: string; version: number }>(
    `SELECT id, member_id AS "memberId", version FROM transfer_item WHERE consortium_id = $1`,
    [group.id],
  );
  items = rows.sort((a, b) => group.memberIds.indexOf(a.memberId) - group.memberIds.indexOf(b.memberId));
});
afterAll(async () => {
  await worker.close();
  await bench.close();
});

async function receive(place: number, receivedOn: string): Promise<void> {
  const { id, version, memberId } = items[place]!;
  await bench.transfers.confirm(group.coordinator, { itemId: id, version, settledOn: day('2027-11-05') });
  const payee =
    memberId === group.memberIds[1] ? group.merchant : await seedMemberUser(bench.database, group, memberId);
  await bench.transfers.confirmReceipt(payee, { transferItemId: id, receivedOn: day(receivedOn) });
}
const order = (viewer = group.coordinator, options: OutputOptions = {}, memberId: string | null = null) => ({
  ...orderOf('RECEIPT', group, viewer),
  options,
  memberId,
});
const read = (...wanted: Parameters<typeof order>) => readPaper(maker, order(...wanted));
const refused = (...wanted: Parameters<typeof order>) =>
  problemLinesOf(maker.make(order(...wanted), watched()));

describe('receipts of what was passed on', () => {
  it('are there for each payee that said it arrived, as on the screen', async () => {
    expect(await refused()).toEqual(['NO_TRANSFERS null']);
    expect(await refused(undefined, { transferItemId: items[0]!.id })).toEqual(['NOT_CONFIRMED null']);
    await receive(0, '2027-11-08');
    await receive(1, '2027-11-09');
    await bench.database.sql(
      `UPDATE business SET prefecture = 13, city = '見本市', address_line = '本町1-2', representative_name = '見本 二郎'
       WHERE consortium_id = $1`,
      [group.id],
    );
    const { pages, told, bytes } = await read();
    expect(pages).toHaveLength(2);
    for (const [place, page] of pages.entries()) {
      expect(page).toEqual(
        expect.arrayContaining([
          '領収書',
          '領収書（控え）',
          `番号：R-000${place + 1}`,
          '見本本町商店街グループ　様',
          '金50,000円',
          '但し、補助金の分配金として、上記のとおり受け取りました。',
          `令和9年（2027年）11月${place + 8}日`,
          `見本茶舗𠮷 ${place + 2}`,
          '東京都見本市本町1-2',
          '見本 二郎',
        ]),
      );
    }
    expect(told).toEqual([]);
    expect((await read()).bytes.equals(bytes)).toBe(true);
    const one = await read(undefined, { transferItemId: items[1]!.id });
    expect(one.fileName).toBe('見本本町商店街グループ_領収書_見本茶舗𠮷 3_R-0002_2026-11-22.pdf');
    expect(one.pages).toHaveLength(1);
    expect((await read(undefined, {}, group.memberIds[1]!)).text).toContain('R-0001');
  });

  it('are a payee’s own', async () => {
    expect(await refused(group.merchant)).toEqual(['NO_TRANSFERS null']);
    await receive(0, '2027-11-08');
    await receive(1, '2027-11-09');
    const { text } = await read(group.merchant);
    expect(text).toContain('R-0001');
    expect(text).not.toContain('R-0002');
    expect(await refused(group.merchant, { transferItemId: items[1]!.id })).toEqual(['NOT_CONFIRMED null']);
  });
});
