import { beforeAll, describe, expect, it } from '@jest/globals';
import { blankOwnWorkbook } from '../own-workbook/blank-workbook.ts';
import { edited } from '../testing/edit-workbook.ts';
import type { Edits } from '../testing/edit-workbook.ts';
import { hasOfficial, officialWorkbook } from '../testing/reference.ts';
import { readOfficialWorkbook } from './read-official.ts';
import type { OfficialReading } from './reading.ts';

let blank: Uint8Array = new Uint8Array();
beforeAll(async () => {
  blank = hasOfficial ? officialWorkbook() : await blankOwnWorkbook('2025');
});
async function typed(edits: Edits, base = blank): Promise<OfficialReading> {
  const reading = await readOfficialWorkbook(await edited(base, edits));
  if (!reading.ok) throw new Error(reading.error.message.en);
  return reading.value;
}
const at = (reading: OfficialReading, place: string) =>
  reading.cells.find(({ sheet, cell }) => `${sheet} ${cell}` === place);

const NAMES = { D4: '見本商店街振興組合', B13: 1, C13: '㈱見本ベーカリー', K13: '中小企業等' };

describe('an amount typed as text', () => {
  it.each(['580,000円', '９０００００', '¥580,000'])(
    'is read from %s, with a word on the formulas',
    async (text) => {
      const reading = await typed({
        FORM1: { ...NAMES, M13: text },
        FORM5: { B11: '１', C11: '㈱見本ベーカリー', F11: text, F14: 180_000, I11: text },
        FORM6: { C12: '３者', C16: '㈱見本ベーカリー', E16: text, M16: text },
        FORM7: { D24: text, E18: text },
        PRODUCTIVITY: { B11: '㈱見本ベーカリー', C11: '２３４５' },
      });
      const yen = text.startsWith('９') ? 900_000n : 580_000n;
      expect(reading.group.participants[0]?.costs).toMatchObject({
        softwareYen: yen,
        analysisSoftwareYen: yen,
      });
      const told = reading.cells.filter(({ message }) => message !== null);
      expect(told.map(({ sheet, cell }) => `${sheet} ${cell}`)).toEqual([
        'PRODUCTIVITY C11',
        'FORM5 F11',
        'FORM5 I11',
        'FORM6 C12',
        'FORM6 E16',
        'FORM6 M16',
        'FORM7 E18',
        'FORM7 D24',
      ]);
      for (const { state, message } of told) {
        expect(state).toBe('TAKEN');
        expect(message?.ja).toContain('文字として入っているため、様式の数式では計算されません');
      }
    },
  );

  it('that says nothing is told too, and a correction is no text of the workbook', async () => {
    const bytes = await edited(blank, {
      FORM1: NAMES,
      FORM5: { C11: '㈱見本ベーカリー', F11: '5万円', F14: '－' },
    });
    const before = await readOfficialWorkbook(bytes);
    expect(before.ok && at(before.value, 'FORM5 F14')).toMatchObject({
      state: 'TAKEN',
      message: { ja: expect.stringContaining('空欄にしてください') },
    });
    const corrected = await readOfficialWorkbook(bytes, (workbook) => ({
      ...workbook,
      sheets: workbook.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => (cell?.text === '5万円' ? { ...cell, text: '50000' } : cell)),
        })),
      })),
    }));
    expect(corrected.ok && at(corrected.value, 'FORM5 F11')).toMatchObject({
      text: '50000',
      state: 'TAKEN',
      message: null,
    });
  });
});

describe('what stands where the forms print something', () => {
  it.each([
    ['FORM1', 'AJ20'],
    ['FORM5', 'R20'],
    ['FORM1', 'B8'],
    ['FORM5', 'J2'],
    ['INDEX', 'C12'],
  ] as const)('is told when it is another text: %s %s', async (sheet, cell) => {
    const reading = await typed({ [sheet]: { [cell]: 'メモ：電話済' } });
    expect(reading.cells).toMatchObject([{ sheet, cell, text: 'メモ：電話済', state: 'NOT_IMPORTED' }]);
  });

  it('is nobody’s in our own workbook either', async () => {
    const own = await blankOwnWorkbook('2025');
    expect((await typed({}, own)).cells).toEqual([]);
    expect((await typed({ FORM3: { B4: 'メモ' } }, own)).cells).toMatchObject([{ cell: 'B4', text: 'メモ' }]);
  });

  it('is known where it is the mark of a form that is filled', async () => {
    const reading = await typed({ INDEX: { E9: '〇', E16: '〇', E18: '出す' } });
    expect(reading.cells.map(({ cell, text }) => [cell, text])).toEqual([['E18', '出す']]);
  });
});

describe('rows below the table of 様式1', () => {
  it('are told with where they belong', async () => {
    const reading = await typed({ FORM1: { ...NAMES, B213: 201, C213: 'はみ出し店', AJ213: 'メモ' } });
    for (const cell of ['B213', 'C213']) {
      expect(at(reading, `FORM1 ${cell}`)).toMatchObject({
        state: 'NOT_UNDERSTOOD',
        message: {
          ja: '表の外（213行目）に事業者の記入があります。表の中（13〜212行目）に移してください。',
        },
      });
    }
    expect(at(reading, 'FORM1 AJ213')?.state).toBe('NOT_IMPORTED');
  });

  it.each([
    [215, '1行挿入'],
    [212, '2行削除'],
  ])('that end in row %i were moved', async (row, said) => {
    const reading = await typed({ FORM1: { ...NAMES, A214: null, [`A${String(row)}`]: '*' } });
    expect(at(reading, `FORM1 A${String(row)}`)).toMatchObject({
      state: 'CONFLICT',
      message: { ja: expect.stringContaining(said) },
    });
  });
});

describe('one workbook of several', () => {
  it('is known by an empty 様式1 beside entries', async () => {
    const part = await typed({ FORM1: { D4: '見本', D10: 199 }, FORM3: { C8: '甲', D8: 'レジ' } });
    expect(at(part, 'FORM1 D10')).toMatchObject({
      state: 'CONFLICT',
      message: { ja: '何冊かに分かれた様式の1冊のようです。1冊目から読み込んでください。' },
    });
    const alone = await typed({ FORM1: { D4: '見本', D10: 199 } });
    expect(at(alone, 'FORM1 D10')?.message?.ja).toContain('0者');
  });
});
