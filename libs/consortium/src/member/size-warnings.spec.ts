import { describe, expect, it } from '@jest/globals';
import type { MemberRow } from './member.rows.ts';
import { sizeWarnings } from './size-warnings.ts';

function codes(size: 'SME' | 'MICRO', business: Partial<MemberRow['business']>): string[] {
  const known = { legalForm: 'CORPORATION', industry: 'RETAIL', capitalYen: 3_000_000n, regularEmployees: 5 };
  const member = { size, business: { ...known, ...business } } as MemberRow;
  return sizeWarnings(member, 'input.business').map(({ code, path }) => `${code} ${path}`);
}

describe('the size a member claims', () => {
  it('is doubted when capital and employees are both above the limit of a company’s industry', () => {
    const above = { capitalYen: 50_000_001n, regularEmployees: 51 };
    expect(codes('SME', above)).toEqual(['ABOVE_SME_LIMIT input.business.regularEmployees']);
    expect(codes('SME', { ...above, capitalYen: 50_000_000n })).toEqual([]);
    expect(codes('SME', { ...above, regularEmployees: 50 })).toEqual([]);
    expect(codes('SME', { ...above, industry: 'WHOLESALE' })).toEqual([]);
  });

  it('is doubted when a micro business has too many employees', () => {
    expect(codes('MICRO', {})).toEqual([]);
    expect(codes('MICRO', { regularEmployees: 6 })).toEqual(['NOT_MICRO input.size']);
    expect(codes('SME', { regularEmployees: 6 })).toEqual([]);
    // 宿泊・娯楽 may have 20: a service business of 6 is for a person to judge
    expect(codes('MICRO', { industry: 'SERVICE', regularEmployees: 6 })).toEqual([]);
  });

  it('is not judged while a figure is missing', () => {
    expect(codes('MICRO', { industry: null, regularEmployees: 600 })).toEqual([]);
    expect(codes('MICRO', { regularEmployees: null })).toEqual([]);
    expect(codes('SME', { legalForm: 'OTHER', regularEmployees: 6_000, capitalYen: null })).toEqual([]);
  });
});
