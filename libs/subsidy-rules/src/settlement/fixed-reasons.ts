import { formatRatio, formatYen, formatYenEn, sumYen } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import { PART_OF_CATEGORY } from '../input/types.ts';
import type { CostPart } from '../input/types.ts';
import type { AdminAmounts } from '../parts/admin.ts';
import type { CalculationResult } from '../result.ts';
import type { RuleSet } from '../rule-set/types.ts';
import type { LineOutcome, SettledMember } from './certified-input.ts';
import type { FixedBound, FixedNote } from './fixed-amounts.ts';

/** One sentence: which of the rules' amount and the granted amount decided. */
export function reasonFor(bound: FixedBound, ruled: Yen, granted: Yen, fixed: Yen): Message {
  const [r, g, f] = [formatYen(ruled), formatYen(granted), formatYen(fixed)];
  const [re, ge, fe] = [formatYenEn(ruled), formatYenEn(granted), formatYenEn(fixed)];
  switch (bound) {
    case 'WITHDRAWN':
      return {
        ja: `辞退したため、交付決定の${g}は交付されません。`,
        en: `Withdrawn: the granted ${ge} will not be paid.`,
      };
    case 'JOINT_CAP':
      return {
        ja: `(1)と(2)を合わせた上限に収めるため、${f}になります。`,
        en: `Cut to ${fe} to stay within the joint cap of (1) and (2).`,
      };
    case 'AS_GRANTED':
      return {
        ja: `認められた費用から計算した額が交付決定と同じ${g}です。`,
        en: `The accepted costs give exactly the granted ${ge}.`,
      };
    case 'GRANT':
      return {
        ja: `認められた費用からは${r}になりますが、交付決定の${g}が上限です。`,
        en: `The accepted costs would give ${re}, but the granted ${ge} is the limit.`,
      };
    case 'ACTUAL':
      return {
        ja: `認められた費用から計算すると${r}で、交付決定の${g}より${formatYen(granted - ruled)}少なくなります。`,
        en: `The accepted costs give ${re}, which is ${formatYenEn(granted - ruled)} less than the granted ${ge}.`,
      };
  }
}

/** Deductions, parked and unreported lines of one part of the programme. */
function lineNotes(all: readonly LineOutcome[], part: CostPart): FixedNote[] {
  const lines = all.filter(({ category }) => PART_OF_CATEGORY[category] === part);
  const certified = lines.filter(({ state }) => state === 'CERTIFIED');
  const deducted = sumYen(
    certified.map((line) => (line.certified < line.planned ? line.planned - line.certified : 0n)),
  );
  const over = sumYen(
    certified.map((line) => (line.certified > line.planned ? line.certified - line.planned : 0n)),
  );
  const plannedOf = (state: LineOutcome['state']): Yen =>
    sumYen(lines.filter((line) => line.state === state).map(({ planned }) => planned));
  const [parked, unreported] = [plannedOf('PARKED'), plannedOf('NOT_REPORTED')];
  const notes: FixedNote[] = [];
  if (deducted > 0n) {
    notes.push({
      code: 'DEDUCTED',
      message: {
        ja: `計画より${formatYen(deducted)}少ない費用が認められました（税抜）。`,
        en: `The accepted costs are ${formatYenEn(deducted)} under the plan (without tax).`,
      },
    });
  }
  if (over > 0n) {
    notes.push({
      code: 'OVER_PLAN',
      message: {
        ja: `計画を${formatYen(over)}超えた費用があります。補助金は交付決定額より増えません。`,
        en: `Costs are ${formatYenEn(over)} over the plan. The subsidy never exceeds the granted amount.`,
      },
    });
  }
  if (lines.some(({ state }) => state === 'PARKED')) {
    notes.push({
      code: 'PARKED',
      message: {
        ja: `計画${formatYen(parked)}分の費用は確認中のため、今は0円として計算しています。確認が終わったら結果を入れてください。`,
        en: `Costs planned at ${formatYenEn(parked)} are under examination and count 0 for now. Please enter the outcome when it is known.`,
      },
    });
  }
  if (lines.some(({ state }) => state === 'NOT_REPORTED')) {
    notes.push({
      code: 'NOT_REPORTED',
      message: {
        ja: `計画${formatYen(unreported)}分の費用は認められた額がまだ入っていないため、0円として計算しています。`,
        en: `No accepted amount is entered for costs planned at ${formatYenEn(unreported)}; they count 0.`,
      },
    });
  }
  return notes;
}

