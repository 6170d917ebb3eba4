import type { LocalDate, Message, Yen } from '@renkei/kernel';
import type { Block, Section } from '../press/blocks.ts';
import { bars } from '../press/charts.ts';
import type { Language, PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { shortDate, speaker, yen, yenChange } from '../press/words.ts';

/** One rung of the explanation: how an amount came about. */
export interface ShareStep {
  /** What is worked out: 申請できる額. */
  readonly label: Message;
  /** How, in plain words with the figures in it. */
  readonly explanation: Message;
  /** Yen; null for a step that is no amount (a count, a place in a queue). */
  readonly amount: Yen | null;
  /** Where it is written: 'K25 p.20'. Null: a decision of the group. */
  readonly clause: string | null;
}

/** What one member pays; whole yen, tax-exclusive unless said otherwise. `share` = cost + joint + tax − subsidy. */
export interface ShareOfMember {
  readonly memberName: string;
  /** A person rather than an organisation: addressed as 様, not 御中. */
  readonly soleProprietor: boolean;
  readonly ownCost: Yen;
  readonly ownSubsidy: Yen;
  /** Its part of the joint costs after their subsidy; may be 0, and negative only where subsidy exceeds cost. */
  readonly jointNet: Yen;
  /** Tax on its own tools. */
  readonly ownTax: Yen;
  readonly jointTax: Yen;
  readonly share: Yen;
  readonly steps: readonly ShareStep[];
  /** What may cost the subsidy the figures count on, each with its reasons; told before how they add up. */
  readonly risks: readonly { readonly what: Message; readonly why: readonly Message[] }[];
  /** Below the risks: what they mean for the figures, whom to ask. */
  readonly riskNote: Message;
  /** Remarks below the figures, in sentences. */
  readonly notes: readonly Message[];
  /** Small, below the steps. */
  readonly footnotes: readonly Message[];
}

export interface MemberShareInput extends PaperHead {
  /** How the joint costs are split, as a sentence. */
  readonly sharingKey: Message;
  /** By when it is paid to whom; null: not settled yet. */
  readonly payBy: LocalDate | null;
  /** Whom to ask. */
  readonly contact: string;
  /** Each begins on a page of its own. */
  readonly members: readonly ShareOfMember[];
}

const WORDS = {
  title: { ja: '負担額のお知らせ', en: 'What you pay' },
  payable: {
    ja: '最終的に自分で払う額（自己負担額）の見込み（税込）',
    en: 'What you pay in the end, expected, tax included',
  },
  upfront: { ja: '先に用意するお金：', en: 'To have ready first: ' },
  upfrontOf: {
    ja: '（自分の費用と消費税。共同の費用の分は入っていません）',
    en: ' (your own costs and their tax; no part of the joint costs)',
  },
  atRisk: { ja: '補助の対象から外れるおそれがあります', en: 'Part of the subsidy may be lost' },
  net: { ja: '差し引き（税込）', en: 'Balance, tax included' },
  breakdown: { ja: '内訳', en: 'How it adds up' },
  item: { ja: '項目', en: 'Item' },
  amount: { ja: '金額', en: 'Amount' },
  ownCost: { ja: '自分のITツールなどの費用（税抜）', en: 'Your own tools and services, without tax' },
  ownSubsidy: { ja: '補助金', en: 'Subsidy' },
  jointNet: {
    ja: '共同の費用のうちの負担分（補助金を引いたあと・税抜）',
    en: 'Your part of the joint costs after their subsidy, without tax',
  },
  ownTax: { ja: '自分の費用の消費税', en: 'Consumption tax on your own costs' },
  jointTax: { ja: '共同の費用の消費税のうちの負担分', en: 'Your part of the tax on the joint costs' },
  share: { ja: '負担額の合計（税込）', en: 'What you pay in all, tax included' },
  picture: { ja: '図で見る', en: 'In a picture' },
  paid: {
    ja: '自分の費用・共同の負担分・消費税の合計',
    en: 'Your own costs, your part of the joint costs and tax',
  },
  bySubsidy: { ja: '補助金', en: 'Subsidy' },
  byYou: { ja: '負担額', en: 'You' },
  why: { ja: 'どうしてこの額になるのか', en: 'Why it is this amount' },
  step: { ja: '順番', en: 'Step' },
  how: { ja: '何を・どう計算したか', en: 'What was worked out, and how' },
  clause: { ja: 'きまり：', en: 'Rule: ' },
  joint: { ja: '共同の費用の分け方：', en: 'How joint costs are split: ' },
  payBy: { ja: 'お支払いの期限：', en: 'Please pay by ' },
  subsidyLater: {
    ja: '補助金は後払いです。先にITツールの代金を全額お支払いいただき、審査のあとに補助金が入ります。消費税は見込みで、請求書の端数処理により数円変わることがあります。',
    en: 'The subsidy is paid later: you first pay your tools in full, and the subsidy follows after the examination. Tax is an estimate; invoices may round it by a few yen.',
  },
  contact: { ja: 'お問い合わせ：', en: 'Questions: ' },
} as const satisfies Record<string, Message>;

/** 負担額のお知らせ: one letter per member with the amount, its breakdown and the ladder of steps that lead to it. */
export function memberSharePaper(input: MemberShareInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    sections: input.members.map((member) => sectionOf(member, input)),
  });
}

