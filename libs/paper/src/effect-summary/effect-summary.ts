import type { LocalDate, Message } from '@renkei/kernel';
import type { Block, Cell } from '../press/blocks.ts';
import { bars, sticks } from '../press/charts.ts';
import type { Bar } from '../press/charts.ts';
import type { PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { plainDate, hundredths, permille, speaker } from '../press/words.ts';

/**
 * Labour productivity in hundredths of a yen per hour (110250n = 1,102.50); growth in thousandths a year, rounded down as
 * the rules do (49n = 4.9 %). Null: not reported or not computable.
 */
export interface EffectFiguresOf {
  readonly p0: bigint | null;
  readonly p1: bigint | null;
  readonly p2: bigint | null;
  readonly growth: bigint | null;
}

export interface EffectOfMember extends EffectFiguresOf {
  readonly name: string;
  /** Met the target itself; null: cannot be told yet. */
  readonly met: boolean | null;
  /** false: left out of the group's mean (a representative without tools). */
  readonly counted: boolean;
  /** Why something is missing, in a sentence. */
  readonly remark: Message | null;
}

export interface EffectSummaryInput extends PaperHead {
  readonly year: 1 | 2;
  /** When the report of that year is taken; null: not known yet. */
  readonly window: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly members: readonly EffectOfMember[];
  readonly group: EffectFiguresOf & {
    readonly met: boolean | null;
    /** How the mean was taken: 相加平均（K25 p.33）. */
    readonly mean: Message;
    /** Where the group stands, in a sentence. */
    readonly sentence: Message;
  };
  readonly target: {
    /** Thousandths a year: 50n = 5 %. */
    readonly growth: bigint;
    readonly clause: string;
    /** The group's productivity that reaches it, in hundredths of a yen; null: no baseline yet. */
    readonly productivity: bigint | null;
  };
}

const WORDS = {
  title: { ja: '事業実施効果報告 まとめ', en: 'Effect report: summary' },
  group: { ja: 'グループの結果', en: 'The group' },
  growth: { ja: '労働生産性の伸び（年平均）', en: 'Growth of labour productivity, a year' },
  target: { ja: '目標', en: 'Target' },
  targetLine: { ja: '目標の線', en: 'Target' },
  orMore: { ja: '以上', en: ' or more' },
  met: { ja: '達成', en: 'Met' },
  notMet: { ja: '未達', en: 'Not met' },
  open: { ja: 'まだわかりません', en: 'Not known yet' },
  later: { ja: '2年目に判断します', en: 'Told in year 2' },
  p0: { ja: '事業前（P0）', en: 'Before (P0)' },
  p1: { ja: '1年目（P1）', en: 'Year 1 (P1)' },
  p2: { ja: '2年目（P2）', en: 'Year 2 (P2)' },
  none: { ja: '未報告', en: 'Not reported' },
  perHour: { ja: '円／時間', en: ' yen an hour' },
  unit: {
    ja: '労働生産性＝（営業利益＋人件費＋減価償却費）÷（従業員数×1人あたり年間平均労働時間）。単位は1時間あたりの円です。',
    en: 'Labour productivity = (operating profit + personnel cost + depreciation) ÷ (employees × average yearly hours), in yen an hour.',
  },
  facts: { ja: '概要', en: 'At a glance' },
  year: { ja: '報告の対象', en: 'Reported year' },
  window: { ja: '報告の受付', en: 'Reports are taken' },
  mean: { ja: 'グループの平均の取り方', en: 'How the mean is taken' },
  result: { ja: '目標に対する結果', en: 'Result' },
  chart: { ja: '労働生産性（グループの平均）', en: 'Labour productivity, mean of the group' },
  standing: {
    ja: '左から伸びの大きい順です。目標に達したかどうかは、2年目に判断します。',
    en: 'From the largest growth on the left. Whether the target is met is told in year 2.',
  },
  spread: { ja: '構成員ごとの伸び', en: 'Growth by member' },
  members: { ja: '構成員ごとの数字', en: 'Figures by member' },
  number: { ja: '番号', en: 'No.' },
  member: { ja: '構成員', en: 'Member' },
  growthShort: { ja: '伸び（年）', en: 'Growth' },
  outcome: { ja: '結果', en: 'Result' },
  mean2: { ja: 'グループの平均', en: 'Mean of the group' },
  notCounted: { ja: '平均に含めません', en: 'Not in the mean' },
} as const satisfies Record<string, Message>;

/** 事業実施効果報告のまとめ: the group against its target, and every member's figures. */
export function effectSummaryPaper(input: EffectSummaryInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    sections: [{ label: null, blocks: effectBlocks(input) }],
  });
}

/** The target is about year 2: year 1 only shows where one stands. */
function outcome(met: boolean | null, year: 1 | 2): Message {
  if (met === null) return year === 1 ? WORDS.later : WORDS.open;
  return met ? WORDS.met : WORDS.notMet;
}

