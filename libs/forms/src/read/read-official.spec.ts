import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { blankOwnWorkbook } from '../own-workbook/blank-workbook.ts';
import { edited } from '../testing/edit-workbook.ts';
import type { Edits } from '../testing/edit-workbook.ts';
import { filledWorkbook, hasOfficial, officialWorkbook } from '../testing/reference.ts';
import { readOfficialWorkbook } from './read-official.ts';
import type { OfficialReading, ReadCell } from './reading.ts';
import { toImportedMembers } from './to-imported-members.ts';

const withSamples = hasOfficial ? describe : describe.skip;

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

describe('an empty workbook', () => {
  it('is a group of nobody, and no cell of it is told', async () => {
    const { group, members, cells } = await read(blank);
    expect([group.groupName, group.participants, members, cells]).toEqual(['', [], [], []]);
  });
});

describe('what people type', () => {
  it('is read in every way of writing it', async () => {
    const reading = await typed(
      also({
        FORM1: {
          E13: '５７８６-９０７３-６６２５８',
          F13: '株式会社',
          L13: '平成31年4月1日',
          M13: '１，０００万円',
          N13: '１２名',
          L14: 43_556,
          F14: '自営業',
          N14: 0,
        },
        FORM5: {
          C11: '見本商店街振興組合',
          D11: '中小企業等',
          F11: '1,200,000円',
          F14: '￥180,000-',
          I11: '',
        },
        FORM6: { C12: '３者', M16: 500_000 },
        FORM7: { C24: '事務局', D24: '90万', D54: 300_000 },
      }),
    );
    const [first, second] = reading.group.participants;
    expect(first?.profile).toMatchObject({
      corporateNumber: '5786907366258',
      legalForm: '株式・有限・合名・合資・合同などの会社組織',
      establishedOn: '2019-04-01',
      capitalYen: 10_000_000n,
      employees: 12,
    });
    expect(second?.profile).toMatchObject({
      establishedOn: '2019-04-01',
      legalForm: '個人事業主',
      employees: 0,
    });
    expect(reading.group.representative.costs).toMatchObject({ softwareYen: 1_200_000n, pcYen: 180_000n });
    expect(reading.group).toMatchObject({ analysisMemberCount: 3, analysisRequestedYen: 500_000n });
    expect(reading.group.adminItems).toEqual([
      { item: '人件費', description: '事務局', yen: 900_000n },
      { item: '謝金', description: null, yen: 300_000n },
    ]);
    expect(at(reading, 'FORM1 L14')?.text).toBe('2019-04-01');
    expect(at(reading, 'FORM1 F13')?.message?.ja).toContain('株式・有限');
    expect(reading.cells.filter((cell) => cell.state !== 'TAKEN')).toEqual([]);
  });

  it.each([
    ['-5000', 'FORM5', 'F11'],
    ['▲5,000', 'FORM5', 'F11'],
    ['1200000.5', 'FORM5', 'F11'],
    ['約100万', 'FORM5', 'F14'],
    ['見積中', 'FORM5', 'F15'],
    ['110,000円(税込)', 'FORM5', 'I11'],
    ['12345', 'FORM1', 'E13'],
    ['秘密', 'FORM1', 'F13'],
    ['来年', 'FORM1', 'L13'],
    ['平成40年1月1日x', 'FORM1', 'L13'],
    ['若干名', 'FORM1', 'N13'],
    ['大企業', 'FORM1', 'K13'],
    ['三つ', 'FORM6', 'C12'],
    ['1.2.3', 'PRODUCTIVITY', 'C11'],
    ['=1/0', 'FORM5', 'F11'],
  ] as const)('%s in %s %s is not understood, and the cell says what to type', async (text, sheet, cell) => {
    const edits = also({ FORM5: { C11: '見本商店街振興組合' }, PRODUCTIVITY: { B11: '髙﨑青果店' } });
    const reading = await typed({ ...edits, [sheet]: { ...edits[sheet], [cell]: text } });
    const told = at(reading, `${sheet} ${cell}`);
    expect([told?.state, told?.text === '' ? null : told?.message?.ja.length]).toEqual([
      'NOT_UNDERSTOOD',
      expect.any(Number),
    ]);
    expect(reading.cells.filter((other) => other.state === 'NOT_UNDERSTOOD')).toHaveLength(1);
    const { costs, profile } = {
      ...reading.group.representative,
      profile: reading.group.participants[0]?.profile,
    };
    expect(Object.values(costs).every((value) => value === null)).toBe(true);
    expect([profile?.corporateNumber, profile?.establishedOn, profile?.employees]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('takes negative and fractional numbers of number cells for what they are', async () => {
    const reading = await typed(also({ FORM5: { C11: '見本商店街振興組合', F11: -1, F14: 0.5, F15: 10 } }));
    expect(state(reading, 'FORM5 F11', 'FORM5 F14', 'FORM5 F15')).toEqual({
      'FORM5 F11': 'NOT_UNDERSTOOD',
      'FORM5 F14': 'NOT_UNDERSTOOD',
      'FORM5 F15': 'TAKEN',
    });
  });
});

describe('what is no official workbook', () => {
  it('is refused with what to do', async () => {
    expect(await readOfficialWorkbook(new Uint8Array())).toMatchObject({ error: { code: 'EMPTY_FILE' } });
    expect(await readOfficialWorkbook(new TextEncoder().encode('a,b'))).toMatchObject({ ok: false });
  });
});

withSamples('the sample filled for twelve', () => {
  const truth = JSON.parse(readFileSync(resolve('../shared/samples/members-truth.json'), 'utf8')) as Record<
    string,
    string | number
  >[];

  it('is read to the last cell', async () => {
    const reading = await read(filledWorkbook());
    const { representative, participants } = reading.group;
    expect(reading.cells.map(({ state: what }) => what).filter((what) => what !== 'TAKEN')).toEqual([]);
    expect(reading.cells).toHaveLength(228);
    expect(
      [representative, ...participants].map(({ name, size, profile, costs }) => [
        name,
        size === 'MICRO' ? '小規模事業者' : '中小企業等',
        profile?.kana ?? null,
        profile?.corporateNumber ?? '',
        profile?.legalForm ?? null,
        profile?.employees ?? null,
        Number(costs.softwareYen),
        Number(costs.pcYen),
        Number(costs.registerYen),
        Number(costs.analysisSoftwareYen),
      ]),
    ).toEqual(
      truth.map(({ name, size, kana, houjin, form, emp, soft, serv, pc, reg, ana }, index) => [
        name,
        size,
        index === 0 ? null : kana,
        index === 0 ? '' : houjin,
        index === 0 ? null : form,
        index === 0 ? null : emp,
        Number(soft) + Math.min(Number(serv), 2_000_000),
        pc,
        reg,
        ana,
      ]),
    );
    expect(reading.group.adminItems.map(({ item, yen }) => [item, yen])).toEqual([
      ['人件費', 900_000n],
      ['印刷費', 120_000n],
      ['謝金', 300_000n],
    ]);
    expect(toImportedMembers(reading).map(({ member }) => member?.legalForm)).toHaveLength(12);
    expect(toImportedMembers(reading).every(({ member }) => member !== null)).toBe(true);
  });
});
