import { describe, expect, it } from '@jest/globals';
import type { ImportRow } from './all-pages.ts';
import {
  asksForRate,
  AS_READ,
  isChanged,
  mappingOf,
  type ImportColumn,
  type ImportPreview,
} from './mapping.ts';
import { costOf, openFixes, readingsByReason, rowViews, type Issue } from './rows.ts';

const column = (letter: string, given: Partial<ImportColumn>): ImportColumn => ({
  column: letter,
  label: letter,
  meaning: null,
  confidence: 1,
  setAside: null,
  tax: 'NOT_STATED',
  taxPercent: null,
  unitYen: 1,
  samples: [],
  ...given,
});
const columns = [
  column('A', { label: '基本情報 / 店名', meaning: 'NAME' }),
  column('B', { label: '費用 / ソフト', meaning: 'SOFTWARE_YEN', tax: 'EXCLUSIVE' }),
  column('C', { label: 'ソフト(税込)', setAside: 'TAX_INCLUSIVE_TWIN', tax: 'INCLUSIVE' }),
  column('D', { label: 'メモ' }),
];
const preview: ImportPreview = {
  sheetName: '一覧',
  firstHeaderRow: 4,
  lastHeaderRow: 5,
  canCommit: false,
  formEdition: null,
  cellCounts: [],
  remembered: false,
  otherSheets: [],
  columns,
  issues: [],
  summary: { new: 2, updated: 0, unchanged: 0, errors: 1, warnings: 1, ignored: 0 },
};
const issue = (letter: string | null, severity: Issue['severity'], code = 'X'): Issue => ({
  severity,
  code,
  column: letter,
  cell: null,
  original: null,
  message: { ja: '', en: '' },
});
const row = (
  rowNumber: number,
  issues: readonly Issue[],
  role: 'REPRESENTATIVE' | 'PARTICIPANT' = 'PARTICIPANT',
) =>
  ({
    rowNumber,
    action: 'NEW',
    memberId: null,
    hasErrors: issues.some(({ severity }) => severity === 'ERROR'),
    values: {
      name: `店${rowNumber}`,
      role,
      representativeName: null,
      establishedOn: null,
      costs: [
        { category: 'SOFTWARE', unitPriceYen: 480_000, quantity: 2 },
        { category: 'PC', unitPriceYen: 180_000, quantity: 1 },
      ],
    },
    cells: ['A', 'B', 'C', 'D'].map((letter) => ({
      column: letter,
      text: `${letter}${rowNumber}`,
      corrected: false,
    })),
    issues,
    readings: [],
    furtherRows: [],
    changes: [],
  }) satisfies ImportRow;

describe('rows', () => {
  it('carry every mark on its very cell', () => {
    const [first, second] = rowViews(
      [
        row(6, [issue('B', 'WARNING'), issue('B', 'ERROR')]),
        row(7, [issue('A', 'WARNING'), issue(null, 'ERROR')]),
      ],
      columns,
    );
    expect(first?.cells.map(({ column: letter, label, text, mark }) => [letter, label, text, mark])).toEqual([
      ['A', '店名', 'A6', null],
      ['B', 'ソフト', 'B6', 'ERROR'],
    ]);
    expect(second?.cells.map(({ mark }) => mark)).toEqual(['WARNING', null]);
    expect([second?.mark, second?.issues.length]).toEqual(['ERROR', 1]);
  });

  it('show a column that is not taken over once something is wrong there', () => {
    const [view] = rowViews([row(6, [issue('D', 'ERROR')])], columns);
    expect(view?.cells.map(({ column: letter }) => letter)).toEqual(['A', 'B', 'D']);
  });

  it('name the cells that stand in the way, in the order of the list', () => {
    const views = rowViews(
      [row(6, [issue('B', 'WARNING'), issue('A', 'ERROR')]), row(9, [issue('B', 'ERROR')])],
      columns,
    );
    expect(openFixes(views)).toEqual([
      { rowNumber: 6, column: 'A' },
      { rowNumber: 9, column: 'B' },
    ]);
  });

  it('of several lines carry each mark and each reading on its own line', () => {
    const cells = ['A', 'B'].map((letter) => ({ column: letter, text: `${letter}7`, corrected: false }));
    const reading = {
      cell: 'B7',
      column: 'B',
      meaning: 'SOFTWARE_YEN',
      original: 'B7',
      taken: '500000',
      why: 'NUMBER_FORM',
      message: { ja: '', en: '' },
    } as const;
    const [view] = rowViews(
      [
        {
          ...row(6, [{ ...issue('B', 'ERROR'), cell: 'B7' }]),
          readings: [reading],
          furtherRows: [{ rowNumber: 7, cells }],
        },
      ],
      columns,
    );
    expect(view?.cells.map(({ mark }) => mark)).toEqual([null, null]);
    expect(
      view?.further.map(({ rowNumber, cells: [, b] }) => [rowNumber, b?.mark, b?.reading?.taken]),
    ).toEqual([[7, 'ERROR', '500000']]);
    expect(openFixes(view ? [view] : [])).toEqual([{ rowNumber: 7, column: 'B' }]);
    expect(readingsByReason(view ? [view] : []).map(({ why, entries }) => [why, entries.length])).toEqual([
      ['NUMBER_FORM', 1],
    ]);
  });

  it('add up what they cost', () => {
    expect(costOf(row(6, []))).toBe(1_140_000);
  });
});

