import { describe, expect, it } from '@jest/globals';
import { PAYMENT_METHODS, PURCHASE_CATEGORIES } from '../purchase/purchase-terms.ts';
import { PROGRAMME_YEARS } from '../requirement-terms.ts';
import { evidenceChecklist, memberEvidenceChecklist } from './checklist.ts';
import type { LineEvidenceFacts } from './checklist.ts';
import { EVIDENCE } from './evidence-data.ts';
import { EVIDENCE_CODES } from './evidence-terms.ts';

const facts: LineEvidenceFacts = { category: 'SOFTWARE', quantity: 1, method: null, year: '2025' };
const needs = (changed: Partial<LineEvidenceFacts>) =>
  evidenceChecklist({ ...facts, ...changed }).map(({ code, needed }) => `${code} ${String(needed)}`);

describe('evidenceChecklist', () => {
  it.each(['SOFTWARE', 'ANALYSIS_SOFTWARE'] as const)('%s: the screen too', (category) => {
    expect(needs({ category, quantity: 3 })).toEqual([
      'INVOICE_DETAIL 1',
      'PAYMENT_PROOF 1',
      'USAGE_SCREEN 1',
    ]);
  });

  it.each(['OPTION', 'SERVICE', 'ANALYSIS_SERVICE'] as const)('%s: invoice and payment', (category) => {
    expect(needs({ category, quantity: 3 })).toEqual(['INVOICE_DETAIL 1', 'PAYMENT_PROOF 1']);
  });

  it.each(['PC', 'REGISTER', 'ANALYSIS_HARDWARE'] as const)('%s: a photo of every unit', (category) => {
    expect(needs({ category, quantity: 3 })).toEqual([
      'INVOICE_DETAIL 1',
      'PAYMENT_PROOF 1',
      'DELIVERY_NOTE 1',
      'UNIT_PHOTO 3',
    ]);
    expect(needs({ category, quantity: 1 })).toContain('UNIT_PHOTO 1');
  });

  it.each(['OFFICE', 'EXPERT'] as const)('%s: what the manual asks under the heading', (category) => {
    expect(needs({ category, quantity: 3 })).toEqual(['ADMIN_VOUCHERS 1']);
  });

  it('asks for the proof of every invoice and payment, of one at least', () => {
    expect(needs({ invoices: 2, payments: 3 })).toEqual([
      'INVOICE_DETAIL 2',
      'PAYMENT_PROOF 3',
      'USAGE_SCREEN 1',
    ]);
    expect(needs({ invoices: 0, payments: 1 })).toEqual([
      'INVOICE_DETAIL 1',
      'PAYMENT_PROOF 1',
      'USAGE_SCREEN 1',
    ]);
  });

  it('words the proof of payment by the method, under one code', () => {
    const proof = (method: LineEvidenceFacts['method']) =>
      evidenceChecklist({ ...facts, method }).find(({ code }) => code === 'PAYMENT_PROOF');
    expect(proof('BANK_TRANSFER')?.label.ja).toContain('振込');
    expect(proof('BANK_TRANSFER')?.mustShow.ja).toContain('口座振替依頼書');
    expect(proof('CARD_ONCE')?.label.ja).toContain('利用明細');
    expect(proof(null)?.label).toEqual(EVIDENCE.PAYMENT_PROOF.label);
    expect(proof('CASH')?.label).toEqual(EVIDENCE.PAYMENT_PROOF.label);
    expect(PAYMENT_METHODS.map((method) => proof(method)?.code)).toEqual(
      PAYMENT_METHODS.map(() => 'PAYMENT_PROOF'),
    );
  });

  it.each(PROGRAMME_YEARS)('%s: stated for 2025, carried back to the others', (year) => {
    const marks = evidenceChecklist({ ...facts, year }).map(({ carriedBack }) => carriedBack);
    expect(new Set(marks)).toEqual(new Set([year !== '2025']));
  });

  it.each(PURCHASE_CATEGORIES)('%s: keeps the order of the papers and cites them', (category) => {
    const items = evidenceChecklist({ ...facts, category });
    const positions = items.map(({ code }) => EVIDENCE_CODES.indexOf(code));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    for (const { clause, accepts } of items) {
      expect(clause).toBe(
        category === 'OFFICE' || category === 'EXPERT' ? 'K25 p.17 (2-3)③' : 'K25 p.32 (6-2)',
      );
      expect(accepts.length).toBeGreaterThan(0);
    }
  });
});

describe('memberEvidenceChecklist', () => {
  const codes = (year: (typeof PROGRAMME_YEARS)[number], size: 'SME' | 'MICRO', payee: boolean) =>
    memberEvidenceChecklist({ year, size, payee }).map(({ code }) => code);

  it('asks a micro business for its employees from 2024 on', () => {
    expect(codes('2023', 'MICRO', true)).toEqual(['PAYOUT_ACCOUNT']);
    expect(codes('2024', 'MICRO', true)).toEqual(['PAYOUT_ACCOUNT', 'EMPLOYEE_LIST']);
    expect(codes('2025', 'MICRO', false)).toEqual(['EMPLOYEE_LIST']);
    expect(codes('2025', 'SME', true)).toEqual(['PAYOUT_ACCOUNT']);
  });

  it('asks nobody for an account who is not paid', () => {
    expect(codes('2023', 'SME', false)).toEqual([]);
  });

  it('marks 2024 as carried back', () => {
    expect(memberEvidenceChecklist({ year: '2024', size: 'MICRO', payee: false })[0]?.carriedBack).toBe(true);
    expect(memberEvidenceChecklist({ year: '2025', size: 'MICRO', payee: false })[0]?.carriedBack).toBe(
      false,
    );
  });
});

it('every item is owed by some line or member, under its own code', () => {
  const lines = PURCHASE_CATEGORIES.flatMap((category) => evidenceChecklist({ ...facts, category }));
  const member = memberEvidenceChecklist({ year: '2025', size: 'MICRO', payee: true });
  expect(new Set([...lines, ...member].map(({ code }) => code))).toEqual(new Set(EVIDENCE_CODES));
  expect(EVIDENCE_CODES.map((code) => EVIDENCE[code].code)).toEqual([...EVIDENCE_CODES]);
});