export interface MemberOutcome {
  readonly lines: readonly LineOutcome[];
  readonly functions: { readonly granted: number; readonly actual: number };
  readonly lostMicro: boolean;
}

/** What happened to (1) of one member. */
export function memberNotes({ lines, functions, lostMicro }: MemberOutcome, ruleSet: RuleSet): FixedNote[] {
  const notes = lineNotes(lines, 'INFRASTRUCTURE');
  if (functions.actual < functions.granted) {
    const none = functions.actual === 0;
    notes.push({
      code: 'FUNCTIONS_FELL',
      message: {
        ja: `対象になる機能が${functions.granted}から${functions.actual}に減りました。${none ? '対象のソフトウェアがないため、PC・レジなども対象になりません。' : '補助の計算もこの機能の数で行います。'}`,
        en: `Eligible functions fell from ${functions.granted} to ${functions.actual}. ${none ? 'Without eligible software, hardware does not count either.' : 'The subsidy is worked out with this number.'}`,
      },
    });
  }
  const [micro, sme] = [ruleSet.firstTier.MICRO.rate.value, ruleSet.firstTier.SME.rate.value].map(
    formatRatio,
  );
  if (lostMicro && micro !== sme) {
    notes.push({
      code: 'MICRO_LOST',
      message: {
        ja: `小規模事業者でなくなったため、補助率${micro}ではなく${sme}で計算しています。`,
        en: `No longer a micro business: ${sme} applies instead of ${micro}.`,
      },
    });
  }
  return notes;
}

/** What happened to (2): its lines, and the limit per member when someone left or no longer introduces a tool. */
export function analysisNotes(
  settled: readonly SettledMember[],
  planned: CalculationResult,
  actual: CalculationResult,
): FixedNote[] {
  const notes = lineNotes(
    settled.flatMap(({ lines, certified }) => (certified.withdrawn ? [] : lines)),
    'ANALYSIS',
  );
  const [before, after] = [planned.analysis, actual.analysis];
  if (before.limit === after.limit) return notes;
  const gone = settled.filter(({ certified }) => certified.withdrawn).map(({ member }) => nameOf(member));
  const [who, whoEn] =
    gone.length === 0 ? ['', ''] : [`（辞退: ${gone.join('、')}）`, ` (withdrawn: ${gone.join(', ')})`];
  notes.push({
    code: 'MEMBER_LIMIT_CHANGED',
    message: {
      ja: `数える構成員が${before.countedMembers}から${after.countedMembers}に変わり${who}、消費動向等分析経費の上限は${formatYen(before.limit)}から${formatYen(after.limit)}になりました。`,
      en: `Counted members changed from ${before.countedMembers} to ${after.countedMembers}${whoEn}, so the limit of the analysis costs went from ${formatYenEn(before.limit)} to ${formatYenEn(after.limit)}.`,
    },
  });
  return notes;
}

/** What happened to (3): its lines, and the base its 10 % is taken of. */
export function adminNotes(
  settled: readonly SettledMember[],
  amounts: AdminAmounts,
  planned: AdminAmounts,
): FixedNote[] {
  const notes = lineNotes(
    settled.flatMap(({ lines, certified }) => (certified.withdrawn ? [] : lines)),
    'ADMIN',
  );
  if (amounts.limit === null) {
    notes.push({
      code: 'ADMIN_CAP_UNKNOWN',
      message: {
        ja: '事務費の上限が資料からわからないため、(3)は計算していません。上限を入れてください。',
        en: 'The papers do not give the cap of the admin costs, so (3) is not computed. Please enter the cap.',
      },
    });
  } else if (amounts.base !== planned.base) {
    notes.push({
      code: 'ADMIN_BASE_CHANGED',
      message: {
        ja: `事務費の上限のもとになる額が${formatYen(planned.base)}から${formatYen(amounts.base)}に変わり、上限は${formatYen(amounts.limit)}です。`,
        en: `What the admin limit is taken from went from ${formatYenEn(planned.base)} to ${formatYenEn(amounts.base)}; the limit is ${formatYenEn(amounts.limit)}.`,
      },
    });
  }
  return notes;
}
