import type { Message } from '@renkei/kernel';
import { S23, k25, r25, x25 } from './sources.ts';
import type { InterpretationKey, Readings, Source } from './types.ts';

export interface OfficialReading<Value extends string = string> {
  /** The switch value that follows this reading; null where no switch exists. */
  readonly value: Value | null;
  readonly sources: readonly Source[];
  readonly says: Message;
}

/** A point on which the official papers do not agree. Shown to users, never hidden. */
export interface Disagreement {
  readonly id: InterpretationKey | 'smartphones';
  readonly title: Message;
  /** What the point can change: the subsidy, the productivity target, or what may be bought. */
  readonly affects: 'SUBSIDY' | 'PRODUCTIVITY' | 'ELIGIBILITY';
  readonly readings: readonly OfficialReading[];
}

type SwitchReadings<Key extends InterpretationKey> = readonly OfficialReading<Readings[Key]>[];

const adminFeeBase: SwitchReadings<'adminFeeBase'> = [
  {
    value: 'subsidy',
    sources: [x25('様式7')],
    says: { ja: '(1)と(2)の補助金申請額の10%', en: '10 % of the subsidy requested for (1) and (2)' },
  },
  {
    value: 'eligible-cost',
    sources: [r25('別表1')],
    says: { ja: '(1)と(2)の費用（補助対象経費）の10%', en: '10 % of the eligible cost of (1) and (2)' },
  },
];

const analysisMemberCount: SwitchReadings<'analysisMemberCount'> = [
  {
    value: 'all-members',
    sources: [S23],
    says: { ja: '50万円 × グループ構成員数（全員）', en: '¥500,000 × all members of the group' },
  },
  {
    value: 'introducing-members',
    sources: [k25('p.20'), r25('別表1 *3')],
    says: {
      ja: '50万円 × 消費動向等分析のツールを導入する構成員の数',
      en: '¥500,000 × the members that introduce analysis tools',
    },
  },
];

const tierBoundary: SwitchReadings<'tierBoundary'> = [
  {
    value: 'x25',
    sources: [x25('様式5')],
    says: { ja: '小規模事業者の4/5は625,001円まで', en: '4/5 for micro businesses up to ¥625,001 of cost' },
  },
  {
    value: 'exact',
    sources: [k25('p.20')],
    says: {
      ja: '補助額50万円 ÷ 4/5 = 625,000円ちょうどまで',
      en: '¥500,000 of subsidy ÷ 4/5 = exactly ¥625,000 of cost',
    },
  },
];

const productivityMean: SwitchReadings<'productivityMean'> = [
  {
    value: 'arithmetic',
    sources: [k25('p.33'), x25('計算用ツール')],
    says: { ja: '構成員の労働生産性の算術平均', en: 'arithmetic mean of the members’ productivity' },
  },
  {
    value: 'geometric',
    sources: [k25('p.13')],
    says: { ja: '構成員の労働生産性の幾何平均', en: 'geometric mean of the members’ productivity' },
  },
];

const BY_ID: Readonly<Record<Disagreement['id'], Omit<Disagreement, 'id'>>> = {
  adminFeeBase: {
    title: { ja: '事務費の上限のもとになる額', en: 'What the limit of the admin costs is taken from' },
    affects: 'SUBSIDY',
    readings: adminFeeBase,
  },
  analysisMemberCount: {
    title: { ja: '50万円に掛ける構成員の数', en: 'The members counted for the ¥500,000' },
    affects: 'SUBSIDY',
    readings: analysisMemberCount,
  },
  tierBoundary: {
    title: { ja: '小規模事業者の4/5の境目', en: 'The edge of the 4/5 tier for micro businesses' },
    affects: 'SUBSIDY',
    readings: tierBoundary,
  },
  productivityMean: {
    title: { ja: 'グループの労働生産性の平均', en: 'The mean behind the group’s productivity' },
    affects: 'PRODUCTIVITY',
    readings: productivityMean,
  },
  smartphones: {
    title: { ja: 'スマートフォンをハードウェアに含めるか', en: 'Whether smartphones count as hardware' },
    affects: 'ELIGIBILITY',
    readings: [
      { value: null, sources: [k25('p.20')], says: { ja: '含める', en: 'They count' } },
      {
        value: null,
        sources: [k25('p.17, p.19'), r25('別表2')],
        says: { ja: '含めない', en: 'They do not' },
      },
    ],
  },
};

export function disagreementOf(id: Disagreement['id']): Disagreement {
  return { id, ...BY_ID[id] };
}

/** Every point on which the papers disagree, for showing them all. */
export const DISAGREEMENTS: readonly Disagreement[] = (Object.keys(BY_ID) as Disagreement['id'][]).map(
  disagreementOf,
);