/** What the summary consists of. */
export function effectBlocks(input: EffectSummaryInput): Block[] {
  const { language, group, target, window } = input;
  const say = speaker(language);
  const yearWord = language === 'ja' ? `${input.year}年目` : `Year ${input.year}`;
  return [
    { kind: 'title', text: say(WORDS.title), under: `${input.groupName}　${yearWord}` },
    {
      kind: 'amount',
      label: say(WORDS.growth),
      value:
        group.growth === null
          ? say(WORDS.open)
          : `${permille(group.growth)}　${say(outcome(group.met, input.year))}`,
      note: say(group.sentence),
    },
    { kind: 'heading', text: say(WORDS.facts) },
    {
      kind: 'facts',
      rows: [
        { label: say(WORDS.year), value: yearWord },
        ...(window === null
          ? []
          : [
              {
                label: say(WORDS.window),
                value: `${plainDate(window.from, language)}${language === 'ja' ? '〜' : ' – '}${plainDate(window.to, language)}`,
              },
            ]),
        {
          label: say(WORDS.target),
          value: `${permille(target.growth)}${say(WORDS.orMore)}${language === 'ja' ? `（${target.clause}）` : ` (${target.clause})`}`,
        },
        { label: say(WORDS.mean), value: say(group.mean) },
        { label: say(WORDS.result), value: say(outcome(group.met, input.year)) },
      ],
    },
    { kind: 'heading', text: say(WORDS.group) },
    groupChart(input),
    { kind: 'text', text: say(WORDS.unit), quiet: true },
    ...spread(input),
    { kind: 'heading', text: say(WORDS.members) },
    memberTable(input),
  ];
}

function groupChart({ group, target, language }: EffectSummaryInput): Block {
  const say = speaker(language);
  const reported = [
    ['p0', 'EMPTY'],
    ['p1', 'LINES'],
    ['p2', 'SOLID'],
  ] as const;
  const rows = reported.flatMap(([key, pattern]): Bar[] => {
    const value = group[key];
    if (value === null) return [];
    const figure = `${hundredths(value)}${say(WORDS.perHour)}`;
    return [
      { label: say(WORDS[key]), pieces: [{ word: '', amount: value > 0n ? value : 0n, figure, pattern }] },
    ];
  });
  const goal: Bar[] =
    target.productivity === null
      ? []
      : [
          {
            label: say(WORDS.target),
            pieces: [
              {
                word: '',
                amount: target.productivity > 0n ? target.productivity : 0n,
                figure: `${hundredths(target.productivity)}${say(WORDS.perHour)}`,
                pattern: 'DOTS',
              },
            ],
          },
        ];
  return bars(say(WORDS.chart), [...rows, ...goal]);
}

function spread({ members, target, language, year }: EffectSummaryInput): Block[] {
  const say = speaker(language);
  const known = members.filter(({ growth }) => growth !== null);
  if (known.length === 0) return [];
  const sorted = known.toSorted((a, b) => Number((b.growth ?? 0n) - (a.growth ?? 0n)));
  const met = known.filter((member) => member.met === true).length;
  const not = known.filter((member) => member.met === false).length;
  const open = members.filter((member) => member.counted && member.met === null).length;
  const counts =
    language === 'ja'
      ? `目標に達した構成員 ${met}者（塗りつぶし）、達していない構成員 ${not}者（斜線）、まだわからない構成員 ${open}者。左から伸びの大きい順です。`
      : `${met} members met the target (filled), ${not} did not (lines), ${open} are not known yet. From the largest growth on the left.`;
  const words = year === 1 ? say(WORDS.standing) : counts;
  const line = `${say(WORDS.targetLine)} ${permille(target.growth)}`;
  const columns = sorted.map((member) => ({
    value: member.growth ?? 0n,
    pattern: member.met === true ? ('SOLID' as const) : ('LINES' as const),
  }));
  return [
    { kind: 'heading', text: say(WORDS.spread) },
    sticks(`${say(WORDS.spread)}. ${words} ${line}`, columns, { value: target.growth, word: line }),
    { kind: 'text', text: words, quiet: true },
  ];
}

function memberTable({ members, group, language, year }: EffectSummaryInput): Block {
  const say = speaker(language);
  const figure = (value: bigint | null): string => (value === null ? say(WORDS.none) : hundredths(value));
  const rate = (value: bigint | null): string => (value === null ? '—' : permille(value));
  const result = (member: EffectOfMember): Cell => [
    ...(member.counted || member.met !== null ? [{ text: say(outcome(member.met, year)) }] : []),
    ...(member.counted ? [] : [{ text: say(WORDS.notCounted), quiet: true }]),
    ...(member.remark === null ? [] : [{ text: say(member.remark), quiet: true }]),
  ];
  return {
    kind: 'table',
    columns: [
      { title: say(WORDS.number), share: 7, align: 'right' },
      { title: say(WORDS.member), share: 29 },
      { title: say(WORDS.p0), share: 13, align: 'right' },
      { title: say(WORDS.p1), share: 13, align: 'right' },
      { title: say(WORDS.p2), share: 13, align: 'right' },
      { title: say(WORDS.growthShort), share: 11, align: 'right' },
      { title: say(WORDS.outcome), share: 20 },
    ],
    rows: [
      ...members.map((member, index) => ({
        cells: [
          String(index + 1),
          member.name,
          ...[member.p0, member.p1, member.p2].map((value) =>
            value === null && !member.counted ? '—' : figure(value),
          ),
          rate(member.growth),
          result(member),
        ],
      })),
      {
        cells: [
          '',
          say(WORDS.mean2),
          figure(group.p0),
          figure(group.p1),
          figure(group.p2),
          rate(group.growth),
          say(outcome(group.met, year)),
        ],
        total: true,
      },
    ],
    size: 8.5,
  };
}
