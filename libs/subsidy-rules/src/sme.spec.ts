import { describe, expect, it } from '@jest/globals';
import { INDUSTRIES, SME_LIMITS, classifyBusiness } from './sme.ts';
import type { BusinessFacts, BusinessForm, Industry, MicroClass } from './sme.ts';

function status(facts: Partial<BusinessFacts>) {
  const { sme, micro } = classifyBusiness({
    form: 'COMPANY',
    industry: 'RETAIL',
    capital: 10_000_000n,
    employees: 3,
    microClass: null,
    ...facts,
  });
  return { sme: sme.answer, micro: micro.answer, clause: sme.clause };
}

describe('SME', () => {
  it.each<[Industry, bigint, number]>([
    ['MANUFACTURING_CONSTRUCTION_TRANSPORT', 300_000_000n, 300],
    ['WHOLESALE', 100_000_000n, 100],
    ['SERVICE', 50_000_000n, 100],
    ['RETAIL', 50_000_000n, 50],
    ['RUBBER_PRODUCTS', 300_000_000n, 900],
    ['SOFTWARE_INFORMATION', 300_000_000n, 300],
    ['RYOKAN', 50_000_000n, 200],
    ['OTHER', 300_000_000n, 300],
  ])('%s: capital %p or %p employees', (industry, capital, employees) => {
    expect(status({ industry, capital, employees: employees + 1 }).sme).toBe('YES');
    expect(status({ industry, capital: capital + 1n, employees }).sme).toBe('YES');
    expect(status({ industry, capital: capital + 1n, employees: employees + 1 }).sme).toBe('NO');
    expect(status({ form: 'SOLE_PROPRIETOR', industry, capital: null, employees }).sme).toBe('YES');
    expect(status({ form: 'SOLE_PROPRIETOR', industry, capital, employees: employees + 1 }).sme).toBe('NO');
  });

  it.each<[BusinessForm, Industry, number]>([
    ['MEDICAL_OR_WELFARE_CORPORATION', 'SERVICE', 300],
    ['SCHOOL_CORPORATION', 'SERVICE', 300],
    ['CHAMBER', 'SERVICE', 100],
    ['SME_BODY', 'RETAIL', 50],
    ['SPECIAL_LAW_ASSOCIATION', 'WHOLESALE', 100],
    ['FOUNDATION_OR_ASSOCIATION', 'RYOKAN', 200],
    ['NPO', 'OTHER', 300],
  ])('%s (%s): %p employees, whatever the capital', (form, industry, employees) => {
    expect(status({ form, industry, capital: 0n, employees }).sme).toBe('YES');
    expect(status({ form, industry, capital: 0n, employees: employees + 1 }).sme).toBe('NO');
    expect(status({ form, industry, employees: 1 }).micro).toBe('NO');
  });

  it('names a clause of its own for every industry', () => {
    expect(new Set(INDUSTRIES.map((industry) => SME_LIMITS[industry].clause)).size).toBe(8);
    expect(status({ industry: 'RYOKAN' }).clause).toBe('R25 第7条4一⑦');
    expect(status({ form: 'CHAMBER' }).clause).toBe('R25 第7条4一⑪');
  });
});

describe('micro', () => {
  it.each<[Industry, MicroClass | null, number, string]>([
    ['RETAIL', null, 5, 'YES'],
    ['RETAIL', null, 6, 'NO'],
    ['WHOLESALE', null, 6, 'NO'],
    ['RYOKAN', null, 20, 'YES'],
    ['RYOKAN', null, 21, 'NO'],
    ['OTHER', null, 20, 'YES'],
    ['MANUFACTURING_CONSTRUCTION_TRANSPORT', null, 21, 'NO'],
    ['SERVICE', null, 5, 'YES'],
    ['SERVICE', null, 6, 'UNKNOWN'], // entertainment would still be micro
    ['SERVICE', 'LODGING_ENTERTAINMENT', 20, 'YES'],
    ['SERVICE', 'COMMERCE_SERVICE', 6, 'NO'],
    ['SERVICE', null, 21, 'NO'],
    ['SOFTWARE_INFORMATION', null, 6, 'UNKNOWN'],
  ])('%s as %p with %p employees: %s', (industry, microClass, employees, answer) => {
    expect(status({ industry, microClass, employees }).micro).toBe(answer);
    expect(status({ form: 'SOLE_PROPRIETOR', capital: null, industry, microClass, employees }).micro).toBe(
      answer,
    );
  });
});
