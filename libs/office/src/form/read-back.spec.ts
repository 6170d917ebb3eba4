import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalculationService, consortiumEntities, MemberImportService, previewView } from '@renkei/consortium';
import { fillOfficialWorkbook, ownWorkbook } from '@renkei/forms';
import type { Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { storedGroup, type LineOf } from '@renkei/test/stored-group';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { formGroupOf } from './form-group-of.ts';
import { readFormRows } from './form-rows.ts';

/** The secretariat's workbook lies beside the checkout; without it ours stands in. */
const OFFICIAL = resolve('../shared/reference/it2025_yoshikikeisan_fukusu.xlsx');

let database: TestDatabase;
let door: Tenant;
let imports: MemberImportService;
let calculations: CalculationService;
beforeAll(async () => {
  database = await testDatabase();
  door = await tenant(database, consortiumEntities);
  imports = new MemberImportService(door.transactions);
  calculations = new CalculationService(door.transactions);
}, 60_000);
afterAll(async () => {
  await door.close();
  await database.drop();
});

const formsOf = (viewer: Viewer, id: string) =>
  door.transactions.run(viewer, async (tx) => {
    const { calculation } = await calculations.priceWithin(tx, id);
    const { group } = formGroupOf(await readFormRows(tx, id), calculation.result);
    return { group, result: calculation.result };
  });
const fileOf = async (viewer: Viewer, id: string): Promise<Buffer> => {
  const { group } = await formsOf(viewer, id);
  const filled = existsSync(OFFICIAL) ? await fillOfficialWorkbook(readFileSync(OFFICIAL), group) : null;
  const forms = filled?.ok ? filled.value : await ownWorkbook(group, { edition: '2025' });
  expect(forms.workbooks).toHaveLength(1);
  return Buffer.from(forms.workbooks[0]!.bytes);
};
const previewOf = async (viewer: Viewer, consortiumId: string, bytes: Buffer) => {
  const stored = await imports.upload(viewer, { consortiumId, fileName: '様式.xlsx', bytes });
  return { stored, preview: (await imports.preview(viewer, stored.id))! };
};
const yen = (unitPrice: number, category: LineOf['category'], more: Partial<LineOf> = {}): LineOf => ({
  category,
  unitPrice,
  ...more,
});

const follow2025 = (id: string) =>
  database.sql("UPDATE consortium SET rule_set = '2025' WHERE id = $1", [id]);

/** Every kind of cost, services over their cap, tools, and people with all the forms ask for. */
async function fullGroup(viewer: Viewer, isMessy: boolean) {
  const { id, memberIds } = await storedGroup(database, viewer, {
    tools: [['ACCOUNTING', 'ORDERING']],
    members: [
      [yen(450_000, 'OFFICE'), yen(120_000, 'EXPERT', { quantity: 2 })],
      [
        yen(700_000, 'SOFTWARE', { tool: 0 }),
        yen(2_500_000, 'SERVICE'),
        yen(90_000, 'PC', { quantity: 2 }),
        yen(250_000, 'REGISTER'),
      ],
      [
        yen(333_333, 'SOFTWARE', { functions: ['SETTLEMENT'] }),
        yen(50_000, 'OPTION'),
        yen(800_000, 'ANALYSIS_SOFTWARE'),
        yen(70_000, 'ANALYSIS_SERVICE'),
        yen(60_000, 'ANALYSIS_HARDWARE'),
      ],
      [],
    ],
  });
  await follow2025(id);
  await database.sql(
    `UPDATE business b SET prefecture = 40, city = $2, address_line = '天神' || m.position || '-1', postal_code = '8100001',
       representative_name = $3 || m.position || '郎', name_kana = $4, regular_employees = 3, capital_yen = 0, phone = $5,
       email = 'mihon@example.jp'
     FROM member m WHERE m.business_id = b.id AND b.consortium_id = $1`,
    isMessy
      ? [id, '福岡市　中央区', '見本　', 'みほん', '(092)000-0001']
      : [id, '福岡市中央区', '見本 ', 'ミホン', '092-000-0001'],
  );
  await database.sql(
    `UPDATE business b SET name = '見本本町商店街振興組合', legal_form = 'ASSOCIATION' FROM member m
     WHERE m.business_id = b.id AND m.id = $1`,
    [memberIds[0]],
  );
  await database.sql(
    `INSERT INTO form_profile (member_id, consortium_id, industry_major, industry_detail, established_on, building, contact_phone)
     VALUES ($2, $1, 'I', '0561', '1958-12-31', '見本ビル', '092-000-0009')`,
    [id, memberIds[1]],
  );
  return id;
}

const amountsOf = ({ group }: Awaited<ReturnType<typeof formsOf>>) =>
  [group.representative, ...group.participants].map(({ name, size, profile, costs }) => ({
    name,
    size,
    profile,
    costs,
  }));

describe('the forms of a stored group, read back', () => {
  it('change nothing in the group itself', async () => {
    const viewer = await person(database);
    const id = await fullGroup(viewer, true);
    const { preview } = await previewOf(viewer, id, await fileOf(viewer, id));
    expect(preview.plan.rows.flatMap(({ changes, profile }) => [...changes, ...profile.changes])).toEqual([]);
    expect(preview.plan.rows.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual([]);
    expect(previewView(preview).summary).toMatchObject({ new: 0, updated: 0, unchanged: 4, errors: 0 });
  });

  it('make the same group anew, to the yen', async () => {
    const viewer = await person(database);
    const id = await fullGroup(viewer, false);
    const before = await formsOf(viewer, id);
    const bytes = await fileOf(viewer, id);
    await database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [id]);
    const other = await storedGroup(database, viewer, { members: [] });
    await follow2025(other.id);
    const { stored, preview } = await previewOf(viewer, other.id, bytes);
    expect(previewView(preview)).toMatchObject({ canCommit: true, summary: { new: 4, errors: 0 } });
    await imports.commit(viewer, { idempotencyKey: newKey(), id: stored.id, version: stored.version });
    const after = await formsOf(viewer, other.id);
    expect(amountsOf(after)).toEqual(amountsOf(before));
    const yenOf = ({ result }: typeof before) => ({
      members: result.members.map(({ software, pc, register, subsidy, granted }) => [
        software.subsidy,
        pc.subsidy,
        register.subsidy,
        subsidy,
        granted,
      ]),
      analysis: [result.analysis.eligible, result.analysis.granted],
      admin: [result.admin.eligible, result.admin.granted],
    });
    expect(yenOf(after)).toEqual(yenOf(before));
    expect(before.result.members[1]?.subsidy).toBeGreaterThan(0n);
    expect(before.result.admin.granted).toBeGreaterThan(0n);
  });
});
