import { err, ok } from '@renkei/kernel';
import type { Message, Result, Yen } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import type { CalculationInput, CostCategory, CostLine, MemberInput } from '../input/types.ts';
import { lineCost } from '../parts/member-costs.ts';

/** What the secretariat accepted of one cost line. */
export interface CertifiedLine {
  readonly lineId: string;
  /** Accepted cost of the whole line (not per unit), whole yen, tax-exclusive; may be under or over the plan. */
  readonly yen: Yen;
  /** true: still under examination, so it counts 0 yen until it is decided. */
  readonly parked: boolean;
}

export interface CertifiedMember {
  readonly id: string;
  /** Granted (1) of this member, as last changed (変更承認 included). */
  readonly granted: Yen;
  /** 辞退: nothing is paid, and the member no longer counts. */
  readonly withdrawn: boolean;
  /** No longer a micro business at the performance report: counted as an SME. */
  readonly lostMicro: boolean;
  /** A line of the grant without an entry was not reported: it counts 0 yen. */
  readonly lines: readonly CertifiedLine[];
}

/** What the fixing of the amounts starts from. */
export interface SettlementInput {
  /** The group as granted: rule set, readings, policy, sharing key, members and planned lines. */
  readonly input: CalculationInput;
  readonly members: readonly CertifiedMember[];
  /** Granted (2) and (3) of the group. */
  readonly granted: { readonly analysis: Yen; readonly admin: Yen };
}

export type SettlementProblemCode =
  'UNKNOWN_MEMBER' | 'MEMBER_TWICE' | 'MISSING_MEMBER' | 'UNKNOWN_LINE' | 'LINE_TWICE' | 'NEGATIVE';

export interface SettlementProblem {
  /** `members[0].lines[2]`: positions in the settlement input; '$' is the document itself. */
  readonly path: string;
  readonly code: SettlementProblemCode;
  readonly message: Message;
}

/** A line beside what was planned for it. */
export interface LineOutcome {
  readonly lineId: string;
  readonly category: CostCategory;
  readonly planned: Yen;
  /** What counts now: 0 while parked or not reported. */
  readonly certified: Yen;
  readonly state: 'CERTIFIED' | 'PARKED' | 'NOT_REPORTED';
}

const TEXTS: Readonly<Record<SettlementProblemCode, Message>> = {
  UNKNOWN_MEMBER: {
    ja: '交付決定のグループにいない構成員です。構成員をご確認ください。',
    en: 'This member is not in the granted group. Please check the member.',
  },
  MEMBER_TWICE: {
    ja: '同じ構成員が二度あります。一つにまとめてください。',
    en: 'This member is listed twice. Please keep one entry.',
  },
  MISSING_MEMBER: {
    ja: '交付決定の構成員が抜けています。辞退した構成員も「辞退」として入れてください。',
    en: 'A granted member is missing. Please enter withdrawn members too, marked as withdrawn.',
  },
  UNKNOWN_LINE: {
    ja: '交付決定にない費用です。交付決定の費用から選んでください。',
    en: 'This cost is not in the grant. Please choose one of the granted costs.',
  },
  LINE_TWICE: {
    ja: '同じ費用が二度あります。一つにまとめてください。',
    en: 'This cost is listed twice. Please keep one entry.',
  },
  NEGATIVE: { ja: '金額は0円以上で入れてください。', en: 'Please enter an amount of 0 yen or more.' },
};

function problem(path: string, code: SettlementProblemCode): SettlementProblem {
  return { path, code, message: TEXTS[code] };
}

function memberProblems(certified: CertifiedMember, member: MemberInput, path: string): SettlementProblem[] {
  const known = new Set(member.costLines.map(({ id }) => id));
  const seen = new Set<string>();
  const problems = certified.granted < 0n ? [problem(`${path}.granted`, 'NEGATIVE')] : [];
  certified.lines.forEach(({ lineId, yen }, position) => {
    const at = `${path}.lines[${position}]`;
    if (!known.has(lineId)) problems.push(problem(at, 'UNKNOWN_LINE'));
    if (seen.has(lineId)) problems.push(problem(at, 'LINE_TWICE'));
    if (yen < 0n) problems.push(problem(`${at}.yen`, 'NEGATIVE'));
    seen.add(lineId);
  });
  return problems;
}

