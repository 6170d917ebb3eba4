import { describe, expect, it } from '@jest/globals';
import { checkCorporateNumber } from './corporate-number.ts';
import { checkInvoiceNumber } from './invoice-number.ts';

const parsed = checkCorporateNumber('7000012050002');
if (!parsed.ok) throw new Error('the test needs a valid number');
const corporateNumber = parsed.value;

describe('checkInvoiceNumber', () => {
  it.each(['T7000012050002', 'Ｔ７００００１２０５０００２', 'ｔ7000012050002', ' t7-0000-1205-0002 '])(
    'reads %s',
    (text) => {
      expect(checkInvoiceNumber(text, corporateNumber)).toEqual({ ok: true, value: 'T7000012050002' });
    },
  );

  it('checks only the form where there is no corporate number: a sole proprietor has no published check digit', () => {
    expect(checkInvoiceNumber('T1234567890123')).toEqual({ ok: true, value: 'T1234567890123' });
  });

  it('wants a corporation to use its own corporate number', () => {
    const result = checkInvoiceNumber('T1234567890123', corporateNumber);
    expect(result.ok ? null : result.error.code).toBe('DIFFERS_FROM_CORPORATE_NUMBER');
    expect(result.ok ? '' : result.error.message.ja).toContain('7000012050002');
  });

  it.each([
    ['', 'EMPTY'],
    ['7000012050002', 'MISSING_T'],
    ['T', 'WRONG_LENGTH'],
    ['T700001205000', 'WRONG_LENGTH'],
    ['T70000120500020', 'WRONG_LENGTH'],
    ['TT700001205000', 'NOT_DIGITS'],
    ['T70000120500O2', 'NOT_DIGITS'],
  ])('refuses %j as %s', (text, code) => {
    const result = checkInvoiceNumber(text);
    expect(result.ok ? null : result.error.code).toBe(code);
  });
});
