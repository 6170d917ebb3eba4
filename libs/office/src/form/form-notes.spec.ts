import { describe, expect, it } from '@jest/globals';
import { otherYear, whatIsMissing } from './form-notes.ts';
import type { FormLineRow, FormMemberRow, FormRows } from './form-rows.ts';

const FULL = {
  role: 'PARTICIPANT',
  industryMajor: 'I',
  establishedOn: '2001-04-01',
  capitalYen: 0n,
  employees: 3,
  officerTitle: '店主',
  postalCode: '810-0001',
  addressLine: '天神1-1-1',
  phone: '092-000-0000',
  contactFamilyName: '見本',
  email: 'mihon@example.jp',
} as FormMemberRow;
const line = (category: FormLineRow['category'], toolName: string | null) =>
  ({ category, toolName }) as FormLineRow;
const rows = (members: readonly FormMemberRow[], lines: readonly FormLineRow[] = []): FormRows => ({
  groupName: '見本',
  members,
  lines,
  figures: [],
});

describe('what the forms will lack', () => {
  it('is told by field and by how many, of participants alone', () => {
    const empty = { ...FULL, phone: null, addressLine: '', capitalYen: null };
    const representative = { ...empty, role: 'REPRESENTATIVE' } as FormMemberRow;
    const [problem, ...more] = whatIsMissing(rows([representative, FULL, empty, { ...FULL, phone: null }]));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'PROFILE_INCOMPLETE', path: '様式1' });
    expect(problem!.message.ja).toContain('資本金 1者、住所 1者、電話番号 2者。');
    expect(whatIsMissing(rows([representative, FULL]))).toEqual([]);
  });

  it('is told of lines that name no tool; what is no tool needs none', () => {
    const [problem] = whatIsMissing(
      rows([FULL], [line('SOFTWARE', null), line('PC', '見本レジ'), line('OFFICE', null)]),
    );
    expect(problem).toMatchObject({ code: 'TOOLS_UNNAMED', path: '様式2' });
    expect(problem!.message.ja).toContain('費用の明細2行のうち1行');
  });
});

describe('a workbook of another year', () => {
  it('is told, and one of the same is not', () => {
    expect(otherYear('2025', '2025')).toBeNull();
    expect(otherYear('2025', '2023')!.message.ja).toMatch(/^この様式は2025年度.*2023年度のルール/);
  });
});