function settlementProblems({ input, members, granted }: SettlementInput): SettlementProblem[] {
  const byId = new Map(input.members.map((member) => [member.id, member]));
  const seen = new Set<string>();
  const problems = members.flatMap((certified, index): SettlementProblem[] => {
    const path = `members[${index}]`;
    const member = byId.get(certified.id);
    if (member === undefined) return [problem(path, 'UNKNOWN_MEMBER')];
    if (seen.has(certified.id)) return [problem(path, 'MEMBER_TWICE')];
    seen.add(certified.id);
    return memberProblems(certified, member, path);
  });
  const missing = input.members.filter(({ id }) => !seen.has(id));
  return [
    ...problems,
    ...missing.map((member): SettlementProblem => {
      const { code, message } = problem('$', 'MISSING_MEMBER');
      const name = nameOf(member);
      return { path: '$', code, message: { ja: `${name}: ${message.ja}`, en: `${name}: ${message.en}` } };
    }),
    ...(granted.analysis < 0n ? [problem('granted.analysis', 'NEGATIVE')] : []),
    ...(granted.admin < 0n ? [problem('granted.admin', 'NEGATIVE')] : []),
  ];
}

function outcomeOf(line: CostLine, certified: CertifiedLine | undefined): LineOutcome {
  const { id: lineId, category } = line;
  const planned = lineCost(line);
  if (certified === undefined) return { lineId, category, planned, certified: 0n, state: 'NOT_REPORTED' };
  if (certified.parked) return { lineId, category, planned, certified: 0n, state: 'PARKED' };
  return { lineId, category, planned, certified: certified.yen, state: 'CERTIFIED' };
}

/** Each planned line of a member with what counts of it now. */
export function lineOutcomes(member: MemberInput, certified: CertifiedMember): LineOutcome[] {
  const byId = new Map(certified.lines.map((line) => [line.lineId, line]));
  return member.costLines.map((line) => outcomeOf(line, byId.get(line.id)));
}

/**
 * Whether a line is still there for the rules. Product decision `UNCERTIFIED_TOOL_HAS_NO_FUNCTION`: a line certified
 * at 0 yen, parked or not reported is dropped whole, and a SOFTWARE line takes its functions with it, so F may fall
 * from 2 to 1 or to 0. The papers do not say this in so many words; it follows from R25 第22条2 (fixed is what fits
 * the grant decision) and K25 p.32 (each function must be shown on screen in the member's use). Only a line that was
 * granted at 0 yen (a module inside another line's price) and is certified stays: nothing was taken from it.
 */
function isStillThere({ planned, certified, state }: LineOutcome): boolean {
  return certified > 0n || (planned === 0n && state === 'CERTIFIED');
}

function certifiedLines(member: MemberInput, outcomes: readonly LineOutcome[]): CostLine[] {
  return member.costLines.flatMap((line, position) => {
    const outcome = outcomes[position];
    if (outcome === undefined || !isStillThere(outcome)) return [];
    return [{ ...line, unitPrice: outcome.certified, quantity: 1 }];
  });
}

/** One granted member beside its certification. */
export interface SettledMember {
  readonly member: MemberInput;
  readonly certified: CertifiedMember;
  readonly lines: readonly LineOutcome[];
}

export interface CertifiedGroup {
  /** In the order of the grant, withdrawn members included. */
  readonly members: readonly SettledMember[];
  /** The group as it really spent: members that stayed, certified lines at quantity 1. */
  readonly actual: CalculationInput;
}

/**
 * Turns a grant and its certification into the group the rules are applied to again. A certified line is one unit at
 * the certified yen, because what is certified is the invoice and no longer unit price × quantity. The joint cap's
 * policy is not asked again (see `fixAmounts`): typed-in requests (MANUAL) are set aside.
 * Problems: UNKNOWN_MEMBER, MEMBER_TWICE, MISSING_MEMBER, UNKNOWN_LINE, LINE_TWICE, NEGATIVE.
 */
export function certifiedGroup(
  settlement: SettlementInput,
): Result<CertifiedGroup, readonly SettlementProblem[]> {
  const problems = settlementProblems(settlement);
  if (problems.length > 0) return err(problems);
  const byId = new Map(settlement.members.map((certified) => [certified.id, certified]));
  const members = settlement.input.members.flatMap((member): SettledMember[] => {
    const certified = byId.get(member.id);
    return certified === undefined ? [] : [{ member, certified, lines: lineOutcomes(member, certified) }];
  });
  const staying = members.filter(({ certified }) => !certified.withdrawn);
  const { input } = settlement;
  return ok({
    members,
    actual: {
      ...input,
      overCapPolicy: input.overCapPolicy === 'MANUAL' ? 'PRO_RATA' : input.overCapPolicy,
      requestedAnalysis: null,
      members: staying.map(({ member, certified, lines }) => ({
        ...member,
        size: certified.lostMicro ? 'SME' : member.size,
        requested: null,
        costLines: certifiedLines(member, lines),
      })),
    },
  });
}
