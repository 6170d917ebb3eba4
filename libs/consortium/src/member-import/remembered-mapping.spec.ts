import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@renkei/test/people';
import { problemsOf } from '@renkei/test/problems';
import { importBench } from '../../test/import-bench.ts';
import { workbench, type Group, type Workbench } from '../../test/workbench.ts';
import type { ImportMappingInput } from './member-import.inputs.ts';
import { previewView, rowPage } from './preview-view.ts';

let bench: Workbench;
let on: ReturnType<typeof importBench>;

beforeAll(async () => {
  bench = await workbench();
  on = importBench(bench);
}, 60_000);
afterAll(() => bench.close());

type Line = readonly (string | number)[];
const HEAD: Line = ['店名', '組織形態', '住所', 'ソフト（税込）', '機能', '金額A'];
const shopOf = (n: number, soft: string, extra = ''): Line => [
  `見本${n}号店`,
  '個人',
  `福岡県福岡市中央区天神${n}-1`,
  soft,
  '会計',
  extra,
];
const upload = ({ viewer, id }: Group, lines: readonly Line[]) =>
  bench.imports.upload(viewer, {
    consortiumId: id,
    fileName: '見本.csv',
    bytes: Buffer.from(lines.map((line) => line.map((text) => `"${text}"`).join(',')).join('\r\n')),
  });
const SETTLED: ImportMappingInput = {
  columns: [
    { column: 'D', meaning: 'softwareYen', taxPercent: 10 },
    { column: 'F', meaning: 'registerYen', unitYen: 1000 },
  ],
};

/** A group whose first list was settled and committed. */
async function settledGroup(): Promise<Group> {
  const group = await bench.group();
  const { id, version } = await upload(group, [HEAD, shopOf(1, '528,000', '100')]);
  await on.commit(group, await bench.imports.remap(group.viewer, { id, version, mapping: SETTLED }));
  return group;
}

