import type { Viewer } from '@renkei/platform';
import { newKey, type StoryBench } from './story-bench.ts';

// One group of twelve from its founding to the second effect report, over HTTP, with the worker running. Rule set 2025.
// Every amount is worked out by hand here; whole yen, rounded down.
//
//  position                    buys                                  (1) available
//  1     representative        analysis 1,200,000; office 500,000; expert 100,000       –
//  2–7   six corporations      software, one function, 600,000       ⌊600,000 × 3/4⌋ = 450,000 each
//  8     micro sole trader     software, one function, 500,000       ⌊500,000 × 4/5⌋ = 400,000
//  9     corporation           software, two functions, 1,000,000    500,000 + ⌊333,333 × 2/3⌋ = 722,222
//                              a register at 500,000                 min(200,000, 250,000) = 200,000: 922,222
//  10    corporation           software 400,000, a PC 150,000        300,000 + 75,000 = 375,000
//  11    corporation           software 600,000                      450,000
//  12    corporation           software 300,000, set-up 100,000      ⌊400,000 × 3/4⌋ = 300,000
//
//  (1) 6 × 450,000 + 400,000 + 922,222 + 375,000 + 450,000 + 300,000 = 5,147,222
//  (2) n = 1 introduces it: min(30,000,000, 500,000 × 1, ⌊1,200,000 × 2/3⌋ = 800,000) = 500,000
//  (3) ⌊(5,147,222 + 500,000) × 10 % × 2/3⌋ = ⌊5,647,222 ÷ 15⌋ = 376,481; ⌊600,000 × 2/3⌋ = 400,000: 376,481
export const PLANNED = {
  members: [
    0, 450_000, 450_000, 450_000, 450_000, 450_000, 450_000, 400_000, 922_222, 375_000, 450_000, 300_000,
  ],
  analysis: 500_000,
  admin: 376_481,
  total: 6_023_703,
};

export const SOFTWARE = (yen: number, functions = ['SETTLEMENT']) => ({
  category: 'SOFTWARE',
  unitPriceYen: yen,
  functions,
});
export const line = (category: string, unitPriceYen: number) => ({ category, unitPriceYen });
export const LINES = [
  [line('ANALYSIS_SOFTWARE', 1_200_000), line('OFFICE', 500_000), line('EXPERT', 100_000)],
  ...Array.from({ length: 6 }, () => [SOFTWARE(600_000)]),
  [SOFTWARE(500_000)],
  [SOFTWARE(1_000_000, ['ACCOUNTING', 'SETTLEMENT']), line('REGISTER', 500_000)],
  [SOFTWARE(400_000), line('PC', 150_000)],
  [SOFTWARE(600_000)],
  [SOFTWARE(300_000), line('SERVICE', 100_000)],
];

// What the rules give on what was really spent, never above granted:
//  2 dearer: ⌊660,000 × 3/4⌋ = 495,000, granted 450,000      3 cheaper: ⌊500,000 × 3/4⌋ = 375,000
//  8 micro no more: ⌊500,000 × 3/4⌋ = 375,000                10 without the PC: 300,000
//  11 withdrew: 0                                            12 without the parked set-up: ⌊300,000 × 3/4⌋ = 225,000
//  (1) 450,000 + 375,000 + 4 × 450,000 + 375,000 + 922,222 + 300,000 + 225,000 = 4,447,222
//  (3) ⌊(4,447,222 + 500,000) ÷ 15⌋ = 329,814; ⌊(450,000 + 100,000) × 2/3⌋ = 366,666; granted 346,481: 329,814
export const FIRST = {
  members: {
    2: 450_000,
    3: 375_000,
    4: 450_000,
    5: 450_000,
    6: 450_000,
    7: 450_000,
    8: 375_000,
    9: 922_222,
    10: 300_000,
    12: 225_000,
  } as Record<number, number>,
  analysis: 500_000,
  admin: 329_814,
  total: 5_277_036,
};
export const AMOUNTS = 'members { memberId fixed } analysis { fixed } admin { fixed } total { fixed }';
export interface Fixing {
  readonly members: readonly { readonly memberId: string; readonly fixed: number }[];
  readonly analysis: { readonly fixed: number };
  readonly admin: { readonly fixed: number };
  readonly total: { readonly fixed: number };
}
/** Who gets something, by position. */
export const amounts = (fixing: Fixing) => ({
  members: Object.fromEntries(
    fixing.members.flatMap(({ memberId, fixed }) =>
      fixed > 0 ? [[life.members.indexOf(memberId), fixed]] : [],
    ),
  ),
  analysis: fixing.analysis.fixed,
  admin: fixing.admin.fixed,
  total: fixing.total.fixed,
});
export interface Row {
  readonly costLineId: string;
  readonly version: number;
}

export interface Life {
  story: StoryBench;
  group: { readonly id: string };
  /** By their position, from 1. */
  readonly members: string[];
  /** Cost lines by their member's position, in the order of LINES. */
  readonly lines: string[][];
  /** Of member 10, who bought a PC too early. */
  merchant: Viewer;
}

/** What one part of the story leaves for the next. */
export const life = { members: [], lines: [] } as unknown as Life;

/** The application as it stands now. */
export async function application(fields = 'id version status') {
  const { consortium } = await life.story.ask(
    `query ($id: ID!) { consortium(id: $id) { application { ${fields} } } }`,
    { id: life.group.id },
  );
  return consortium.application;
}

/** The PC of member 10, ordered before the grant. */
export const earlyOrder = (occurredOn: string, alreadyHappened = false) => ({
  consortiumId: life.group.id,
  memberId: life.members[10],
  costLineId: life.lines[10]![1],
  step: 'ORDER',
  occurredOn,
  amountYen: 150_000,
  alreadyHappened,
  idempotencyKey: newKey(),
});
