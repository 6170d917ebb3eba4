import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consortiumEntities } from '@renkei/consortium';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { SearchService } from './search.service.ts';

let database: TestDatabase;
let door: Tenant;
let searches: SearchService;
let coordinator: Viewer;
let stranger: Viewer;
let group: StoredGroup;
let other: StoredGroup;

const NUMBER = '7000012050002';

beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  searches = new SearchService(door.transactions);
  coordinator = await person(database);
  stranger = await person(database);
  const of = (viewer: Viewer) =>
    storedGroup(database, viewer, { members: [[], [], []], tools: [['ACCOUNTING']] });
  group = await of(coordinator);
  other = await of(stranger);
  await rename(group.memberIds[0]!, 'ＭＩＨＯＮﾗﾝﾄﾞﾘｰ　髙﨑', 'ミホンランドリー');
  await rename(group.memberIds[1]!, '鮨 見本_100%', '');
  await rename(other.memberIds[0]!, '髙﨑見本店', '');
  await database.sql(
    'UPDATE business SET corporate_number = $2 WHERE id = (SELECT business_id FROM member WHERE id = $1)',
    [group.memberIds[2], NUMBER],
  );
  await file(group, null, '領収書（鮨）.pdf');
  await file(group, group.memberIds[1]!, '請求書.pdf');
  await file(group, group.memberIds[2]!, 'よその請求書.pdf');
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

async function rename(memberId: string, name: string, kana: string): Promise<void> {
  await database.sql(
    'UPDATE business SET name = $2, name_kana = $3 WHERE id = (SELECT business_id FROM member WHERE id = $1)',
    [memberId, name, kana],
  );
}

async function file({ id }: StoredGroup, memberId: string | null, name: string): Promise<void> {
  await database.sql(
    `INSERT INTO evidence_file (consortium_id, member_id, file_name, media_type, byte_length, content_sha256, storage_key, uploaded_by)
     VALUES ($1, $2, $3, 'application/pdf', 1, repeat('0', 64), $4, $5)`,
    [id, memberId, name, randomUUID(), coordinator.userId],
  );
}

const found = async (text: string, viewer = coordinator, first = 20) =>
  (await searches.search(viewer, { text, first })).map(({ kind, title }) => `${kind} ${title}`);
const LAUNDRY = 'MEMBER ＭＩＨＯＮﾗﾝﾄﾞﾘｰ　髙﨑';
const SUSHI = 'MEMBER 鮨 見本_100%';

describe('the search', () => {
  it.each([
    ['mihonランドリー'],
    ['ﾗﾝﾄﾞﾘｰ'],
    ['らんどりー'],
    ['ＭｉＨｏＮ'],
    ['高崎'],
    ['髙﨑'],
    ['ランドリー 高崎'],
  ])('finds a name by %s', async (text) => {
    expect(await found(text)).toEqual([LAUNDRY]);
  });

  it('finds by one character, across kinds, and says where each belongs', async () => {
    const hits = await searches.search(coordinator, { text: '鮨', first: 20 });
    expect(hits).toEqual([
      {
        kind: 'MEMBER',
        id: group.memberIds[1],
        consortiumId: group.id,
        memberId: group.memberIds[1],
        title: '鮨 見本_100%',
        context: '見本商店街グループ',
      },
      expect.objectContaining({ kind: 'EVIDENCE', title: '領収書（鮨）.pdf', memberId: null }),
    ]);
    expect(await searches.search(coordinator, { text: '見本ツール', first: 20 })).toEqual([
      {
        kind: 'TOOL',
        id: group.toolIds[0],
        consortiumId: group.id,
        memberId: null,
        title: '見本ツール1',
        context: '見本システム・見本商店街グループ',
      },
    ]);
  });

  it('finds a business by its number, and a group by its name', async () => {
    expect(await found(NUMBER)).toHaveLength(1);
    expect(await found(NUMBER.slice(2, 8))).toHaveLength(1);
    expect(await found('商店街')).toEqual(['GROUP 見本商店街グループ']);
  });

  it('takes what it is given as text, never as a pattern', async () => {
    expect(await found('_')).toEqual([SUSHI]);
    expect(await found('%')).toEqual([SUSHI]);
    expect(await found('100％')).toEqual([SUSHI]);
    expect(await found('\\')).toEqual([]);
    expect(await found("';--")).toEqual([]);
    for (const nothing of ['　', '\u0000', '\u200b '.trim()]) expect(await found(nothing)).toEqual([]);
  });

  it('puts the very text first, then what begins with it, and lets no kind push out another', async () => {
    expect(await found('請求書.pdf')).toEqual(['EVIDENCE 請求書.pdf', 'EVIDENCE よその請求書.pdf']);
    const few = await found('見本', coordinator, 3);
    expect(few.map((hit) => hit.split(' ')[0])).toEqual(['GROUP', 'MEMBER', 'TOOL']);
  });

  it('shows each their own: a merchant its shop, a support body its groups, a stranger nothing', async () => {
    const merchant = await seedMemberUser(database, group, group.memberIds[1]!);
    expect(await found('請求書', merchant)).toEqual(['EVIDENCE 請求書.pdf']);
    expect(await found('見本', merchant)).toEqual(
      expect.arrayContaining(['GROUP 見本商店街グループ', SUSHI]),
    );
    expect(await found('高崎', merchant)).toEqual([]);
    const reader = await seedSupportReader(database, [group]);
    expect(await found('高崎', reader)).toEqual([LAUNDRY]);
    expect(await found('高崎', stranger)).toEqual(['MEMBER 髙﨑見本店']);
    expect(await found('高崎', await person(database, { admin: true }))).toEqual([]);
  });

  it('takes one statement', async () => {
    expect(await door.countStatements(() => found('見本'))).toBe(1);
  });
});
