import { beforeAll, describe, expect, it } from '@jest/globals';
import { formatYen } from '@renkei/kernel';
import { blankOwnWorkbook } from '../own-workbook/blank-workbook.ts';
import { edited } from '../testing/edit-workbook.ts';
import type { Edits } from '../testing/edit-workbook.ts';
import { hasOfficial, officialWorkbook } from '../testing/reference.ts';
import { readOfficialWorkbook } from './read-official.ts';
import type { OfficialReading, ReadCell } from './reading.ts';
import { toImportedMembers } from './to-imported-members.ts';

async function read(bytes: Uint8Array): Promise<OfficialReading> {
  const reading = await readOfficialWorkbook(bytes);
  if (!reading.ok) throw new Error(reading.error.message.en);
  return reading.value;
}

const at = (reading: OfficialReading, place: string): ReadCell | undefined =>
  reading.cells.find(({ sheet, cell }) => `${sheet} ${cell}` === place);
const state = (reading: OfficialReading, ...places: string[]) =>
  Object.fromEntries(places.map((place) => [place, at(reading, place)?.state]));

let blank: Uint8Array = new Uint8Array();
beforeAll(async () => {
  blank = hasOfficial ? officialWorkbook() : await blankOwnWorkbook('2025');
});
const typed = async (edits: Edits) => read(await edited(blank, edits));

const THREE: Edits = {
  FORM1: {
    D4: '見本商店街振興組合',
    D5: '見本グループ',
    B13: 1,
    C13: '㈱見本ベーカリー',
    K13: '小規模事業者',
    B14: 2,
    C14: '髙﨑青果店',
    K14: '中小企業等',
  },
};
const also = (edits: Edits): Edits =>
  Object.fromEntries(
    [...new Set([...Object.keys(THREE), ...Object.keys(edits)])].map((key) => [
      key,
      { ...THREE[key as keyof Edits], ...edits[key as keyof Edits] },
    ]),
  );

