import { describe, expect, it } from '@jest/globals';
import { corporateCheckDigit } from '@renkei/kernel';
import { alikeMembers } from './alike.ts';
import { changesBetween, checkAsTyped, merged, NO_FACTS, noNumbers, type Facts } from './facts.ts';

const NUMBER = `${corporateCheckDigit('700110005901')}700110005901`;
const facts = (changes: Partial<Facts>): Facts => ({ ...NO_FACTS, ...changes });

describe('numbers while they are typed', () => {
  const corporate = (corporateNumber: string) => checkAsTyped(facts({ corporateNumber })).corporate;

  it('are no mistake while they are only too short', () => {
    expect(corporate('')).toMatchObject({ state: 'EMPTY' });
    expect(corporate('８-7001')).toMatchObject({ state: 'TYPING', count: 5 });
    expect(corporate(NUMBER)).toMatchObject({ state: 'OK', count: 13 });
    expect(corporate(`${NUMBER}1`)).toMatchObject({ state: 'WRONG' });
    expect(corporate('T87')).toMatchObject({ state: 'WRONG' });
    expect(corporate(`${NUMBER.slice(0, 12)}${(Number(NUMBER[12]) + 1) % 9}`).message?.ja).toContain(
      '検査数字',
    );
  });

  it('of an invoice are compared with a corporation’s own, not with a sole proprietor’s', () => {
    const other = 'T1234567890123';
    const state = (legalForm: Facts['legalForm']) =>
      checkAsTyped(facts({ legalForm, corporateNumber: NUMBER, invoiceNumber: other })).invoice.state;
    expect(state('CORPORATION')).toBe('WRONG');
    expect(state('SOLE_PROPRIETOR')).toBe('OK');
  });
});

describe('saving a business', () => {
  it('sends what was changed alone', () => {
    const seen = facts({ name: '見本茶舗', regularEmployees: '4' });
    expect(changesBetween(seen, seen)).toEqual({});
    expect(
      changesBetween(seen, {
        ...seen,
        regularEmployees: '５人'.replace('人', ''),
        capitalYen: '',
        size: 'MICRO',
      }),
    ).toEqual({ business: { regularEmployees: 5 }, size: 'MICRO' });
    expect(changesBetween(seen, { ...seen, requestedYen: '100' })).toEqual({ requestedYen: 100 });
    expect(noNumbers({ ...seen, regularEmployees: '5人', capitalYen: '一億' })).toEqual([
      'capitalYen',
      'regularEmployees',
    ]);
  });

  it('keeps what was typed and takes the rest from others', () => {
    const seen = facts({ name: '前', city: '福岡市' });
    const typed = { ...seen, name: '自分' };
    const current = { ...seen, name: '人', city: '北九州市' };
    expect(merged(seen, typed, current)).toMatchObject({ name: '自分', city: '北九州市' });
  });
});

it('finds members that may be the same business', () => {
  const member = (id: string, business: object, status: 'ENROLLED' | 'WITHDRAWN' = 'ENROLLED') => ({
    id,
    status,
    business: {
      name: id,
      corporateNumber: null,
      representativeName: '',
      prefecture: null,
      city: '',
      addressLine: '',
      ...business,
    },
  });
  const members = [
    member('number', { corporateNumber: NUMBER }),
    member('gone', { corporateNumber: NUMBER }, 'WITHDRAWN'),
    member('見本・茶舗', {}),
    member('place', { representativeName: '見本 花子', city: '福岡市', addressLine: '１−２' }),
    member('empty', {}),
  ];
  const typed = facts({
    name: '見本茶舗',
    corporateNumber: NUMBER,
    representativeName: '見本花子',
    city: '福岡市',
    addressLine: '1-2',
  });
  expect(alikeMembers(typed, members).map(({ memberId, by }) => [memberId, by])).toEqual([
    ['number', 'NUMBER'],
    ['見本・茶舗', 'NAME'],
    ['place', 'PERSON_AND_ADDRESS'],
  ]);
  expect(alikeMembers(NO_FACTS, members)).toEqual([]);
});