describe('another reading of the columns', () => {
  const rows = [row(6, [], 'REPRESENTATIVE')];

  it('is asked for only when something differs', () => {
    expect(isChanged(preview, AS_READ)).toBe(false);
    const same = {
      columns: { B: { meaning: 'SOFTWARE_YEN', tax: 'EXCLUSIVE', unitYen: 1, taxPercent: null } },
    } as const;
    expect(isChanged(preview, { ...AS_READ, ...same })).toBe(false);
    expect(isChanged(preview, { ...AS_READ, headerRows: { first: 4, last: 6 } })).toBe(true);
    expect(isChanged(preview, { ...AS_READ, representativeRow: 6 })).toBe(true);
  });

  it('tells everything again, so that earlier choices stay', () => {
    const reading = {
      ...AS_READ,
      columns: { D: { meaning: 'PHONE', tax: 'NOT_STATED', unitYen: 1, taxPercent: null } },
    } as const;
    expect(mappingOf(preview, rows, reading)).toEqual({
      sheetName: '一覧',
      firstHeaderRow: 4,
      lastHeaderRow: 5,
      representativeRow: 6,
      columns: [
        { column: 'A', meaning: 'NAME', unitYen: 1 },
        { column: 'B', meaning: 'SOFTWARE_YEN', tax: 'EXCLUSIVE', unitYen: 1 },
        { column: 'D', meaning: 'PHONE', unitYen: 1 },
      ],
    });
  });

  it('tells a rate only of amounts with tax, and asks for it until there is one', () => {
    const taxed = column('E', { meaning: 'PC_YEN', tax: 'INCLUSIVE' });
    expect([taxed, { ...taxed, taxPercent: 8 }, column('F', { meaning: 'PC_YEN' })].map(asksForRate)).toEqual(
      [true, false, false],
    );
    const rateOf = (tax: 'INCLUSIVE' | 'EXCLUSIVE') =>
      mappingOf({ ...preview, columns: [taxed] }, rows, {
        ...AS_READ,
        columns: { E: { meaning: 'PC_YEN', tax, unitYen: 1, taxPercent: 10 } },
      }).columns;
    expect(rateOf('INCLUSIVE')).toEqual([
      { column: 'E', meaning: 'PC_YEN', tax: 'INCLUSIVE', taxPercent: 10, unitYen: 1 },
    ]);
    expect(rateOf('EXCLUSIVE')).toEqual([{ column: 'E', meaning: 'PC_YEN', tax: 'EXCLUSIVE', unitYen: 1 }]);
    const kept = { ...preview, columns: [{ ...taxed, taxPercent: 8 }] };
    expect(mappingOf(kept, rows, AS_READ).columns?.[0]?.taxPercent).toBe(8);
  });

  it('keeps a column that somebody left out left out, and a suggestion a suggestion', () => {
    const left = { ...preview, columns: [...columns, column('E', { setAside: 'CHOSEN' })] };
    const suggested = [row(6, [issue('A', 'WARNING', 'REPRESENTATIVE_SUGGESTED')], 'REPRESENTATIVE')];
    const mapping = mappingOf(left, suggested, AS_READ);
    expect(mapping.columns?.at(-1)).toEqual({ column: 'E', meaning: null, unitYen: 1 });
    expect(mapping.representativeRow).toBeUndefined();
  });

  it('takes a meaning away from the column that had it, unless several may have it', () => {
    const mails = {
      ...preview,
      columns: [column('A', { meaning: 'EMAIL' }), column('B', { meaning: 'SOFTWARE_YEN' }), column('D', {})],
    };
    const as = (meaning: 'EMAIL' | 'SOFTWARE_YEN') =>
      mappingOf(mails, rows, {
        ...AS_READ,
        columns: { D: { meaning, tax: 'NOT_STATED', unitYen: 1, taxPercent: null } },
      }).columns?.map(({ column: letter }) => letter);
    expect(as('EMAIL')).toEqual(['B', 'D']);
    expect(as('SOFTWARE_YEN')).toEqual(['A', 'B', 'D']);
  });

  it('forgets the columns when the sheet or its headings are others', () => {
    const columnsChosen = {
      D: { meaning: 'PHONE', tax: 'NOT_STATED', unitYen: 1, taxPercent: null },
    } as const;
    expect(mappingOf(preview, rows, { ...AS_READ, columns: columnsChosen, sheetName: '旧' })).toEqual({
      sheetName: '旧',
      columns: [],
    });
    expect(mappingOf(preview, rows, { ...AS_READ, headerRows: { first: 2, last: 2 } }).columns).toEqual([]);
  });
});