describe('whose it is', () => {
  it('follows names through ㈱, spacing and width, whatever the sheet is numbered by', async () => {
    const reading = await typed(
      also({
        FORM5: {
          B11: 1,
          C11: '見本商店街 振興組合',
          F11: 100,
          B16: 2,
          C16: '（株）見本ベーカリー',
          F16: 200,
          B21: 3,
          C21: '髙﨑青果店　',
          F21: 300,
        },
        FORM6: { C16: '髙﨑 青果店', E16: 30, C18: '株式会社見本ベーカリー', E19: 20 },
      }),
    );
    const { representative, participants } = reading.group;
    expect([representative, ...participants].map(({ costs }) => costs.softwareYen)).toEqual([
      100n,
      200n,
      300n,
    ]);
    expect(participants.map(({ costs }) => costs.analysisSoftwareYen)).toEqual([null, 30n]);
    expect(participants[0]?.costs.analysisHardwareYen).toBe(20n);
    expect(reading.cells.filter((cell) => cell.state !== 'TAKEN')).toEqual([]);
  });

  it('follows the No. of 様式1 where a name is missing or spelled otherwise, and says so', async () => {
    const reading = await typed(
      also({
        FORM5: { B11: 2, C11: '高崎青果', F11: 300, B16: 1, F16: 200 },
        FORM1: { C15: 'カフェ見本', B15: 3 },
      }),
    );
    expect(reading.group.participants.map(({ costs }) => costs.softwareYen)).toEqual([200n, 300n, null]);
    expect(at(reading, 'FORM5 C11')).toMatchObject({
      state: 'CONFLICT',
      business: '髙﨑青果店',
      message: { ja: expect.stringContaining('髙﨑青果店') as unknown as string },
    });
  });

  it('knows a name without its legal form', async () => {
    const reading = await typed(also({ FORM5: { C11: '見本ベーカリー', F11: 200 } }));
    expect(reading.group.participants.map(({ costs }) => costs.softwareYen)).toEqual([200n, null]);
    expect(at(reading, 'FORM5 C11')?.state).toBe('CONFLICT');
  });

  it('believes the name when the No. says another business', async () => {
    const reading = await typed(
      also({
        FORM1: { B15: 3, C15: 'カフェ見本' },
        FORM5: { B11: 3, C11: 'カフェ見本', F11: 3, B16: 1, C16: '髙﨑青果店', F16: 2 },
      }),
    );
    expect(reading.group.participants.map(({ costs }) => costs.softwareYen)).toEqual([null, 2n, 3n]);
    expect(at(reading, 'FORM5 B16')?.state).toBe('CONFLICT');
  });

  it('adds a business that 様式1 lacks, and tells a second entry of one', async () => {
    const reading = await typed(
      also({
        FORM5: {
          C11: '新しい店',
          D11: '小規模事業者',
          F11: 5,
          C16: '髙﨑青果店',
          F16: 6,
          C21: '髙﨑青果店',
          F21: 7,
        },
      }),
    );
    expect(
      reading.group.participants.map(({ name, size, costs }) => [name, size, costs.softwareYen]),
    ).toEqual([
      ['㈱見本ベーカリー', 'MICRO', null],
      ['髙﨑青果店', 'SME', 6n],
      ['新しい店', 'MICRO', 5n],
    ]);
    expect(at(reading, 'FORM5 C11')?.message?.ja).toContain('様式1');
    expect(state(reading, 'FORM5 C21', 'FORM5 F21', 'FORM5 F16')).toEqual({
      'FORM5 C21': 'CONFLICT',
      'FORM5 F21': 'CONFLICT',
      'FORM5 F16': 'TAKEN',
    });
  });

  it('tells amounts of nobody, a size that differs, and the same No. twice', async () => {
    const reading = await typed(
      also({
        FORM1: { B14: 1 },
        FORM5: { F11: 5, C16: '髙﨑青果店', D16: '小規模事業者', F16: 6 },
      }),
    );
    expect(state(reading, 'FORM5 F11', 'FORM5 D16', 'FORM1 B13', 'FORM1 B14')).toEqual({
      'FORM5 F11': 'NOT_UNDERSTOOD',
      'FORM5 D16': 'CONFLICT',
      'FORM1 B13': 'CONFLICT',
      'FORM1 B14': 'CONFLICT',
    });
    expect(reading.group.participants[1]).toMatchObject({ size: 'SME', costs: { softwareYen: 6n } });
  });

  it('reads 様式5 alone: everybody takes part, and nobody is made the representative', async () => {
    const reading = await typed({ FORM5: { C11: '甲', F11: 5, D11: '小規模事業者', C16: '乙', F16: 6 } });
    expect(reading.group.representative.name).toBe('');
    expect(reading.members.map(({ role, member, sizeAssumed }) => [role, member.name, sizeAssumed])).toEqual([
      ['PARTICIPANT', '甲', false],
      ['PARTICIPANT', '乙', true],
    ]);
    expect(at(reading, 'FORM1 D4')?.state).toBe('NOT_UNDERSTOOD');
    const drafts = toImportedMembers(reading);
    expect(drafts.map(({ rowNumber, member }) => [rowNumber, member])).toEqual([
      [1001, null],
      [1002, null],
    ]);
    expect(drafts[1]?.issues.map(({ code }) => code)).toEqual([
      'LEGAL_FORM_MISSING',
      'FUNCTIONS_UNKNOWN',
      'SIZE_ASSUMED',
    ]);
  });

  it('reads rows below gaps, rows numbered beforehand, and rows without a name', async () => {
    const reading = await typed(also({ FORM1: { B15: 3, B16: 4, C40: '遅れて来た店', M41: 1_000_000 } }));
    expect(reading.group.participants.map(({ name }) => name)).toEqual([
      '㈱見本ベーカリー',
      '髙﨑青果店',
      '遅れて来た店',
      '',
    ]);
    expect(at(reading, 'FORM1 C41')?.state).toBe('NOT_UNDERSTOOD');
    expect(
      toImportedMembers(reading)
        .at(-1)
        ?.issues.map(({ code }) => code),
    ).toContain('NAME_MISSING');
  });

  it('reads tools, and lines of a business that go on without its name', async () => {
    const reading = await typed(
      also({
        FORM2: { C9: '見本レジ', D9: 'ソフトウエア', E9: '会計・決済', C32: '人流カウンタ', B33: '名無し社' },
        FORM3: {
          C8: '髙﨑青果店',
          D8: '見本レジ',
          E8: '２台',
          F8: '有',
          D9: 'おまけ',
          C10: '見本商店街振興組合',
          D10: '見本レジ',
          F10: '無',
          E10: 1,
        },
      }),
    );
    expect(reading.group.tools.map(({ name, kind, part }) => [name, kind, part])).toEqual([
      ['見本レジ', null, 'INFRASTRUCTURE'],
      ['人流カウンタ', null, 'ANALYSIS'],
    ]);
    expect(reading.group.participants[1]?.uses).toEqual([
      { part: 'INFRASTRUCTURE', toolName: '見本レジ', quantity: 2, pays: true },
      { part: 'INFRASTRUCTURE', toolName: 'おまけ', quantity: 1, pays: true },
    ]);
    expect(reading.group.representative.uses).toEqual([
      { part: 'INFRASTRUCTURE', toolName: '見本レジ', quantity: 1, pays: false },
    ]);
    expect(state(reading, 'FORM2 D9', 'FORM2 B33', 'FORM3 D9')).toEqual({
      'FORM2 D9': 'NOT_UNDERSTOOD',
      'FORM2 B33': 'NOT_UNDERSTOOD',
      'FORM3 D9': 'TAKEN',
    });
    expect(at(reading, 'FORM3 D9')?.message?.ja).toContain('1として');
  });

  it('tells what there is no place for: calculators, remarks, notes in the margin', async () => {
    const reading = await typed(
      also({
        INFRASTRUCTURE_TOOL: { D8: '甲', D12: 2 },
        FORM7: { B62: '備考' },
        INDEX: { E9: '済' },
        FORM8: { B20: 'メモ' },
      }),
    );
    const places = [
      'INFRASTRUCTURE_TOOL D8',
      'INFRASTRUCTURE_TOOL D12',
      'FORM7 B62',
      'INDEX E9',
      'FORM8 B20',
    ];
    expect(state(reading, ...places)).toEqual(
      Object.fromEntries(places.map((place) => [place, 'NOT_IMPORTED'])),
    );
  });
});

