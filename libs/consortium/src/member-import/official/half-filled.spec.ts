import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { xlsxTables, type TableDefinition } from '@renkei/documents';
import { localDate } from '@renkei/kernel';
import { problemsOf } from '@renkei/test/problems';
import { importBench, told } from '../../../test/import-bench.ts';
import { officialBench } from '../../../test/official-bench.ts';
import { FORM1, FORM5, formGroup, formShop } from '../../../test/official-file.ts';
import { workbench, type Workbench } from '../../../test/workbench.ts';
import { previewView, rowPage } from '../preview-view.ts';

let bench: Workbench;
let on: ReturnType<typeof importBench>;
beforeAll(async () => {
  bench = await workbench();
  on = importBench(bench);
}, 60_000);
afterAll(() => bench.close());

const { send, sent, stateOf } = officialBench(() => bench);

describe('a half-filled workbook', () => {
  it('is put right cell by cell: in the sheet, in the row, and where the forms have no cell', async () => {
    const group = await bench.group();
    const one = formGroup([
      formShop(1, { profile: { corporateNumber: '1234567890123', legalForm: null, contactEmail: 'メール' } }),
      formShop(2, { profile: { industryMiddle: '五十六' } }),
    ]);
    let stored = await sent(group, { ...one, representative: { ...one.representative, name: '本町会' } });
    const correct = async (input: {
      sheetName?: string;
      rowNumber: number;
      column: string;
      value: string;
    }) => {
      const { id, version } = stored;
      stored = await bench.imports.correctCell(group.viewer, { id, version, ...input });
    };
    await correct({ sheetName: FORM5, rowNumber: 11, column: 'F', value: '約90万' });
    expect(told(await on.previewOf(group, stored), 'error')).toEqual([
      [4, 'F', 'LEGAL_FORM_MISSING'],
      [13, 'E', 'CORPORATE_NUMBER_WRONG_CHECK_DIGIT'],
      [13, 'F', 'LEGAL_FORM_MISSING'],
      [13, 'AH', 'EMAIL_UNREADABLE'],
      [13, 'AI', 'AMOUNT_UNREADABLE'],
    ]);
    const problems = await problemsOf(on.commit(group, stored));
    expect(problems.map(([, path]) => path)).toEqual([
      'rows[4].F',
      'rows[13].E',
      'rows[13].F',
      'rows[13].AH',
      'rows[13].AI',
    ]);
    expect(await stateOf(group, stored, FORM5, 'F11')).toMatchObject({
      state: 'NOT_UNDERSTOOD',
      text: '約90万',
      corrected: true,
    });
    expect((await stateOf(group, stored, FORM1, 'H14'))?.message?.ja).toContain('取り込みません');
    expect(await on.membersOf(group)).toEqual([]);

    await correct({ rowNumber: 4, column: 'F', value: '個人事業主' });
    // the rules of the group are asked too, and the cell that is told is the row's
    expect(told(await on.previewOf(group, stored), 'error')).toContainEqual([
      4,
      'C',
      'REPRESENTATIVE_MUST_BE_CORPORATION',
    ]);
    await correct({ rowNumber: 4, column: 'F', value: 'NPO法人' });
    await correct({ rowNumber: 4, column: 'D', value: 'ホンチョウカイ' });
    await correct({ rowNumber: 13, column: 'E', value: '' });
    await correct({ rowNumber: 13, column: 'F', value: '個人事業主' });
    await correct({ rowNumber: 13, column: 'AH', value: 'mihon@example.jp' });
    await correct({ rowNumber: 13, column: 'AI', value: '９０万円' });
    await correct({ rowNumber: 13, column: 'AJ', value: '120000' });
    const preview = await on.previewOf(group, stored);
    expect(told(preview, 'error')).toEqual([]);
    expect(
      rowPage(preview, { first: 1, withIssues: false }).edges[0]?.node.cells.filter((cell) => cell.corrected),
    ).toEqual([
      { column: 'D', text: 'ホンチョウカイ', corrected: true },
      { column: 'F', text: 'NPO法人', corrected: true },
    ]);
    await on.commit(group, stored);
    expect(await on.membersOf(group)).toMatchObject([
      { business: { name: '本町会', legalForm: 'NPO_OR_FOUNDATION', nameKana: 'ホンチョウカイ' } },
      { business: { email: 'mihon@example.jp', corporateNumber: null } },
      { business: { name: '見本𠮷2商店' } },
    ]);
    expect(await on.costsOf(group)).toMatchObject([
      { category: 'SOFTWARE', yen: '900000' },
      { category: 'PC', yen: '120000' },
      { category: 'SOFTWARE', yen: '900000' },
    ]);
  });

  it('without a representative says whose costs it cannot take', async () => {
    const group = await bench.group();
    const one = formGroup([], { adminItems: [{ item: '人件費', description: null, yen: 900_000n }] });
    const stored = await sent(group, {
      ...one,
      representative: { ...one.representative, name: '' },
      participants: [formShop(5)],
    });
    const view = previewView(await on.previewOf(group, stored));
    expect(view.issues.map(({ code, cell }) => [code, cell])).toEqual([
      ['NO_REPRESENTATIVE', `${FORM1}!D4`],
      ['ADMIN_COSTS_OF_NOBODY', `${FORM1}!D4`],
    ]);
    expect((await stateOf(group, stored, 'H【様式7】', 'D24'))?.state).toBe('NOT_IMPORTED');
  });

  it('tells a cell that is no business’s own, and takes the rest', async () => {
    const group = await bench.group();
    const { id, version } = await sent(
      group,
      formGroup([formShop(1)], { adminItems: [{ item: '人件費', description: '事務補助', yen: 900_000n }] }),
    );
    const sheetName = 'H【様式7】その他経費';
    const cell = { sheetName, rowNumber: 24, column: 'D', value: '見積中' };
    const stored = await bench.imports.correctCell(group.viewer, { id, version, ...cell });
    const view = previewView(await on.previewOf(group, stored));
    expect(view.issues.map(({ severity, code, cell: told }) => [severity, code, told])).toEqual([
      ['warning', 'CELL_NOT_UNDERSTOOD', `${sheetName}!C24`],
      ['warning', 'CELL_NOT_UNDERSTOOD', `${sheetName}!D24`],
    ]);
    expect(view.canCommit).toBe(true);
    await on.commit(group, stored);
    expect(await on.costsOf(group)).toMatchObject([{ category: 'SOFTWARE' }]);
  });

  it('cannot have its columns settled, nor a cell that is not there', async () => {
    const group = await bench.group();
    const { id, version } = await sent(group, formGroup([formShop(1)]));
    const seen = { id, version };
    expect(
      await problemsOf(
        bench.imports.remap(group.viewer, {
          ...seen,
          mapping: { columns: [{ column: 'C', meaning: 'name' }] },
        }),
      ),
    ).toEqual([['COLUMNS_ARE_FIXED', 'input.mapping']]);
    for (const place of [
      { rowNumber: 99, column: 'C' },
      { rowNumber: 13, column: 'ZZ' },
      { sheetName: 'ない', rowNumber: 13, column: 'C' },
      { sheetName: FORM5, rowNumber: 900, column: 'F' },
    ]) {
      expect(
        await problemsOf(bench.imports.correctCell(group.viewer, { ...seen, ...place, value: 'x' })),
      ).toEqual([['UNKNOWN_CELL', 'input.rowNumber']]);
    }
  });
});

describe('a workbook of another edition', () => {
  it('is refused with everything that differs', async () => {
    const group = await bench.group();
    const said = (text: string) => ({ ja: text, en: text });
    const table = (name: string): TableDefinition => ({
      name: said(name),
      columns: [
        {
          key: 'a',
          header: said('事業者名'),
          kind: 'TEXT',
          unit: null,
          description: said('名前'),
          source: 'x.y',
        },
      ],
    });
    const day = localDate(2026, 1, 1);
    const parts = [FORM1, FORM5, 'H【様式7】その他経費'].map((name) => ({
      definition: table(name),
      rows: [{ a: '甲' }],
    }));
    const chunks: Buffer[] = [];
    for await (const chunk of xlsxTables(parts, { locale: 'ja', createdOn: day }))
      chunks.push(Buffer.from(chunk));
    const problems = await problemsOf(send(group, Buffer.concat(chunks)));
    expect(problems[0]).toEqual(['UNKNOWN_EDITION', 'file']);
    expect(
      problems.slice(1).every(([code, path]) => code === 'EDITION_DIFFERS' && path?.startsWith('file.')),
    ).toBe(true);
    expect(problems.length).toBeGreaterThan(5);
  });
});
