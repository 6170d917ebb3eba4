import type { Message, Yen } from '@renkei/kernel';
import { FIGURE_MESSAGES } from './figure-messages.ts';
import type { EffectFigures, EffectMember } from './productivity.ts';

export const FIGURE_FIELDS = [
  'operatingProfit',
  'personnelCost',
  'depreciation',
  'employees',
  'hoursHundredths',
] as const;
export type FigureField = (typeof FIGURE_FIELDS)[number];

export const FIGURE_CHECK_CODES = [
  'SAME_AS_BASELINE',
  'MOSTLY_SAME_AS_BASELINE',
  'SAME_AS_OTHER_MEMBER',
  'UNIT_SLIP',
  'CHANGE_IMPLAUSIBLE',
  'PRODUCTIVITY_CHANGE_IMPLAUSIBLE',
  'NEGATIVE_AMOUNT',
  'NO_EMPLOYEES',
  'HOURS_OVER_A_YEAR',
  'HOURS_UNDER_ONE',
  'PERSONNEL_COST_PER_HOUR_LOW',
  'PERSONNEL_COST_PER_HOUR_HIGH',
] as const;
export type FigureCheckCode = (typeof FIGURE_CHECK_CODES)[number];

/** A figure worth a second look. It warns and never refuses: an unusual year may well be true. */
export interface FigureCheck {
  readonly code: FigureCheckCode;
  readonly memberId: string;
  /** The year the figure belongs to. */
  readonly year: 'BASELINE' | 'REPORTED';
  /** null: it is about all figures of that year. */
  readonly field: FigureField | null;
  /** SAME_AS_OTHER_MEMBER: whose figures they equal. */
  readonly otherMemberId: string | null;
  readonly message: Message;
}

/**
 * What counts as unusual. No paper names such limits: these are product decisions, made so that an ordinary good or
 * bad year of a small shop passes (the Board of Audit found wrong effect figures at 255 entities, program rules §7).
 */
export const FIGURE_LIMITS = {
  /** Times up or down against the baseline, per figure. Profit may swing freely, so it has none. */
  changeFactor: { personnelCost: 3n, depreciation: 10n, employees: 3n, hoursHundredths: 2n },
  /** Times up or down of the productivity itself. */
  productivityFactor: 3n,
  /** Between 500 and 2,000 times: thousands of yen typed as yen, or the other way round. */
  unitSlip: { from: 500n, to: 2000n },
  /** 24 hours on 365 days. */
  hoursHundredthsMost: 24n * 365n * 100n,
  hoursHundredthsLeast: 100n,
  /** Personnel cost per hour worked, in yen. */
  personnelCostPerHour: { least: 500n, most: 20_000n },
  /** Yen figures that repeat to the yen (0 aside) before it looks copied. */
  repeatedYenFigures: 2,
} as const;

const YEN_FIELDS = ['operatingProfit', 'personnelCost', 'depreciation'] as const;

type Report = (code: FigureCheckCode, field: FigureField | null) => FigureCheck;

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** true when the larger of two amounts above 0 is at least `times` the smaller. */
function atLeastTimes(a: bigint, b: bigint, times: bigint): boolean {
  const [small, large] = a < b ? [a, b] : [b, a];
  return small > 0n && large >= small * times;
}

function isUnitSlip(baseline: Yen, reported: Yen): boolean {
  const [a, b] = [absolute(baseline), absolute(reported)];
  const { from, to } = FIGURE_LIMITS.unitSlip;
  return atLeastTimes(a, b, from) && !atLeastTimes(a, b, to + 1n);
}

/** One year by itself. */
function checkYear(figures: EffectFigures, report: Report): FigureCheck[] {
  const { personnelCost, depreciation, employees, hoursHundredths } = figures;
  const checks: FigureCheck[] = [];
  const when = (unusual: boolean, code: FigureCheckCode, field: FigureField): void => {
    if (unusual) checks.push(report(code, field));
  };
  when(personnelCost < 0n, 'NEGATIVE_AMOUNT', 'personnelCost');
  when(depreciation < 0n, 'NEGATIVE_AMOUNT', 'depreciation');
  when(employees <= 0n, 'NO_EMPLOYEES', 'employees');
  when(hoursHundredths > FIGURE_LIMITS.hoursHundredthsMost, 'HOURS_OVER_A_YEAR', 'hoursHundredths');
  when(hoursHundredths < FIGURE_LIMITS.hoursHundredthsLeast, 'HOURS_UNDER_ONE', 'hoursHundredths');
  const hours = employees * hoursHundredths;
  if (checks.length === 0) {
    const { least, most } = FIGURE_LIMITS.personnelCostPerHour;
    when(personnelCost * 100n < least * hours, 'PERSONNEL_COST_PER_HOUR_LOW', 'personnelCost');
    when(personnelCost * 100n > most * hours, 'PERSONNEL_COST_PER_HOUR_HIGH', 'personnelCost');
  }
  return checks;
}

