import { floorOf, formatYen, formatYenEn, minYen, ratio } from '@renkei/kernel';
import type { Message, Ratio, Yen } from '@renkei/kernel';
import { calculate } from './calculate.ts';
import type { MemberInput } from './input/types.ts';
import { functionBits, memberCosts } from './parts/member-costs.ts';
import { DEFAULT_RULE_SET_ID } from './rule-set/rule-sets.ts';
import type { RuleSet } from './rule-set/types.ts';

export const FRAMES = ['NORMAL_A', 'NORMAL_B', 'SECURITY', 'DIGITAL_BASE'] as const;
/** The 2023 deck's other frames a business can apply for by itself (S23). */
export type Frame = (typeof FRAMES)[number];

export const CERTAINTIES = ['EXACT', 'UPPER_BOUND', 'NOT_COMPUTABLE'] as const;
/** EXACT: the deck's rule gives this yen. UPPER_BOUND: never more. NOT_COMPUTABLE: the deck or the lines do not say. */
export type Certainty = (typeof CERTAINTIES)[number];

export interface FrameQuote {
  readonly frame: Frame;
  readonly label: Message;
  readonly certainty: Certainty;
  /** null when not computable. */
  readonly eligibleCost: Yen | null;
  /** null when not computable; 0 when the frame cannot be had with these lines. */
  readonly subsidy: Yen | null;
  readonly reason: Message;
  readonly clause: 'S23';
}

/** What the lines do not tell: how many work processes (プロセス) the software covers; null = not known. */
export interface AloneFacts {
  readonly processes: number | null;
}

export const FRAME_LABELS: Readonly<Record<Frame, Message>> = {
  NORMAL_A: { ja: '通常枠（A類型）', en: 'Normal frame, type A' },
  NORMAL_B: { ja: '通常枠（B類型）', en: 'Normal frame, type B' },
  SECURITY: { ja: 'セキュリティ対策推進枠', en: 'Security frame' },
  DIGITAL_BASE: { ja: 'デジタル化基盤導入類型', en: 'Digital infrastructure type' },
};

interface NormalFrame {
  readonly frame: 'NORMAL_A' | 'NORMAL_B';
  readonly minimum: Yen;
  readonly maximum: Yen;
  readonly rate: Ratio;
  readonly processes: number;
}

/** S23: A from ¥50,000 to under ¥1,500,000, B from ¥1,500,000 to ¥4,500,000; both at most 1/2. */
const NORMAL_FRAMES: readonly NormalFrame[] = [
  { frame: 'NORMAL_A', minimum: 50_000n, maximum: 1_499_999n, rate: ratio(1n, 2n), processes: 1 },
  { frame: 'NORMAL_B', minimum: 1_500_000n, maximum: 4_500_000n, rate: ratio(1n, 2n), processes: 4 },
];

function quote(
  frame: Frame,
  certainty: Certainty,
  eligibleCost: Yen | null,
  subsidy: Yen | null,
  reason: Message,
): FrameQuote {
  return { frame, label: FRAME_LABELS[frame], certainty, eligibleCost, subsidy, reason, clause: 'S23' };
}

function normalFrame(
  cost: Yen,
  facts: AloneFacts,
  { frame, minimum, maximum, rate, processes }: NormalFrame,
): FrameQuote {
  const most = floorOf(cost, rate);
  if (most < minimum) {
    return quote(frame, 'EXACT', cost, 0n, {
      ja: `費用の1/2は${formatYen(most)}で、この枠の下限 ${formatYen(minimum)} に届きません。`,
      en: `Half of the cost is ${formatYenEn(most)}, under this frame's minimum of ${formatYenEn(minimum)}.`,
    });
  }
  if (facts.processes !== null && facts.processes < processes) {
    return quote(frame, 'EXACT', cost, 0n, {
      ja: `この枠には${processes}つ以上のプロセスをもつソフトウェアが必要です。`,
      en: `This frame needs software covering ${processes} or more processes.`,
    });
  }
  return quote(frame, 'UPPER_BOUND', cost, minYen(most, maximum), {
    ja: `補助率は「1/2以内」で、実際の率は決まっていません。多くてもこの額です。${processes}つ以上のプロセスが条件で、ハードウェアは対象外です。`,
    en: `The rate is "at most 1/2", so this is the most it can be. Needs ${processes} or more processes; hardware is not eligible.`,
  });
}

/** 「as (1) per business」: the same tiers, functions and hardware caps, without a group. */
function digitalBase(member: MemberInput, ruleSet: RuleSet): FrameQuote {
  const result = calculate(
    {
      ruleSet: ruleSet.id,
      interpretation: {},
      overCapPolicy: 'PRO_RATA',
      requestedAnalysis: null,
      sharingKey: 'EQUAL',
      members: [member],
    },
    ruleSet,
  );
  const { eligible, available } = result.infrastructure;
  return quote('DIGITAL_BASE', 'EXACT', eligible, available, {
    ja: '基盤導入経費(1)と同じ計算です。消費動向等分析(2)と事務費(3)は、ひとりでは申請できません。',
    en: 'The same calculation as (1). Analysis (2) and admin (3) cannot be had alone.',
  });
}

/**
 * What one member could get by applying alone for the 2023 deck's other frames (program rules §8), from its own
 * lines. Says how sure each figure is and never invents: other years' frames and security services are not known
 * here. The same cost can never be claimed twice (S23 p.2).
 */
export function priceAlone(
  member: MemberInput,
  ruleSet: RuleSet,
  facts: AloneFacts = { processes: null },
): FrameQuote[] {
  if (ruleSet.id !== DEFAULT_RULE_SET_ID) {
    const reason = {
      ja: 'ほかの枠の条件は2023年度の資料しかないため、この年度では計算できません。',
      en: 'The other frames are known from the 2023 deck only, so this year cannot be computed.',
    };
    return FRAMES.map((frame) => quote(frame, 'NOT_COMPUTABLE', null, null, reason));
  }
  const { software, service } = memberCosts(member.costLines, functionBits(ruleSet.eligibleFunctions.value));
  return [
    ...NORMAL_FRAMES.map((frame) => normalFrame(software + service, facts, frame)),
    quote('SECURITY', 'NOT_COMPUTABLE', null, null, {
      ja: '「サイバーセキュリティお助け隊サービス」の利用料（最大2年分）が対象です。費用の行からはわからないため計算していません。',
      en: 'Covers fees of a listed security service for up to two years; the cost lines do not tell, so it is not computed.',
    }),
    digitalBase(member, ruleSet),
  ];
}
