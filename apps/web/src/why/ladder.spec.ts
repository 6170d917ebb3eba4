import { describe, expect, it } from '@jest/globals';
import { calculate, explain, explainMember, parseCalculationInput, toTraceJson } from '@renkei/subsidy-rules';
import { ladderTo, longSum, sentenceOf } from './ladder.ts';
import type { TraceStepFields } from './trace.ts';

/** A micro member with 900,000 yen of software with two functions, as the core explains it. */
function trace(cost = 900_000, functions = ['ACCOUNTING', 'SETTLEMENT'], members = 1): TraceStepFields[] {
  const parsed = parseCalculationInput({
    ruleSet: '2023',
    members: Array.from({ length: members }, (_, index) => ({
      id: `m${index}`,
      name: `見本${index}`,
      costLines: [{ id: 'l', category: 'SOFTWARE', functions, unitPrice: cost, quantity: 1 }],
    })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const result = calculate(parsed.value);
  return toTraceJson(members > 1 ? explain(result) : explainMember(result, 0)).map((step) => ({
    ...step,
    result: Number(step.result),
    inputs: step.inputs.map((input) => ({ ...input, value: Number(input.value) })),
    cap: step.cap && { ...step.cap, yen: Number(step.cap.yen) },
  }));
}

const said = (step: TraceStepFields, language: 'ja' | 'en' = 'ja') =>
  sentenceOf(step, language)
    ?.map(({ text }) => text)
    .join('');

describe('the ladder', () => {
  it('climbs from the cost to the amount asked about', () => {
    const rungs = ladderTo(trace(), 'members[0].software').filter(({ idle }) => !idle);
    expect(
      rungs.map(({ number, step }) => [number, step.id.replace('members[0].', ''), step.result]),
    ).toEqual([
      [1, 'functions', 2],
      [2, 'software.eligible', 900_000],
      [3, 'software.firstTierCost', 666_667],
      [4, 'software.firstTier', 500_000],
      [5, 'software.secondTierCost', 233_333],
      [6, 'software.secondTier', 155_555],
      [7, 'software', 655_555],
    ]);
    expect(rungs.map(({ step }) => said(step))).toEqual([
      '1 + 1',
      '対象になる機能の数 2が1以上なので 900,000 + 0',
      '666,667 と 900,000 の小さいほう',
      '500,000 と 666,667 × 3/4 の小さいほう',
      '900,000 − 666,667',
      '対象になる機能の数 2が2以上なので 3,000,000 と 233,333 × 2/3 の小さいほう',
      '500,000 + 155,555',
    ]);
  });

  it('ends on the last step unless told otherwise, whatever order the steps come in', () => {
    const steps = trace();
    expect(ladderTo(steps).at(-1)?.step.id).toBe('members[0].granted');
    const turned = ladderTo([...steps].reverse(), 'members[0].software').map(({ step }) => step.id);
    for (const { step } of ladderTo(steps, 'members[0].software'))
      for (const { ref } of step.inputs)
        if (ref && turned.includes(ref)) expect(turned.indexOf(ref)).toBeLessThan(turned.indexOf(step.id));
    expect(turned.at(-1)).toBe('members[0].software');
  });

  it('leaves out what was never bought, and keeps what a rule makes 0', () => {
    const shown = (steps: TraceStepFields[]) =>
      ladderTo(steps, 'members[0].subsidy')
        .filter(({ idle }) => !idle)
        .map(({ step }) => step.id.replace('members[0].', ''));
    expect(shown(trace())).not.toContain('pc');
    const ineligible = ladderTo(trace(900_000, []), 'members[0].subsidy');
    const eligible = ineligible.find(({ step }) => step.id.endsWith('software.eligible'));
    expect(eligible).toMatchObject({ idle: false, step: { result: 0 } });
    expect(eligible && said(eligible.step)).toBe('対象になる機能の数 0が1より少ないので 0');
    expect(ineligible.at(-1)).toMatchObject({ idle: false, step: { id: 'members[0].subsidy' } });
  });

  it('of the group stays with the group and counts long sums', () => {
    const rungs = ladderTo(trace(900_000, ['EC'], 12), 'combined.granted');
    expect(rungs.every(({ step }) => !step.id.startsWith('members'))).toBe(true);
    const sum = rungs.find(({ step }) => step.id === 'infrastructure.granted');
    expect(sum && said(sum.step)).toBe('12件の合計');
    expect(sum && longSum(sum.step)).toHaveLength(12);
  });

  it('survives a circle, an unknown amount and a formula that is kept back', () => {
    const [first] = trace();
    if (!first) throw new Error('no steps');
    const circle = { ...first, id: 'a', inputs: [{ ...first.inputs[0]!, ref: 'a' }] };
    expect(ladderTo([circle]).map(({ step }) => step.id)).toEqual(['a']);
    expect(ladderTo(trace(), 'nowhere')).toEqual([]);
    expect(sentenceOf({ ...first, formula: '' }, 'ja')).toBeNull();
    expect(said({ ...first, formula: 'max[1]' })).toBe('max[1]');
  });
});

describe('formulas in words', () => {
  const step = (formula: string, values: Record<string, number>): TraceStepFields => ({
    ...trace()[0]!,
    formula,
    inputs: Object.entries(values).map(([symbol, value]) => ({
      symbol,
      value,
      label: { ja: symbol, en: symbol },
      unit: 'YEN',
      ref: null,
    })),
  });

  it.each([
    ['a − (b + c)', { a: 9, b: 2, c: 1 }, '9 − (2 + 1)'],
    ['floor(N × w ÷ W) + e', { N: 100, w: 1, W: 3, e: 1 }, '100 × 1 ÷ 3 + 1'],
    ['min(g, a) − x', { g: 5, a: 7, x: 1 }, '(5 or 7, whichever is smaller) − 1'],
    ['T − sum(p)', { T: 5, p: -2 }, '5 − −2'],
    ['sum(c)', {}, '0'],
    ['when(T >= a, T − a)', { T: 9, a: 4 }, 'T 9 is 4 or more, so 9 − 4'],
    [
      'min(2000000, floor(B × 10 ÷ 100 × 2 ÷ 3))',
      { B: 3 },
      '2,000,000 or 3 × 10/100 × 2/3, whichever is smaller',
    ],
  ])('%s', (formula, values, sentence) => {
    expect(said(step(formula, values), 'en')).toBe(sentence);
  });
});
