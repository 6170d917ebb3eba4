// eslint-disable-next-line @nx/enforce-module-boundaries -- tests only: the product wires the calendar in outside the core
import holidayJp from '@holiday-jp/holiday_jp';
import { describe, expect, it } from '@jest/globals';
import { dateOf, endOfDay, fromEpochMs, isBusinessDay, jstMinute, localDate } from '@renkei/kernel';
import type { HolidayCalendar, JstMinute } from '@renkei/kernel';
import fc from 'fast-check';
import {
  DEFAULT_INTERNAL_LEAD_BUSINESS_DAYS,
  deriveObligations,
  internalDeadline,
  retentionEnd,
} from './derive-obligations.ts';
import type { DeriveInput, DoneFact, ObligationMember } from './derive-obligations.ts';
import type { DocumentOnFile } from './requirement.ts';

const holidays: HolidayCalendar = (date) => holidayJp.isHoliday(date);
const at = (year: number, month: number, day: number, hour = 17, minute = 0) =>
  jstMinute(localDate(year, month, day), hour, minute);

const members: readonly ObligationMember[] = [
  { id: 'rep', role: 'REPRESENTATIVE', legalForm: 'CORPORATION', enrolled: true, usesTools: false },
  { id: 'shop', role: 'PARTICIPANT', legalForm: 'CORPORATION', enrolled: true, usesTools: true },
  { id: 'stall', role: 'PARTICIPANT', legalForm: 'SOLE_PROPRIETOR', enrolled: true, usesTools: true },
  { id: 'gone', role: 'PARTICIPANT', legalForm: 'CORPORATION', enrolled: false, usesTools: true },
];

/** Invented dates (見本). */
const input: DeriveInput = {
  schedule: {
    ROUND_CLOSE: at(2026, 6, 2),
    PROJECT_END: at(2027, 1, 29),
    PERFORMANCE_REPORT_DUE: at(2027, 1, 29),
    EFFECT_REPORT_1_CLOSE: endOfDay(localDate(2028, 1, 31)),
    EFFECT_REPORT_2_CLOSE: endOfDay(localDate(2029, 1, 31)),
  },
  actual: {},
  endedEarly: false,
  representativeType: 'SME',
  members,
  documents: [],
  done: [],
  internalLeadBusinessDays: DEFAULT_INTERNAL_LEAD_BUSINESS_DAYS,
  holidays,
};

const find = (changed: Partial<DeriveInput>, key: string, memberId: string | null = null) =>
  deriveObligations({ ...input, ...changed }).find((one) => one.key === key && one.memberId === memberId);
const done = (kind: DoneFact['kind'], memberId: string | null, when: JstMinute): DoneFact => ({
  kind,
  memberId,
  at: when,
});

it('asks for a paper to be sent, and for anything else to be done', () => {
  const titles = ['GBIZ_ID_PRIME', 'CERTIFICATE_OF_REGISTERED_MATTERS'].map(
    (code) => find({}, `MEMBER_DOCUMENT:${code}`, 'rep')?.title,
  );
  expect(titles).toEqual([
    { ja: '「GビズIDプライム」のアカウントを取る', en: 'Get the GビズID Prime account' },
    { ja: '「履歴事項全部証明書」を送る', en: 'Send: Certificate of registered matters' },
  ]);
});