describe('what was settled about a list', () => {
  it('is used for the next list of the group with these headings, wherever they stand, and said to be', async () => {
    const group = await settledGroup();
    const other = ['備考', ...[...HEAD].reverse()];
    const stored = await upload(group, [other, ['', ...[...shopOf(2, '５５０，０００円', '90')].reverse()]]);
    const preview = await on.previewOf(group, stored);
    const view = previewView(preview);
    expect([view.remembered, view.canCommit]).toEqual([true, true]);
    expect(view.issues.map(({ code }) => code)).toContain('MAPPING_REMEMBERED');
    expect(preview.plan.rows[0]?.lines).toMatchObject([
      { category: 'REGISTER', unitPriceYen: 90_000n },
      { category: 'SOFTWARE', unitPriceYen: 500_000n },
    ]);
    const [row] = rowPage(preview, { first: 10, withIssues: false }).edges;
    expect(row?.node.readings.map(({ cell, taken, why }) => [cell, taken, why])).toEqual([
      ['B2', '90000', 'UNIT'],
      ['D2', '500000', 'TAX_REMOVED'],
      ['E2', '福岡県 | 福岡市中央区 | 天神2-1', 'SPLIT'],
      ['F2', '個人事業主', 'WORDS'],
    ]);
  });

  it('is not used for a list that lacks one of the headings, nor in another group', async () => {
    const group = await settledGroup();
    const without = await upload(group, [HEAD.slice(0, 5), shopOf(3, '110,000').slice(0, 5)]);
    const elsewhere = await bench.group();
    const strange = await upload(elsewhere, [HEAD, shopOf(4, '110,000')]);
    for (const preview of [await on.previewOf(group, without), await on.previewOf(elsewhere, strange)]) {
      expect(previewView(preview)).toMatchObject({ remembered: false, canCommit: false });
    }
  });

  it('gives way to what is settled anew, which is remembered in its place', async () => {
    const group = await settledGroup();
    const { id, version } = await upload(group, [HEAD, shopOf(5, '540,000')]);
    const [soft, rest] = SETTLED.columns;
    const mapping = {
      columns: [
        { ...soft, column: 'D', taxPercent: 8 as const },
        { ...rest, column: 'F' },
      ],
    };
    const remapped = await bench.imports.remap(group.viewer, { id, version, mapping });
    expect(previewView(await on.previewOf(group, remapped)).remembered).toBe(false);
    await on.commit(group, remapped);
    const next = await on.previewOf(group, await upload(group, [HEAD, shopOf(6, '108,000')]));
    expect(next.plan.rows[0]?.lines).toMatchObject([{ unitPriceYen: 100_000n }]);
    expect(
      await bench.database.sql('SELECT count(*)::int AS n FROM import_mapping WHERE consortium_id = $1', [
        group.id,
      ]),
    ).toEqual([{ n: 1 }]);
  });

  it('can be forgotten', async () => {
    const group = await settledGroup();
    const { id, version } = await upload(group, [HEAD, shopOf(7, '110,000')]);
    const forgot = await bench.imports.forgetMapping(group.viewer, { id, version });
    expect(previewView(await on.previewOf(group, forgot))).toMatchObject({
      remembered: false,
      canCommit: false,
    });
    const again = await upload(group, [HEAD, shopOf(8, '110,000')]);
    expect(previewView(await on.previewOf(group, again)).remembered).toBe(false);
    expect(await problemsOf(bench.imports.forgetMapping(group.viewer, { id, version: 2 }))).toEqual([
      ['NOTHING_REMEMBERED', 'input.id'],
    ]);
  });

  it('is nobody else’s to see or to forget', async () => {
    const group = await settledGroup();
    const { id, version } = await upload(group, [HEAD, shopOf(9, '110,000')]);
    const stranger = await person(bench.database);
    await expect(bench.imports.forgetMapping(stranger, { id, version })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('keeps the newest twenty forms', async () => {
    const group = await bench.group();
    for (let form = 0; form < 22; form += 1) {
      const { id, version } = await upload(group, [
        ['店名', '組織形態', `金額${form}号`],
        [`見本${form}号店`, '個人', 500],
      ]);
      const mapping = { columns: [{ column: 'C', meaning: 'pcYen' as const, unitYen: 1000 }] };
      await on.commit(group, await bench.imports.remap(group.viewer, { id, version, mapping }));
    }
    const kept = await bench.database.sql<{ heading: string }>(
      `SELECT mapping -> 'columns' -> 0 ->> 'heading' AS heading FROM import_mapping
       WHERE consortium_id = $1 ORDER BY created_at`,
      [group.id],
    );
    expect([kept.length, kept[0]?.heading, kept.at(-1)?.heading]).toEqual([20, '金額2号', '金額21号']);
  }, 60_000);
});

it('a list with a row for each cost is enrolled member by member, and its further rows can be corrected', async () => {
  const group = await bench.group();
  let stored = await upload(group, [
    ['店名', '代表者名', '組織形態', '区分', '金額（税抜）'],
    ['見本茶舗', '見本 太郎', '個人', '会計ソフト', '120000'],
    ['', '', '', 'レジ', '50,000円'],
    ['', '', '', '不明', '90,000円'],
  ]);
  const before = await on.previewOf(group, stored);
  expect(rowPage(before, { first: 10, withIssues: false }).edges.map(({ node }) => node)).toMatchObject([
    { rowNumber: 2, furtherRows: [{ rowNumber: 3 }, { rowNumber: 4 }], hasErrors: true },
  ]);
  stored = await bench.imports.correctCell(group.viewer, {
    id: stored.id,
    version: stored.version,
    rowNumber: 4,
    column: 'D',
    value: 'PC',
  });
  await on.commit(group, stored);
  expect(await on.costsOf(group)).toMatchObject([
    { name: '見本茶舗', category: 'SOFTWARE', yen: '120000', functions: ['ACCOUNTING'] },
    { name: '見本茶舗', category: 'REGISTER', yen: '50000' },
    { name: '見本茶舗', category: 'PC', yen: '90000' },
  ]);
  expect(await on.membersOf(group)).toMatchObject([{ business: { representativeName: '見本 太郎' } }]);
});