describe('the members for an import', () => {
  it('carry costs by kind, functions as far as 様式2 and 3 tell them, and their cells', async () => {
    const reading = await typed(
      also({
        FORM1: {
          F13: '株式・有限・合名・合資・合同などの会社組織',
          E13: '5786907366258',
          T13: '8100001',
          U13: '福岡',
          F14: '商工会・都道府県商工会連合会及び商工会議所',
          AH14: 'メール',
        },
        FORM2: { C9: '見本レジ', E9: '会計・決済', C10: '見本受注', E10: '受発注の業務を助けます' },
        FORM3: {
          C8: '㈱見本ベーカリー',
          D8: '見本レジ',
          E8: 1,
          F8: '有',
          C9: '見本商店街振興組合',
          D9: '見本受注',
          E9: 1,
          F9: '有',
        },
        FORM5: {
          C11: '㈱見本ベーカリー',
          F11: 700_000,
          F14: 100_000,
          F15: 50_000,
          C16: '見本商店街振興組合',
          D16: '中小企業等',
          F16: 9,
        },
        FORM6: { C16: '㈱見本ベーカリー', E16: 10, E17: 20 },
        FORM7: { D24: 900_000, C24: '事務局', D57: 3 },
      }),
    );
    const [representative, first, second] = toImportedMembers(reading);
    const told = (index: typeof first) =>
      index?.issues.map(({ code, cell, sheetName }) => [code, cell, sheetName?.slice(0, 1)]);
    expect(first?.member).toMatchObject({
      name: '㈱見本ベーカリー',
      legalForm: 'CORPORATION',
      corporateNumber: '5786907366258',
      postalCode: '810-0001',
      prefectureCode: 40,
      size: 'MICRO',
    });
    expect(
      first?.values.costs.map(({ category, unitPriceYen, functions }) => [
        category,
        formatYen(unitPriceYen),
        ...functions,
      ]),
    ).toEqual([
      ['SOFTWARE', '700,000円', 'ACCOUNTING', 'SETTLEMENT'],
      ['PC', '100,000円'],
      ['REGISTER', '50,000円'],
      ['ANALYSIS_SOFTWARE', '10円'],
      ['ANALYSIS_HARDWARE', '20円'],
    ]);
    expect(told(first)).toEqual([]);
    expect(representative?.values.costs.map(({ category, label }) => [category, label])).toEqual([
      ['SOFTWARE', null],
      ['OFFICE', '人件費 事務局'],
      ['EXPERT', '旅費'],
    ]);
    expect(representative?.member?.legalForm).toBe('ASSOCIATION');
    expect(told(representative)).toEqual([
      ['LEGAL_FORM_ASSUMED', null, undefined],
      ['FUNCTION_ASSUMED', 'F16', 'F'],
    ]);
    expect([second?.member, second?.values.legalForm]).toEqual([null, 'SHOKOKAI']);
    expect(told(second)).toEqual([
      ['LEGAL_FORM_ASSUMED', 'F14', 'A'],
      ['EMAIL_UNREADABLE', 'AH14', 'A'],
    ]);
  });
});
