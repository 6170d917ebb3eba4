import { describe, expect, it } from '@jest/globals';
import { jstMinute, localDate } from '@renkei/kernel';
import fc from 'fast-check';
import {
  add,
  codes,
  context,
  contract,
  day,
  delivery,
  finding,
  good,
  invoice,
  line,
  order,
  payment,
  record,
} from '../../test/purchase-sample.ts';
import { guardStep, lineFindings } from './order-guard.ts';
import { PAYMENT_METHODS, PURCHASE_STEPS } from './purchase-terms.ts';

describe('a purchase by the book', () => {
  it('has no finding, as a whole or step by step', () => {
    expect(line(good)).toEqual([]);
    good.forEach((step, index) => expect(add(good.slice(0, index), step)).toEqual([]));
  });

  it('may be invoiced and paid before the delivery, and all on one day', () => {
    expect(line([contract, order, invoice, payment, record('DELIVERY', '2027-01-20')])).toEqual([]);
    expect(line(good.map((step) => ({ ...step, on: day('2026-12-02') })))).toEqual([]);
  });

  it('need not record an order that was part of the contract', () => {
    expect(line([contract, delivery, invoice, payment])).toEqual([]);
  });

  it('is empty without steps, whatever is unknown', () => {
    expect(line([], { grantDecidedAt: null, projectEnd: null, buyer: null })).toEqual([]);
  });
});

describe('the grant decision', () => {
  const at = (time: string | null, on = '2026-12-01') => line([record('CONTRACT', on, { at: time })]);

  it('is exact to the minute', () => {
    expect(at('10:29')).toEqual(['BEFORE_GRANT_DECISION CONTRACT']);
    expect(at('10:30')).toEqual([]);
    expect(at('23:59', '2026-11-30')).toEqual(['BEFORE_GRANT_DECISION CONTRACT']);
  });

  it('asks for the time on its own day only', () => {
    expect(at(null, '2026-11-30')).toEqual(['BEFORE_GRANT_DECISION CONTRACT']);
    expect(at(null)).toEqual(['TIME_NEEDED_ON_GRANT_DAY CONTRACT']);
    expect(at(null, '2026-12-02')).toEqual([]);
  });

  it('needs no time when it came at midnight, but does a minute later', () => {
    const midnight = (minute: number) =>
      line([record('CONTRACT', '2026-12-01')], {
        grantDecidedAt: jstMinute(localDate(2026, 12, 1), 0, minute),
      });
    expect(midnight(0)).toEqual([]);
    expect(midnight(1)).toEqual(['TIME_NEEDED_ON_GRANT_DAY CONTRACT']);
  });

  it.each(PURCHASE_STEPS)('binds %s', (step) => {
    expect(add(good, record(step, '2026-11-30', { id: 'early' }))).toContain('BEFORE_GRANT_DECISION early');
    expect(add([], record(step, '2026-12-02', { id: 'early' }), { grantDecidedAt: null })).toContain(
      'NO_GRANT_DECISION early',
    );
  });

  it('lost is lost, an unknown time is only asked for', () => {
    expect(finding([record('CONTRACT', '2026-11-30')], 'BEFORE_GRANT_DECISION')).toMatchObject({
      severity: 'REFUSE',
      loses: true,
      clause: 'K25 p.28 (ア), p.31 (6-1)(1)',
    });
    expect(finding([record('CONTRACT', '2026-12-01')], 'TIME_NEEDED_ON_GRANT_DAY')).toMatchObject({
      severity: 'REFUSE',
      loses: false,
    });
  });

  it('is named in the message, with what to do', () => {
    const message = finding(
      [record('ORDER', '2026-12-01', { at: '10:29' })],
      'BEFORE_GRANT_DECISION',
    )?.message;
    expect(message?.ja).toBe(
      '発注（2026年12月1日 10:29）が交付決定（2026年12月1日 10:30）より前です。このままでは補助の対象になりません。日付がちがうときは直してください。まだ進めていないなら、交付決定より後の日にしてください。',
    );
    expect(message?.en).toContain(
      'The order (2026-12-01 10:29) lies before the grant decision (2026-12-01T10:30)',
    );
  });
});