function repeatedYen(a: EffectFigures, b: EffectFigures): number {
  return YEN_FIELDS.filter((field) => a[field] !== 0n && a[field] === b[field]).length;
}

function allEqual(a: EffectFigures, b: EffectFigures): boolean {
  return FIGURE_FIELDS.every((field) => a[field] === b[field]);
}

function productivityJumped(baseline: EffectFigures, reported: EffectFigures): boolean {
  const value = (figures: EffectFigures): bigint =>
    figures.operatingProfit + figures.personnelCost + figures.depreciation;
  const hours = (figures: EffectFigures): bigint => figures.employees * figures.hoursHundredths;
  const [before, after] = [value(baseline) * hours(reported), value(reported) * hours(baseline)];
  return before > 0n && after > 0n && atLeastTimes(before, after, FIGURE_LIMITS.productivityFactor);
}

/** The reported year beside the baseline. */
function checkChange(baseline: EffectFigures, reported: EffectFigures, report: Report): FigureCheck[] {
  if (allEqual(baseline, reported)) return [report('SAME_AS_BASELINE', null)];
  const slips = YEN_FIELDS.filter((field) => isUnitSlip(baseline[field], reported[field]));
  const jumps = (['personnelCost', 'depreciation', 'employees', 'hoursHundredths'] as const).filter(
    (field) =>
      !slips.some((slip) => slip === field) &&
      atLeastTimes(baseline[field], reported[field], FIGURE_LIMITS.changeFactor[field]),
  );
  const copied = repeatedYen(baseline, reported) >= FIGURE_LIMITS.repeatedYenFigures;
  const explained = slips.length > 0 || jumps.length > 0;
  return [
    ...(copied ? [report('MOSTLY_SAME_AS_BASELINE', null)] : []),
    ...slips.map((field) => report('UNIT_SLIP', field)),
    ...jumps.map((field) => report('CHANGE_IMPLAUSIBLE', field)),
    ...(!explained && productivityJumped(baseline, reported)
      ? [report('PRODUCTIVITY_CHANGE_IMPLAUSIBLE', null)]
      : []),
  ];
}

function reporter(
  member: EffectMember,
  year: FigureCheck['year'],
  other: EffectMember | null = null,
): Report {
  return (code, field) => ({
    code,
    memberId: member.id,
    year,
    field,
    otherMemberId: other?.id ?? null,
    message: FIGURE_MESSAGES[code]({ member, year, field, other }),
  });
}

/** A member whose yen figures of a year repeat an earlier member's, none of the three differing. */
function checkCopies(members: readonly EffectMember[], year: FigureCheck['year']): FigureCheck[] {
  const first = new Map<string, EffectMember>();
  return members.flatMap((member): FigureCheck[] => {
    const figures = year === 'BASELINE' ? member.baseline : member.reported;
    if (figures === null || YEN_FIELDS.every((field) => figures[field] === 0n)) return [];
    const key = YEN_FIELDS.map((field) => figures[field]).join(' ');
    const other = first.get(key);
    if (other !== undefined) return [reporter(member, year, other)('SAME_AS_OTHER_MEMBER', null)];
    first.set(key, member);
    return [];
  });
}

/**
 * Figures that look copied, slipped by a unit or beyond what is plausible, member by member and then between members.
 * Warnings only. Yen, employees, and hundredths of an hour.
 */
export function checkFigures(members: readonly EffectMember[]): FigureCheck[] {
  const each = members.flatMap((member): FigureCheck[] => {
    const { baseline, reported } = member;
    const [onBaseline, onReported] = [reporter(member, 'BASELINE'), reporter(member, 'REPORTED')];
    return [
      ...(baseline === null ? [] : checkYear(baseline, onBaseline)),
      ...(reported === null ? [] : checkYear(reported, onReported)),
      ...(baseline === null || reported === null ? [] : checkChange(baseline, reported, onReported)),
    ];
  });
  return [...each, ...checkCopies(members, 'BASELINE'), ...checkCopies(members, 'REPORTED')];
}
