import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { problemLinesOf } from '@renkei/test/problems';
import { tenant, type Tenant } from '@renkei/test/tenant';
import type { OutputOptions } from '../output/kinds.ts';
import { orderOf, watched } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { ReceiptMaker } from './receipt.maker.ts';

let database: TestDatabase;
let group: SeededGroup & { readonly merchant: Viewer };
let maker: ReceiptMaker;
let worker: Tenant;
/** Transfers of 50,000 yen to the second and the third member; nobody has said yet that they arrived. */
let items: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, [], 'worker');
  maker = new ReceiptMaker(worker.transactions);
}, 60_000);
beforeEach(async () => {
  const seeded = await seedGroup(database, { participants: ['CORPORATION', 'CORPORATION'] });
  group = { ...seeded, merchant: await seedMemberUser(database, seeded, seeded.memberIds[1]!) };
  items = [randomUUID(), randomUUID()];
  for (const [place, id] of items.entries()) {
    await asStored(
      `INSERT INTO transfer_item (id, consortium_id, batch_id, share_id, member_id, amount_yen, status, settled_on)
       VALUES ('${id}', '${group.id}', '${randomUUID()}', '${randomUUID()}', '${group.memberIds[place + 1]}', 50000,
               'CONFIRMED', '2027-11-05')`,
    );
  }
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

/** A row of a story that is not told here: its file and its share of the money are left out. */
const asStored = (insert: string) =>
  database.sql(`BEGIN; SET LOCAL session_replication_role = replica; ${insert}; COMMIT`);

const receive = (place: number, receivedOn: string) =>
  asStored(
    `INSERT INTO transfer_receipt (transfer_item_id, consortium_id, member_id, number, received_on, confirmed_by)
     VALUES ('${items[place]}', '${group.id}', '${group.memberIds[place + 1]}', ${place + 1}, '${receivedOn}',
             '${group.coordinator.userId}')`,
  );
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
    expect(await refused(undefined, { transferItemId: items[0]! })).toEqual(['NOT_CONFIRMED null']);
    await receive(0, '2027-11-08');
    await receive(1, '2027-11-09');
    await database.sql(
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
    const one = await read(undefined, { transferItemId: items[1]! });
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
    expect(await refused(group.merchant, { transferItemId: items[1]! })).toEqual(['NOT_CONFIRMED null']);
  });
});