/** What a member's part consists of; for tests and other papers. */
export function sectionOf(member: ShareOfMember, input: MemberShareInput): Section {
  const { language } = input;
  const say = speaker(language);
  const money = (amount: Yen): string => yen(amount, language);
  const to =
    language === 'ja' ? `${member.memberName}　${member.soleProprietor ? '様' : '御中'}` : member.memberName;
  const payBy = input.payBy === null ? [] : [`${say(WORDS.payBy)}${shortDate(input.payBy, language)}`];
  const blocks: Block[] = [
    { kind: 'text', text: to, size: 13, bold: true },
    { kind: 'gap', height: 6 },
    { kind: 'title', text: say(WORDS.title), under: input.groupName },
    {
      kind: 'amount',
      label: say(member.share < 0n ? WORDS.net : WORDS.payable),
      value: money(member.share),
      ...(payBy[0] === undefined ? {} : { note: payBy[0] }),
    },
    ...upfront(member, language),
    ...risks(member, language),
    { kind: 'heading', text: say(WORDS.breakdown) },
    breakdown(member, language),
    ...picture(member, language),
    { kind: 'text', text: `${say(WORDS.joint)}${say(input.sharingKey)}`, quiet: true },
    { kind: 'text', text: say(WORDS.subsidyLater), quiet: true },
    ...member.notes.map((note): Block => ({ kind: 'text', text: say(note) })),
    { kind: 'text', text: `${say(WORDS.contact)}${input.contact}` },
    ...ladder(member.steps, language),
    ...member.footnotes.map((note): Block => ({ kind: 'text', text: say(note), quiet: true })),
  ];
  return { label: member.memberName, blocks };
}

/** The subsidy is paid later, so its own costs are paid in full first. */
function upfront({ ownCost, ownTax }: ShareOfMember, language: Language): Block[] {
  if (ownCost === 0n) return [];
  const say = speaker(language);
  const amount = yen(ownCost + ownTax, language);
  return [{ kind: 'text', text: `${say(WORDS.upfront)}${amount}${say(WORDS.upfrontOf)}` }];
}

function risks(member: ShareOfMember, language: Language): Block[] {
  if (member.risks.length === 0) return [];
  const say = speaker(language);
  return [
    { kind: 'heading', text: say(WORDS.atRisk) },
    ...member.risks.flatMap(({ what, why }): Block[] => [
      { kind: 'text', text: say(what), bold: true, keep: true },
      { kind: 'list', items: why.map(say) },
    ]),
    { kind: 'text', text: say(member.riskNote) },
  ];
}

function breakdown(member: ShareOfMember, language: Language): Block {
  const say = speaker(language);
  const rows: readonly (readonly [Message, Yen])[] = [
    [WORDS.ownCost, member.ownCost],
    [WORDS.ownSubsidy, -member.ownSubsidy],
    [WORDS.jointNet, member.jointNet],
    [WORDS.ownTax, member.ownTax],
    [WORDS.jointTax, member.jointTax],
  ];
  return {
    kind: 'table',
    columns: [
      { title: say(WORDS.item), share: 70 },
      { title: say(WORDS.amount), share: 30, align: 'right' },
    ],
    rows: [
      ...rows.map(([label, amount], index) => ({
        cells: [
          say(label),
          index === 0 || amount === 0n ? yen(amount, language) : yenChange(amount, language),
        ],
      })),
      { cells: [say(WORDS.share), yen(member.share, language)], total: true },
    ],
    size: 10,
  };
}

/** Left out where a part is negative: a bar cannot show it. */
function picture(member: ShareOfMember, language: Language): Block[] {
  const say = speaker(language);
  const whole = member.ownSubsidy + member.share;
  if (member.share < 0n || member.ownSubsidy < 0n || whole <= 0n) return [];
  const subsidy = { word: say(WORDS.bySubsidy), amount: member.ownSubsidy, pattern: 'LINES' } as const;
  const own = { word: say(WORDS.byYou), amount: member.share, pattern: 'SOLID' } as const;
  const pieces = [subsidy, own].map((piece) => ({ ...piece, figure: yen(piece.amount, language) }));
  const label = `${say(WORDS.paid)} ${yen(whole, language)}`;
  return [bars(say(WORDS.picture), [{ label, pieces }])];
}

function ladder(steps: readonly ShareStep[], language: Language): Block[] {
  if (steps.length === 0) return [];
  const say = speaker(language);
  return [
    { kind: 'heading', text: say(WORDS.why) },
    {
      kind: 'table',
      columns: [
        { title: say(WORDS.step), share: 9, align: 'center' },
        { title: say(WORDS.how), share: 66 },
        { title: say(WORDS.amount), share: 25, align: 'right' },
      ],
      rows: steps.map((step, index) => ({
        cells: [
          String(index + 1),
          [
            { text: say(step.label), bold: true },
            { text: say(step.explanation) },
            ...(step.clause === null ? [] : [{ text: `${say(WORDS.clause)}${step.clause}`, quiet: true }]),
          ],
          step.amount === null ? '—' : yen(step.amount, language),
        ],
      })),
    },
  ];
}