describe('internalDeadline', () => {
  it('is 17:00 ten business days before 2 June 2026, with no holiday in between', () => {
    expect(internalDeadline(at(2026, 6, 2), 10, holidays)).toBe('2026-05-19T17:00');
  });

  it('steps over Golden Week 2027', () => {
    expect(internalDeadline(at(2027, 5, 7), 1, holidays)).toBe('2027-05-06T17:00');
    expect(internalDeadline(at(2027, 5, 7), 2, holidays)).toBe('2027-04-30T17:00');
    expect(internalDeadline(at(2027, 5, 7), 3, holidays)).toBe('2027-04-28T17:00');
    expect(internalDeadline(at(2027, 5, 10), 10, holidays)).toBe('2027-04-20T17:00');
  });

  it('steps over the turn of the year, coming-of-age day and weekends', () => {
    expect(internalDeadline(at(2027, 1, 15), 10, holidays)).toBe('2026-12-25T17:00');
    expect(internalDeadline(at(2027, 1, 5), 1, holidays)).toBe('2027-01-04T17:00');
    expect(internalDeadline(at(2027, 1, 5), 2, holidays)).toBe('2026-12-28T17:00');
  });

  it('uses a leap day as the business day it is', () => {
    expect(internalDeadline(at(2028, 3, 1), 1, holidays)).toBe('2028-02-29T17:00');
  });

  it('with no lead is the last business day up to the official one, never after the official minute', () => {
    expect(internalDeadline(endOfDay(localDate(2026, 6, 2)), 0, holidays)).toBe('2026-06-02T17:00');
    expect(internalDeadline(at(2026, 6, 2, 12, 0), 0, holidays)).toBe('2026-06-02T12:00');
    expect(internalDeadline(at(2027, 5, 5, 23, 59), 0, holidays)).toBe('2027-04-30T17:00');
  });

  it('is on a business day at or before the official minute, for any official minute', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) }).map(fromEpochMs);
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 40 }), (official, lead) => {
        const internal = internalDeadline(official, lead, holidays);
        expect(internal <= official).toBe(true);
        expect(isBusinessDay(dateOf(internal), holidays)).toBe(true);
        if (lead > 1) expect(internal < internalDeadline(official, lead - 1, holidays)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('deriveObligations', () => {
  it('puts the official filings on the official minute', () => {
    expect(find({}, 'GROUP_APPLICATION')).toMatchObject({
      dueAt: '2026-06-02T17:00',
      timing: 'OFFICIAL',
      fulfilled: false,
    });
    expect(find({}, 'PROJECT_END')?.dueAt).toBe('2027-01-29T17:00');
    expect(find({}, 'GROUP_EFFECT_REPORT_1')?.dueAt).toBe('2028-01-31T23:59');
  });

  it('asks each enrolled member for its papers, costs, evidence and figures by the internal deadline', () => {
    const of = (memberId: string) =>
      deriveObligations(input)
        .filter((one) => one.memberId === memberId)
        .map(({ key, dueAt }) => `${key} ${dueAt}`);
    expect(of('stall')).toEqual([
      'MEMBER_DOCUMENT:SECURITY_ACTION 2026-05-19T17:00',
      'MEMBER_DOCUMENT:PROPRIETOR_IDENTITY 2026-05-19T17:00',
      'MEMBER_DOCUMENT:INCOME_TAX_CERTIFICATE 2026-05-19T17:00',
      'MEMBER_DOCUMENT:TAX_RETURN_COPY 2026-05-19T17:00',
      'MEMBER_COSTS 2026-05-19T17:00',
      'MEMBER_EVIDENCE 2027-01-15T17:00',
      'MEMBER_EFFECT_FIGURES_1 2028-01-17T17:00',
      'MEMBER_EFFECT_FIGURES_2 2029-01-17T17:00',
    ]);
    expect(of('gone')).toEqual([]);
    expect(of('rep').some((line) => line.startsWith('MEMBER_EFFECT_FIGURES'))).toBe(false);
  });

  it('derives nothing from an anchor nobody knows', () => {
    expect(deriveObligations({ ...input, schedule: {} })).toEqual([]);
    const kinds = deriveObligations({ ...input, schedule: { EFFECT_REPORT_1_CLOSE: at(2028, 1, 31) } }).map(
      ({ kind }) => kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['MEMBER_EFFECT_FIGURES_1', 'GROUP_EFFECT_REPORT_1']));
  });

  it('follows the group where its actual dates differ from the schedule', () => {
    const actual = { PERFORMANCE_REPORT_DUE: at(2027, 2, 26) };
    expect(find({ actual }, 'GROUP_PERFORMANCE_REPORT')?.dueAt).toBe('2027-02-26T17:00');
    expect(find({ actual }, 'MEMBER_EVIDENCE', 'shop')?.dueAt).toBe('2027-02-10T17:00');
    expect(find({ actual }, 'PROJECT_END')?.dueAt).toBe('2027-01-29T17:00');
  });

  it('gives every obligation of one owner its own key', () => {
    const identities = deriveObligations(input).map(({ key, memberId }) => `${key} ${String(memberId)}`);
    expect(new Set(identities).size).toBe(identities.length);
  });

  it('counts what was reported done, by the member it was reported for', () => {
    const facts = [
      done('MEMBER_COSTS', 'shop', at(2026, 5, 1)),
      done('MEMBER_EVIDENCE', 'stall', at(2027, 1, 5)),
    ];
    expect(find({ done: facts }, 'MEMBER_COSTS', 'shop')?.fulfilled).toBe(true);
    expect(find({ done: facts }, 'MEMBER_COSTS', 'stall')?.fulfilled).toBe(false);
    expect(find({ done: facts }, 'MEMBER_EVIDENCE', 'stall')?.fulfilled).toBe(true);
  });

  it('drops what members still owed for a filing that has gone out, and keeps what they did', () => {
    const facts = [
      done('GROUP_APPLICATION', null, at(2026, 6, 1)),
      done('MEMBER_COSTS', 'shop', at(2026, 5, 1)),
    ];
    expect(find({ done: facts }, 'GROUP_APPLICATION')?.fulfilled).toBe(true);
    expect(find({ done: facts }, 'MEMBER_COSTS', 'shop')?.fulfilled).toBe(true);
    expect(find({ done: facts }, 'MEMBER_COSTS', 'stall')).toBeUndefined();
    expect(find({ done: facts }, 'MEMBER_DOCUMENT:TAX_RETURN_COPY', 'stall')).toBeUndefined();
    expect(find({ done: facts }, 'MEMBER_EVIDENCE', 'stall')?.fulfilled).toBe(false);
  });
});

describe('documents and their age', () => {
  const paper = (issuedOn: DocumentOnFile['issuedOn']): DocumentOnFile => ({
    memberId: 'shop',
    requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
    issuedOn,
    receivedOn: localDate(2026, 5, 20),
  });
  const key = 'MEMBER_DOCUMENT:CERTIFICATE_OF_REGISTERED_MATTERS';
  const renewal = 'MEMBER_DOCUMENT_RENEWAL:CERTIFICATE_OF_REGISTERED_MATTERS';

  it('is met by a paper young enough on the closing day', () => {
    const documents = [paper(localDate(2026, 3, 2))];
    expect(find({ documents }, key, 'shop')?.fulfilled).toBe(true);
    expect(find({ documents }, key, 'rep')?.fulfilled).toBe(false);
    expect(find({ documents }, renewal, 'shop')).toBeUndefined();
  });

  it('asks for a fresh one instead when it will be too old, naming the earliest day of issue', () => {
    const documents = [paper(localDate(2026, 3, 1))];
    expect(find({ documents }, key, 'shop')).toBeUndefined();
    const asked = find({ documents }, renewal, 'shop');
    expect(asked).toMatchObject({ fulfilled: false, dueAt: '2026-05-19T17:00' });
    expect(asked?.title.ja).toContain('2026-03-02以降');
  });

  it('counts both as met once the fresh one is there', () => {
    const documents = [paper(localDate(2026, 3, 1)), paper(localDate(2026, 5, 18))];
    expect(find({ documents }, key, 'shop')?.fulfilled).toBe(true);
    expect(find({ documents }, renewal, 'shop')?.fulfilled).toBe(true);
  });

  it('makes a good paper too old when the round moves, and judges by the day it was really submitted', () => {
    const documents = [paper(localDate(2026, 3, 2))];
    const moved = { ...input.schedule, ROUND_CLOSE: at(2026, 6, 3) };
    expect(find({ documents, schedule: moved }, renewal, 'shop')?.fulfilled).toBe(false);
    const facts = [done('GROUP_APPLICATION', null, at(2026, 6, 1))];
    expect(find({ documents, schedule: moved, done: facts }, key, 'shop')?.fulfilled).toBe(true);
  });

  it('does not call a paper without a readable date met', () => {
    expect(find({ documents: [paper(null)] }, key, 'shop')?.fulfilled).toBe(false);
  });
});

describe('keeping the papers', () => {
  it.each([
    [localDate(2027, 3, 31), '2032-03-31'],
    [localDate(2027, 4, 1), '2033-03-31'],
  ])('a project completed on %s keeps them to %s', (completed, end) => {
    expect(retentionEnd(completed)).toBe(end);
  });

  it('is known only once the project was completed, and outlives an early end', () => {
    expect(find({}, 'EVIDENCE_RETENTION_END')).toBeUndefined();
    const facts = [done('PROJECT_END', null, at(2027, 1, 20))];
    expect(find({ done: facts }, 'EVIDENCE_RETENTION_END')).toMatchObject({
      dueAt: '2032-03-31T23:59',
      timing: 'INFORMATION',
    });
    const ended = deriveObligations({ ...input, done: facts, endedEarly: true });
    expect(ended.map(({ kind }) => kind)).toEqual(['EVIDENCE_RETENTION_END']);
    expect(deriveObligations({ ...input, endedEarly: true })).toEqual([]);
  });
});
