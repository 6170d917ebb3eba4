import type { LocalDate, Message, Yen } from '@renkei/kernel';
import type { Block, Row } from '../press/blocks.ts';
import { bars } from '../press/charts.ts';
import type { PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { plainDate, speaker, yen, yenChange } from '../press/words.ts';

/** One amount that was or will be fixed; whole yen, tax-exclusive. */
export interface FixedEntry {
  /** The member; null: an amount of the whole group, (2) or (3). */
  readonly memberName: string | null;
  /** (1) 基盤導入経費, (2) …, (3) …. */
  readonly category: Message;
  readonly granted: Yen;
  /** The eligible costs that were accepted. */
  readonly actualEligible: Yen;
  readonly fixed: Yen;
  /** Which of the two limits decided, and what happened, in sentences. */
  readonly reasons: readonly Message[];
}

export interface FixingSummaryInput extends PaperHead {
  /** OFFICIAL: as the secretariat's notice says; EXPECTED: what the rules give on what was accepted so far. */
  readonly standing: 'EXPECTED' | 'OFFICIAL';
  /** The notice that says it; null before there is one. */
  readonly notice: { readonly number: string; readonly on: LocalDate } | null;
  readonly entries: readonly FixedEntry[];
  /** Sums per category, in the order to be printed. */
  readonly totals: readonly {
    readonly category: Message;
    readonly granted: Yen;
    readonly actualEligible: Yen;
    readonly fixed: Yen;
  }[];
  readonly total: { readonly granted: Yen; readonly actualEligible: Yen; readonly fixed: Yen };
}

const WORDS = {
  title: { ja: '補助金の額の確定 まとめ', en: 'Fixing of the amount: summary' },
  expected: {
    ja: '事務局の通知がある前の見込みです。認められた費用から、きまりどおりに計算しています。',
    en: 'Expected, before the notice of the secretariat: worked out by the rules from the accepted costs.',
  },
  official: { ja: '事務局の通知による確定額です。', en: 'As the notice of the secretariat says.' },
  totalFixed: { ja: '確定額の合計', en: 'Fixed in all' },
  totalExpected: { ja: '確定額の見込みの合計', en: 'Expected to be fixed in all' },
  grantedWord: { ja: '交付決定', en: 'Granted' },
  totals: { ja: '経費の区分ごとの合計', en: 'By category' },
  entries: { ja: '構成員ごとの額と理由', en: 'By member, with the reasons' },
  member: { ja: '構成員・区分', en: 'Member, category' },
  category: { ja: '区分', en: 'Category' },
  group: { ja: 'グループ全体', en: 'The whole group' },
  granted: { ja: '交付決定額', en: 'Granted' },
  actual: { ja: '認められた費用', en: 'Accepted costs' },
  fixed: { ja: '確定額', en: 'Fixed' },
  difference: { ja: '差', en: 'Difference' },
  reason: { ja: '理由', en: 'Reason' },
  total: { ja: '合計', en: 'Total' },
  note: {
    ja: '確定額は、認められた費用から計算した額と交付決定額の、少ないほうです。差は、確定額から交付決定額を引いた額です。金額は税抜です。',
    en: 'The fixed amount is the lower of what the rules give on the accepted costs and what was granted. Difference is fixed minus granted. Amounts are without tax.',
  },
} as const satisfies Record<string, Message>;

/** 額の確定のまとめ, landscape: granted, accepted costs, fixed, difference and the reason of each amount. */
export function fixingSummaryPaper(input: FixingSummaryInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    layout: 'landscape',
    sections: [{ label: null, blocks: fixingBlocks(input) }],
  });
}

/** What the summary consists of. */
export function fixingBlocks(input: FixingSummaryInput): Block[] {
  const { language, total, standing } = input;
  const say = speaker(language);
  const money = (amount: Yen): string => yen(amount, language);
  const amounts = (of: { granted: Yen; actualEligible: Yen; fixed: Yen }): string[] => [
    money(of.granted),
    money(of.actualEligible),
    money(of.fixed),
    yenChange(of.fixed - of.granted, language),
  ];
  const columns = (first: Message, share: number) =>
    [
      { title: say(first), share },
      { title: say(WORDS.granted), share: 13, align: 'right' },
      { title: say(WORDS.actual), share: 13, align: 'right' },
      { title: say(WORDS.fixed), share: 13, align: 'right' },
      { title: say(WORDS.difference), share: 13, align: 'right' },
    ] as const;
  const official = standing === 'OFFICIAL';
  const totalLabel = say(official ? WORDS.totalFixed : WORDS.totalExpected);
  return [
    { kind: 'title', text: say(WORDS.title), under: input.groupName },
    {
      kind: 'amount',
      label: totalLabel,
      value: money(total.fixed),
      note: `${say(official ? WORDS.official : WORDS.expected)}${noticeWords(input)}`,
    },
    bars(say(WORDS.title), [
      bar(say(WORDS.grantedWord), total.granted, 'LINES', language),
      bar(totalLabel, total.fixed, 'SOLID', language),
    ]),
    { kind: 'heading', text: say(WORDS.totals) },
    {
      kind: 'table',
      columns: columns(WORDS.category, 48),
      rows: [
        ...input.totals.map((row): Row => ({ cells: [say(row.category), ...amounts(row)] })),
        { cells: [say(WORDS.total), ...amounts(total)], total: true },
      ],
    },
    { kind: 'text', text: say(WORDS.note), quiet: true },
    { kind: 'heading', text: say(WORDS.entries) },
    {
      kind: 'table',
      columns: [...columns(WORDS.member, 24), { title: say(WORDS.reason), share: 30 }],
      rows: [
        ...input.entries.map((entry): Row => ({
          cells: [
            [{ text: entry.memberName ?? say(WORDS.group) }, { text: say(entry.category), quiet: true }],
            ...amounts(entry),
            entry.reasons.map((reason) => ({ text: say(reason) })),
          ],
        })),
        { cells: [say(WORDS.total), ...amounts(total), ''], total: true },
      ],
      size: 8.5,
    },
  ];
}

/** '（見本第1号、2027年9月20日）' */
function noticeWords({ notice, language }: FixingSummaryInput): string {
  if (notice === null) return '';
  const on = plainDate(notice.on, language);
  return language === 'ja' ? `（${notice.number}、${on}）` : ` (${notice.number}, ${on})`;
}

function bar(label: string, amount: Yen, pattern: 'LINES' | 'SOLID', language: 'ja' | 'en') {
  return { label, pieces: [{ word: '', amount, figure: yen(amount, language), pattern }] };
}