describe('the project period', () => {
  const paid = (on: string, at: string | null, projectEnd = context.projectEnd) =>
    line([contract, invoice, record('PAYMENT', on, { at })], { projectEnd });

  it('includes its last minute and nothing after', () => {
    expect(paid('2027-01-29', '17:00')).toEqual([]);
    expect(paid('2027-01-29', '17:01')).toEqual(['AFTER_PROJECT_END PAYMENT']);
    expect(paid('2027-01-30', '00:00')).toEqual(['AFTER_PROJECT_END PAYMENT']);
  });

  it('asks for the time on its last day only', () => {
    expect(paid('2027-01-28', null)).toEqual([]);
    expect(paid('2027-01-29', null)).toEqual(['TIME_NEEDED_ON_LAST_DAY PAYMENT']);
    expect(paid('2027-01-30', null)).toEqual(['AFTER_PROJECT_END PAYMENT']);
  });

  it('needs no time when it ends with the day, but does a minute earlier', () => {
    const end = localDate(2027, 1, 29);
    expect(paid('2027-01-29', null, jstMinute(end, 23, 59))).toEqual([]);
    expect(paid('2027-01-29', null, jstMinute(end, 23, 58))).toEqual(['TIME_NEEDED_ON_LAST_DAY PAYMENT']);
  });

  it('is asked for once when it is unknown', () => {
    expect(line(good, { projectEnd: null })).toEqual(['PROJECT_END_UNKNOWN']);
    expect(lineFindings({ ...context, projectEnd: null }, good)[0]).toMatchObject({
      severity: 'WARN',
      loses: false,
    });
  });

  it('is not asked for before there is a decision to take it from', () => {
    expect(line([contract], { grantDecidedAt: null, projectEnd: null })).toEqual([
      'NO_GRANT_DECISION CONTRACT',
    ]);
  });

  it('costs the subsidy', () => {
    expect(finding([contract, record('DELIVERY', '2027-01-30')], 'AFTER_PROJECT_END')).toMatchObject({
      severity: 'REFUSE',
      loses: true,
    });
  });
});

describe('the contract', () => {
  it.each(['ORDER', 'DELIVERY', 'INVOICE'] as const)('comes on or before the day of %s', (step) => {
    const on = (date: string) => line([contract, record(step, date)]);
    expect(on('2026-12-01')).toContain(`CONTRACT_NOT_FIRST ${step}`);
    expect(on('2026-12-02')).toEqual([]);
  });

  it('comes on or before the day of the payment', () => {
    const before = line([
      contract,
      record('INVOICE', '2026-12-01', { at: '11:00' }),
      record('PAYMENT', '2026-12-01', { at: '12:00' }),
    ]);
    expect(before).toEqual(['CONTRACT_NOT_FIRST INVOICE', 'CONTRACT_NOT_FIRST PAYMENT']);
  });

  it('is compared by time when both times are known', () => {
    const signed = record('CONTRACT', '2026-12-02', { at: '10:00' });
    const ordered = (at: string | null) => line([signed, record('ORDER', '2026-12-02', { at })]);
    expect(ordered('09:59')).toEqual(['CONTRACT_NOT_FIRST ORDER']);
    expect(ordered('10:00')).toEqual([]);
    expect(ordered(null)).toEqual([]);
  });

  it('is asked for when no record of it stands, which is not yet a loss', () => {
    expect(add([], order)).toEqual(['CONTRACT_MISSING']);
    expect(line([{ ...contract, voided: true }, order])).toEqual(['CONTRACT_MISSING']);
    expect(finding([order], 'CONTRACT_MISSING')).toMatchObject({ severity: 'REFUSE', loses: false });
  });

  it('added later than what stands says what it makes of that', () => {
    expect(add([order, delivery], record('CONTRACT', '2026-12-10'))).toEqual(['CONTRACT_NOT_FIRST ORDER']);
    expect(add([order, delivery], record('CONTRACT', '2026-12-03'))).toEqual([]);
  });

  it('moved to a day that is still too late is still refused', () => {
    const late = record('CONTRACT', '2026-12-10');
    expect(add([late, order], { ...late, on: day('2026-12-09') })).toEqual(['CONTRACT_NOT_FIRST ORDER']);
    expect(add([late, order], { ...late, on: day('2026-12-03') })).toEqual([]);
  });

  it('of several the earliest counts', () => {
    const second = record('CONTRACT', '2026-12-20', { id: 'second' });
    expect(line([second, contract, order])).toEqual([]);
    expect(line([second, order])).toEqual(['CONTRACT_NOT_FIRST ORDER']);
  });

  it('named is the earliest, in whatever order they were entered', () => {
    const both = [
      record('CONTRACT', '2026-12-20', { id: 'c1' }),
      record('CONTRACT', '2026-12-10', { id: 'c2' }),
    ];
    for (const contracts of [both, both.toReversed()]) {
      expect(finding([...contracts, order], 'CONTRACT_NOT_FIRST')?.message.en).toContain('(2026-12-10)');
    }
  });

  it('without a time may be the earlier of two on one day', () => {
    const timed = record('CONTRACT', '2026-12-02', { id: 'timed', at: '15:00' });
    const ordered = record('ORDER', '2026-12-02', { at: '10:00' });
    expect(line([timed, contract, ordered])).toEqual([]);
    expect(line([timed, ordered])).toEqual(['CONTRACT_NOT_FIRST ORDER']);
  });
});

