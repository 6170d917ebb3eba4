import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { readyGroup } from '@renkei/test/ready-group';
import type { StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { orderOf, watched } from '../../test/bundle-bench.ts';
import { readPaper } from '../../test/read-paper.ts';
import { RequestLettersMaker } from './request-letters.maker.ts';

let database: TestDatabase;
let worker: Tenant;
let maker: RequestLettersMaker;
let coordinator: Viewer;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  worker = await tenant(database, consortiumEntities, 'worker');
  maker = new RequestLettersMaker(worker.transactions, { publicUrl: 'https://renkei.example.jp' });
}, 60_000);
/** Everything is there until a test takes it away. */
beforeEach(async () => {
  coordinator = await person(database);
  group = await readyGroup(database, coordinator);
});
afterAll(async () => {
  await worker.close();
  await database.drop();
});

const order = (member: number | null = null) => ({
  ...orderOf('REQUEST_LETTERS', group, coordinator),
  memberId: member === null ? null : group.memberIds[member]!,
});
const read = (member?: number | null) => readPaper(maker, order(member));
const refused = (member?: number | null) => problemLinesOf(maker.make(order(member), watched()));
const change = (sql: string, member: number) =>
  database.sql(`${sql} WHERE member_id = $1`, [group.memberIds[member]]);

describe('request letters', () => {
  it('go to everybody who lacks something, with what and until when', async () => {
    await change(`DELETE FROM member_document`, 2);
    await change(
      `UPDATE member_document SET review_outcome = 'RETURNED', return_reason = '住所が読めません'`,
      4,
    );
    await database.sql(
      `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at)
       VALUES ($1, $2, 'MEMBER_DOCUMENT:SECURITY_ACTION', 'MEMBER_DOCUMENT', 'ROUND_CLOSE', 'x', 'x', 'K25 p.24',
               '2027-01-15T14:59Z')`,
      [group.id, group.memberIds[2]],
    );
    await database.sql(`UPDATE app_user SET email = 'torimatome@example.jp' WHERE id = $1`, [
      coordinator.userId,
    ]);
    const { pages, text, told, fileName } = await read();
    const letters = pages.filter((page) => page.at(-1) === '1 / 1');
    expect(letters).toHaveLength(2);
    expect(letters[0]).toEqual(expect.arrayContaining(['見本𠮷野屋3　御中', '1月15日（金）まで']));
    expect(letters[0]!.join('')).toContain('□ SECURITY ACTION の宣言（★または★★）');
    expect(letters[0]!.join('')).not.toContain('を宣言する');
    expect(letters[1]!.join('')).toContain('見本𠮷野屋5　御中');
    expect(letters[1]!.join('')).toContain('直して、もう一度送ってください。理由：住所が読めません');
    expect(letters[1]).toContain('お早めに');
    expect(text).toContain('「SECURITY ACTION」のウェブサイトで、お店が自分で宣言します。');
    expect(text).toContain('見本 髙﨑𠮷子');
    expect(text).toContain('メール torimatome@example.jp');
    expect(text).toContain('https://renkei.example.jp/');
    expect(told).toEqual([]);
    expect(fileName).toBe('見本商店街グループ_書類のお願い_2026-11-22.pdf');
    expect((await read()).bytes.equals((await read()).bytes)).toBe(true);
  });

  it('ask for a fresh one of what will be too old on the day of the application', async () => {
    await database.sql(
      `UPDATE member_document SET issued_on = '2026-10-01', received_on = '2026-10-02'
       WHERE member_id = $1 AND requirement = 'CERTIFICATE_OF_REGISTERED_MATTERS'`,
      [group.memberIds[0]],
    );
    const { pages, text } = await read(0);
    expect(pages).toHaveLength(1);
    expect(text).toContain('□ 履歴事項全部証明書');
    expect(text).toContain('2026年10月29日以降に発行されたもの');
    expect(text).toContain('法務局（登記所）で出してもらえます。');
  });

  it('are not made where nothing is lacking, or all is filed', async () => {
    expect(await refused()).toEqual(['NOBODY_LACKS_PAPERS null']);
    await change(`DELETE FROM member_document`, 2);
    expect(await refused(3)).toEqual(['NOBODY_LACKS_PAPERS null']);
    await seedGrant(database, group, coordinator, { members: [] });
    expect(await refused()).toEqual(['ALREADY_FILED null']);
  });

  it('are the coordinator’s to make', async () => {
    const stranger = { ...order(), viewer: await person(database) };
    await expect(maker.make(stranger, watched())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
