import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormulaReader } from '../../testing/formula.ts';
import { anyGroup, equalMembers, group, line, member, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import type { CalculationInput } from '../input/types.ts';
import type { CalculationResult } from '../result.ts';
import { memberShares } from '../shares.ts';
import { explain, explainGroup, explainMember, ladderTo } from './explain.ts';
import { explainShare } from './share-steps.ts';
import { toTraceJson } from './trace-json.ts';
import type { TraceStep } from './types.ts';

function recompute(step: TraceStep): bigint {
  const symbols = new Map<string, bigint[]>();
  for (const { symbol, value } of step.inputs) symbols.set(symbol, [...(symbols.get(symbol) ?? []), value]);
  return new FormulaReader(step.formula, symbols).evaluate();
}

function costLineAt(input: CalculationInput, path: string) {
  const [, memberIndex, lineIndex] = /^members\[(\d+)\]\.costLines\[(\d+)\]$/.exec(path) ?? [];
  return input.members[Number(memberIndex)]?.costLines[Number(lineIndex)];
}

/** Every step follows from its inputs, and every input that names its origin has that origin's value. */
function checkSteps(steps: readonly TraceStep[], input: CalculationInput): void {
  const results = new Map(steps.map(({ id, result }) => [id, result]));
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  check(results.size === steps.length, 'two steps share an id');
  for (const step of steps) {
    const { id, formula, result, cap } = step;
    check(recompute(step) === result, `${id} is not ${formula}`);
    check((step.rounding === 'floor') === formula.includes('floor'), `${id} hides its rounding`);
    check(cap === null || cap.reached === (result === cap.yen), `${id} misjudges its cap`);
    for (const { ref, value, unit } of step.inputs) {
      if (ref === null) continue;
      const costLine = costLineAt(input, ref);
      const origin =
        costLine === undefined ? results.get(ref) : costLine.unitPrice * BigInt(costLine.quantity);
      check(origin !== undefined, `${id} names ${ref}, which is nowhere`);
      const isTheAmount = unit === 'YEN' || costLine === undefined;
      check(!isTheAmount || origin === value, `${id} has another value for ${ref}`);
    }
  }
  expect(wrong).toEqual([]);
}

/** The places in the queue for left-over yen are 1, 2, 3 … in the order of the fractions, ties in step order. */
function checkQueue(steps: readonly TraceStep[]): void {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const waiting = steps
    .filter(({ id }) => id.endsWith('.granted.extra'))
    .map((extra) => {
      const part = byId.get(extra.id.replace(/extra$/, 'part'))!;
      const input = (symbol: string): bigint | undefined =>
        part.inputs.find((entry) => entry.symbol === symbol)?.value;
      const [a, T, W] = [input('a') ?? 0n, input('T'), input('W')];
      return {
        rank: extra.inputs.find(({ symbol }) => symbol === 'r')!.value,
        fraction: T === undefined || W === undefined ? 0n : (a * T) % W,
      };
    });
  const order = waiting.map((entry, position) => ({ ...entry, position }));
  order.sort((a, b) =>
    a.fraction === b.fraction ? a.position - b.position : a.fraction > b.fraction ? -1 : 1,
  );
  expect(order.map(({ rank }) => rank)).toEqual(order.map((_, place) => BigInt(place + 1)));
}

/** The amounts of the result that a person can point at. */
function amountsOf(result: CalculationResult): Map<string, bigint> {
  const { infrastructure, analysis, combined, admin, total } = result;
  const named: [string, bigint][] = [
    ['infrastructure.eligible', infrastructure.eligible],
    ['infrastructure.available', infrastructure.available],
    ['infrastructure.granted', infrastructure.granted],
    ['analysis.eligible', analysis.eligible],
    ['analysis.limit', analysis.limit],
    ['analysis.available', analysis.available],
    ['analysis.granted', analysis.granted],
    ['combined.available', combined.available],
    ['combined.granted', combined.granted],
    ['admin.eligible', admin.eligible],
    ['admin.granted', admin.granted],
    ['total.granted', total.granted],
  ];
  if (admin.limit !== null) named.push(['admin.limit', admin.limit]);
  result.members.forEach(({ software, pc, register, subsidy, granted }, index) => {
    const path = `members[${index}]`;
    named.push([`${path}.software.eligible`, software.eligible], [`${path}.software`, software.subsidy]);
    named.push([`${path}.pc.eligible`, pc.eligible], [`${path}.pc`, pc.subsidy]);
    named.push([`${path}.register.eligible`, register.eligible], [`${path}.register`, register.subsidy]);
    named.push([`${path}.subsidy`, subsidy], [`${path}.granted`, granted]);
  });
  return new Map(named);
}

function checkTrace(result: CalculationResult): TraceStep[] {
  const steps = explain(result);
  checkSteps(steps, result.input);
  checkQueue(steps);
  const results = new Map(steps.map((step) => [step.id, step.result]));
  const unexplained = [...amountsOf(result)].filter(([id, yen]) => results.get(id) !== yen);
  expect(unexplained).toEqual([]);
  return steps;
}

describe('the trace', () => {
  it('can be recomputed step by step, for any group', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        checkTrace(calculate(input));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['PRO_RATA', 'ANALYSIS_FIRST', 'INFRASTRUCTURE_FIRST', 'EQUAL_CEILING'] as const)(
    'can be recomputed over the cap with %s, odd yen included',
    (overCapPolicy) => {
      const lines = () => [twoFunctions(4_567_891), line('ANALYSIS_SOFTWARE', 700_001)];
      const members = [...equalMembers(10, lines), member('small', [twoFunctions(123_457)])];
      const result = calculate(group(members, { overCapPolicy }));
      expect(result.combined.overCap).toBe(true);
      expect(checkTrace(result).map(({ id }) => id)).toContain('members[0].granted');
    },
  );

  it('covers amounts typed in, and a refused request', () => {
    const members = [
      member('a', [twoFunctions(900_000)], { requested: 500_000n }),
      member('b', [twoFunctions(700_000)]),
    ];
    checkTrace(calculate(group(members, { overCapPolicy: 'MANUAL', requestedAnalysis: 0n })));
    const greedy = [member('a', [twoFunctions(900_000)], { requested: 700_000n })];
    const refused = calculate(group(greedy, { overCapPolicy: 'MANUAL' }));
    expect(refused.total.granted).toBe(0n);
    checkTrace(refused);
  });

  it('covers an unknown cap of (3)', () => {
    checkTrace(calculate(group([member('a', [line('OFFICE', 5)])], { ruleSet: '2022' })));
  });
});

describe('the ladder to an amount', () => {
  const result = calculate(group([member('m', [twoFunctions(900_000), line('PC', 240_000)])]));

  it('reads cost, first tier, its subsidy, the rest, its subsidy, the sum', () => {
    const ladder = ladderTo(explain(result), 'members[0].software');
    expect(
      ladder.filter(({ unit }) => unit === 'YEN').map(({ label, result: yen }) => [label.ja, yen]),
    ).toEqual([
      ['対象になる役務', 0n],
      ['ソフトウェア・オプション・役務の費用', 900_000n],
      ['3/4になる費用（666,667円まで）', 666_667n],
      ['その3/4（500,000円まで）', 500_000n],
      ['残りの費用', 233_333n],
      ['残りの2/3（機能が2つ以上のとき、3,000,000円まで）', 155_555n],
      ['ソフトウェア等の補助額', 655_555n],
    ]);
  });

  it('gives each rung its formula, cap, rounding and clause', () => {
    const rung = explainMember(result, 0).find(({ id }) => id === 'members[0].software.firstTier');
    expect(rung).toMatchObject({
      formula: 'min(500000, floor(C1 × 3 ÷ 4))',
      inputs: [{ symbol: 'C1', value: 666_667n, ref: 'members[0].software.firstTierCost' }],
      rounding: 'floor',
      cap: { yen: 500_000n, reached: true },
      clause: 'S23 / K25 p.20 / R25 別表1',
      carriedBack: false,
    });
  });

  it('marks what is carried back and where the papers disagree', () => {
    const steps = explainGroup(result);
    expect(
      steps
        .filter(({ disagreement }) => disagreement !== null)
        .map(({ id, disagreement }) => [id, disagreement]),
    ).toEqual([
      ['analysis.countedMembers', 'analysisMemberCount'],
      ['analysis.limit', 'analysisMemberCount'],
      ['admin.base', 'adminFeeBase'],
      ['admin.limit', 'adminFeeBase'],
    ]);
    const edge = explainMember(result, 0).find(({ id }) => id === 'members[0].software.firstTierCost');
    expect(edge).toMatchObject({ carriedBack: true, clause: 'X25 様式5', disagreement: null });
    const micro = calculate(group([member('m', [twoFunctions(1)], { size: 'MICRO' })], { ruleSet: '2025' }));
    const microEdge = explainMember(micro, 0).find(({ id }) => id === 'members[0].software.firstTierCost');
    expect(microEdge).toMatchObject({ carriedBack: false, disagreement: 'tierBoundary' });
  });

  it('stays with its own member, even over the cap', () => {
    const members = equalMembers(10, () => [twoFunctions(5_166_667)]);
    const steps = explain(calculate(group(members)));
    const ladder = ladderTo(steps, 'members[3].granted');
    expect(ladder.at(-1)?.id).toBe('members[3].granted');
    expect(ladder.every(({ id }) => id.startsWith('members[3]'))).toBe(true);
    expect(ladderTo(steps, 'members[3].nothing')).toEqual([]);
  });

  it('puts every rung after the ones it needs', () => {
    const ladder = ladderTo(explain(result), 'total.granted');
    const seen = new Set<string>();
    for (const { id, inputs } of ladder) {
      for (const { ref } of inputs) {
        if (ref !== null && ladder.some((step) => step.id === ref)) expect(seen).toContain(ref);
      }
      seen.add(id);
    }
    expect(ladder.length).toBeGreaterThan(8);
  });
});

describe("a member's share", () => {
  it('can be recomputed step by step, for any group and key', () => {
    fc.assert(
      fc.property(anyGroup, (input) => {
        const result = calculate(input);
        const shares = memberShares(result);
        const steps = result.members.flatMap((_, index) => explainShare(result, shares, index));
        checkSteps([...explain(result), ...steps], input);
        const results = new Map(steps.map((step) => [step.id, step.result]));
        shares.members.forEach(({ share }, index) => {
          expect(results.get(`members[${index}].share`)).toBe(share);
        });
      }),
      { numRuns: 100 },
    );
  });
});

it('is written as JSON integers, or decimal strings past 2^53', () => {
  const result = calculate(
    group([member('m', [line('OPTION', 10n ** 15n, { quantity: 10 }), twoFunctions(1)])]),
  );
  const eligible = toTraceJson(explain(result)).find(({ id }) => id === 'members[0].software.eligible');
  expect(eligible).toMatchObject({
    result: '10000000000000001',
    inputs: [{ value: '10000000000000000' }, { value: 1 }, { value: 0 }, { value: 2 }],
  });
});
