import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { normaliseForComparison } from '@renkei/kernel';
import { SOFTWARE_FUNCTIONS } from '@renkei/subsidy-rules';
import { PREFECTURES, readTable, understandMembers } from './index.ts';
import type { ImportedCategory, ImportedMember } from './index.ts';
import { understood } from './testing/build-files.ts';

// The samples live beside the checkout; without them these tests are reported as skipped.
const folder = resolve('../shared/samples');
const withSamples = existsSync(folder) ? describe : describe.skip;

interface Truth {
  name: string;
  kana: string;
  houjin: string;
  form: string;
  size: string;
  emp: number;
  zip: string;
  pref: string;
  city: string;
  street: string;
  mail: string;
  soft: number;
  fn: number;
  serv: number;
  pc: number;
  reg: number;
  ana: number;
}

const FORMS: Readonly<Record<string, string>> = {
  組合関連: 'ASSOCIATION',
  個人事業主: 'SOLE_PROPRIETOR',
  '株式・有限・合名・合資・合同などの会社組織': 'CORPORATION',
};

function expected(truth: Truth) {
  const functions = SOFTWARE_FUNCTIONS.slice(0, truth.fn);
  const lines: [ImportedCategory, number][] = [
    ['SOFTWARE', truth.soft],
    ['SERVICE', truth.serv],
    ['PC', truth.pc],
    ['REGISTER', truth.reg],
    ['ANALYSIS_SOFTWARE', truth.ana],
  ];
  return {
    name: normaliseForComparison(truth.name),
    kana: truth.kana,
    corporateNumber: truth.houjin === '' ? null : truth.houjin,
    legalForm: FORMS[truth.form],
    size: truth.size === '小規模事業者' ? 'MICRO' : 'SME',
    employees: truth.emp,
    postalCode: truth.zip,
    prefectureCode: PREFECTURES.indexOf(truth.pref) + 1,
    city: truth.city,
    addressLine: truth.street,
    email: truth.mail,
    costs: lines
      .filter(([, yen]) => yen > 0)
      .map(([category, yen]) => ({
        category,
        unitPriceYen: BigInt(yen),
        quantity: 1,
        functions: category === 'SOFTWARE' ? functions : [],
      })),
  };
}

function seen(member: ImportedMember | null) {
  if (member === null) return null;
  const { invoiceNumber: _i, capitalYen: _c, phone: _p, industry: _n, role: _r, ...known } = member;
  const { representativeName: _h, establishedOn: _e, ...rest } = known;
  return { ...rest, name: normaliseForComparison(member.name) };
}

withSamples('the shared samples', () => {
  const read = (name: string) => new Uint8Array(readFileSync(resolve(folder, name)));
  const truth = () => JSON.parse(readFileSync(resolve(folder, 'members-truth.json'), 'utf8')) as Truth[];

  it.each([
    ['members-utf8.csv', () => true],
    ['members-shift_jis.csv', ({ name }: Truth) => !/[髙﨑𠮷]/u.test(name)],
    ['messy-list.xlsx', () => true],
  ] as const)('%s gives exactly the truth', async (name, included) => {
    const result = await understood(read(name));
    expect(result.rows.map((row) => seen(row.member))).toEqual(truth().filter(included).map(expected));
    expect(result.rows.map(({ values }) => values.role)).toEqual(
      result.rows.map((_, index) => (index === 0 ? 'REPRESENTATIVE' : 'PARTICIPANT')),
    );
    expect(result.rows[0]?.issues.map(({ code }) => code)).toEqual(['REPRESENTATIVE_SUGGESTED']);
    expect(result.counts.withErrors).toBe(0);
  });

  it('tells what it left out of the messy list, and that its amounts are tax-exclusive', async () => {
    const result = await understood(read('messy-list.xlsx'));
    expect(result.ignored.map(({ rowNumber, reason }) => [rowNumber, reason])).toEqual([
      [17, 'REMARK'],
      [20, 'TOTAL'],
      [21, 'REMARK'],
    ]);
    expect(result.otherSheets.map(({ name, reason }) => [name, reason])).toEqual([['旧', 'NOT_A_LIST']]);
    expect(result.columns.find(({ meaning }) => meaning === 'softwareYen')?.tax).toBe('EXCLUSIVE');
    expect(result.issues).toEqual([]);
  });

  it('recognises the official workbook and asks for a plain list', async () => {
    const table = await readTable(read('official-2025-filled-12.xlsx'), 'official.xlsx');
    if (!table.ok) throw new Error(table.error.code);
    const result = understandMembers(table.value);
    expect(result.ok ? null : result.error.code).toBe('OFFICIAL_WORKBOOK');
  });
});
