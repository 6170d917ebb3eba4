import type { Yen } from '@renkei/kernel';
import type { Block } from '../press/blocks.ts';
import { bars } from '../press/charts.ts';
import type { Bar, Piece } from '../press/charts.ts';
import type { Language } from '../press/paper.ts';
import type { Pattern } from '../press/sheet.ts';
import { percent, speaker, yen } from '../press/words.ts';
import type { CapUse, PlannedMoney } from './group-plan.ts';
import { PLAN_WORDS as WORDS } from './plan-words.ts';

type Word = keyof typeof WORDS;

/** The three bars on one scale, and the same as a table by part. */
export function moneyBlocks({ parts, total }: PlannedMoney, language: Language): Block[] {
  const say = speaker(language);
  const money = (amount: Yen): string => yen(amount, language);
  const piece = (word: Word, amount: Yen, pattern: Pattern): Piece => ({
    word: say(WORDS[word]),
    amount,
    figure: money(amount),
    pattern,
  });
  const flow: Bar[] = [
    {
      label: `${say(WORDS.flowCost)} ${money(total.cost + total.tax)}`,
      pieces: [piece('flowCostWord', total.cost, 'EMPTY'), piece('tax', total.tax, 'DOTS')],
    },
    {
      label: say(WORDS.flowEligible),
      pieces: [
        piece('eligible', total.eligible, 'LINES'),
        piece('notEligible', total.cost - total.eligible, 'EMPTY'),
      ],
    },
    {
      label: say(WORDS.flowPaid),
      pieces: [piece('subsidy', total.subsidy, 'SOLID'), piece('own', total.own, 'EMPTY')],
    },
  ];
  return [
    { kind: 'heading', text: say(WORDS.money) },
    bars(say(WORDS.flowTitle), flow),
    {
      kind: 'table',
      columns: [
        { title: say(WORDS.part), share: 40 },
        { title: say(WORDS.cost), share: 20, align: 'right' },
        { title: say(WORDS.eligible), share: 20, align: 'right' },
        { title: say(WORDS.subsidy), share: 20, align: 'right' },
      ],
      rows: [
        ...parts.map(({ label, cost, eligible, subsidy }) => ({
          cells: [say(label), money(cost), money(eligible), money(subsidy)],
        })),
        {
          cells: [say(WORDS.total), money(total.cost), money(total.eligible), money(total.subsidy)],
          total: true,
        },
      ],
    },
    { kind: 'text', text: say(WORDS.note), quiet: true },
  ];
}

/** Each cap as a bar against its own mark, with the verdict in words. */
export function capBlocks(caps: readonly CapUse[], language: Language): Block[] {
  if (caps.length === 0) return [];
  const say = speaker(language);
  const money = (amount: Yen): string => yen(amount, language);
  const rows = caps.map(({ label, used, cap, clause }): Bar => {
    const name =
      clause === null ? say(label) : `${say(label)}${language === 'ja' ? `（${clause}）` : ` (${clause})`}`;
    const pieces: Piece[] = [
      { word: say(WORDS.used), amount: used, figure: money(used), pattern: verdictOf(used, cap).pattern },
    ];
    const share = cap === null ? null : percent(used, cap);
    const verdict = `${say(WORDS[verdictOf(used, cap).word])}${share === null ? '' : ` ${share}`}`;
    if (cap === null) return { label: name, pieces, verdict };
    return {
      label: name,
      pieces,
      verdict,
      mark: { amount: cap, word: `${say(WORDS.capWord)} ${money(cap)}` },
    };
  });
  return [
    { kind: 'heading', text: say(WORDS.caps) },
    ...rows.map((row): Block => bars(say(WORDS.caps), [row], true)),
  ];
}

function verdictOf(used: Yen, cap: Yen | null): { readonly word: Word; readonly pattern: Pattern } {
  if (cap === null) return { word: 'unknown', pattern: 'DOTS' };
  if (used > cap) return { word: 'over', pattern: 'LINES' };
  return used === cap ? { word: 'atCap', pattern: 'SOLID' } : { word: 'within', pattern: 'SOLID' };
}