describe('the order', () => {
  it.each(['DELIVERY', 'INVOICE'] as const)('once recorded comes on or before the day of %s', (step) => {
    const on = (date: string) => line([contract, order, record(step, date)]);
    expect(on('2026-12-02')).toEqual([`BEFORE_ORDER ${step}`]);
    expect(on('2026-12-03')).toEqual([]);
  });

  it('a second one may follow the first delivery', () => {
    expect(line([contract, order, delivery, record('ORDER', '2026-12-20', { id: 'second' })])).toEqual([]);
  });
});

describe('voided steps', () => {
  it('count for nothing', () => {
    expect(line([...good, record('ORDER', '2026-11-01', { id: 'wrong', voided: true })])).toEqual([]);
  });

  it('may always be taken back', () => {
    expect(guardStep(context, good, { ...contract, voided: true })).toEqual([]);
  });
});

describe('guardStep', () => {
  it('repeats what the whole line lacks at every step', () => {
    expect(add([order], delivery)).toEqual(['CONTRACT_MISSING']);
  });

  it('does not repeat what another step had before', () => {
    const early = record('ORDER', '2026-11-30');
    expect(line([contract, early])).toEqual(['BEFORE_GRANT_DECISION ORDER', 'CONTRACT_NOT_FIRST ORDER']);
    expect(add([contract, early], delivery)).toEqual([]);
  });
});

describe('for any steps', () => {
  const anyRecord = fc.record({
    step: fc.constantFrom(...PURCHASE_STEPS),
    on: fc.constantFrom('2026-11-30', '2026-12-01', '2026-12-02', '2027-01-29', '2027-01-30'),
    at: fc.constantFrom(null, '00:00', '10:29', '10:30', '17:00', '17:01'),
    method: fc.constantFrom(...PAYMENT_METHODS),
  });
  const anySteps = fc
    .array(anyRecord, { maxLength: 7 })
    .map((all) =>
      all.map(({ step, on, at, method }, id) => record(step, on, { id: `s${String(id)}`, at, method })),
    );

  it('the order of the records does not matter', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(line(steps.toReversed()).toSorted()).toEqual(line(steps).toSorted());
      }),
    );
  });

  it('whatever the line gains by a step is told beforehand, and every message says something twice', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const [candidate, ...existing] = steps;
        if (candidate === undefined) return;
        const before = line(existing);
        const gained = line(steps).filter((code) => !before.includes(code));
        const told = guardStep(context, existing, candidate);
        expect(codes(told)).toEqual(expect.arrayContaining(gained));
        for (const { message, clause } of told) {
          expect(message.ja).toMatch(/ください/);
          expect(message.en).not.toBe('');
          expect(clause).toMatch(/^K25 p\.\d+/);
        }
      }),
    );
  });
});
