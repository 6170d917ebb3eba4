import fc from 'fast-check';
import { BUSINESS_SIZES, COST_CATEGORIES, SHARING_KEYS } from '../src/input/types.ts';
import type { CalculationInput, CostCategory, CostLine, MemberInput } from '../src/input/types.ts';
import { INTERPRETATION_VALUES, RULE_SET_IDS, SOFTWARE_FUNCTIONS } from '../src/rule-set/types.ts';
import type { OverCapPolicy, SoftwareFunction } from '../src/rule-set/types.ts';

let lineNumber = 0;

/** A cost line; ids are made up as l1, l2 … unless given. */
export function line(
  category: CostCategory,
  unitPrice: number | bigint,
  extras: Partial<CostLine> = {},
): CostLine {
  lineNumber += 1;
  return {
    id: `l${lineNumber}`,
    category,
    functions: [],
    unitPrice: BigInt(unitPrice),
    quantity: 1,
    cloudMonths: null,
    ...extras,
  };
}

export function software(unitPrice: number | bigint, ...functions: SoftwareFunction[]): CostLine {
  return line('SOFTWARE', unitPrice, { functions });
}

/** Two functions, so both tiers. */
export function twoFunctions(unitPrice: number | bigint): CostLine {
  return software(unitPrice, 'ACCOUNTING', 'ORDERING');
}

export function member(
  id: string,
  costLines: readonly CostLine[],
  extras: Partial<MemberInput> = {},
): MemberInput {
  return {
    id,
    name: `見本${id}`,
    representative: false,
    size: 'SME',
    costLines,
    requested: null,
    sharingWeight: 1n,
    ...extras,
  };
}

export function group(
  members: readonly MemberInput[],
  extras: Partial<CalculationInput> = {},
): CalculationInput {
  return {
    ruleSet: '2023',
    interpretation: {},
    overCapPolicy: 'PRO_RATA',
    requestedAnalysis: null,
    sharingKey: 'EQUAL',
    members,
    ...extras,
  };
}

/** `count` equal members m1, m2 … with fresh lines; the first is the representative. */
export function equalMembers(count: number, lines: () => readonly CostLine[]): MemberInput[] {
  return Array.from({ length: count }, (_, index) =>
    member(`m${index + 1}`, lines(), { representative: index === 0 }),
  );
}

/** Prices around every edge of the rules, beside anything else up to 10^15. */
const edges = [
  0, 1, 2, 3, 99_999, 199_999, 200_001, 399_999, 625_000, 625_001, 666_666, 666_667, 750_000, 5_166_667,
];
const price = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...edges).map(BigInt) },
  { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 9_000_000n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 15n }) },
);

const costLine = fc
  .record({
    category: fc.constantFrom(...COST_CATEGORIES),
    unitPrice: price,
    quantity: fc.oneof(
      fc.constant(1),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 1_000_000 }),
    ),
    functions: fc.subarray([...SOFTWARE_FUNCTIONS]),
  })
  .map(({ category, functions, ...rest }) => ({
    ...rest,
    category,
    functions: category === 'SOFTWARE' ? functions : [],
  }));

const anyMember = fc.record({
  size: fc.constantFrom(...BUSINESS_SIZES),
  sharingWeight: fc.bigInt({ min: 0n, max: 5n }),
  costLines: fc.array(costLine, { maxLength: 7 }),
});

export const SCALING_POLICIES = [
  'PRO_RATA',
  'ANALYSIS_FIRST',
  'INFRASTRUCTURE_FIRST',
  'EQUAL_CEILING',
] as const satisfies readonly OverCapPolicy[];

/** Any group of up to 25 members under any rule set, reading, policy (but MANUAL) and sharing key. */
export const anyGroup: fc.Arbitrary<CalculationInput> = fc
  .record({
    ruleSet: fc.constantFrom(...RULE_SET_IDS),
    interpretation: fc.record(
      {
        adminFeeBase: fc.constantFrom(...INTERPRETATION_VALUES.adminFeeBase),
        analysisMemberCount: fc.constantFrom(...INTERPRETATION_VALUES.analysisMemberCount),
        tierBoundary: fc.constantFrom(...INTERPRETATION_VALUES.tierBoundary),
      },
      { requiredKeys: [] },
    ),
    overCapPolicy: fc.constantFrom(...SCALING_POLICIES),
    sharingKey: fc.constantFrom(...SHARING_KEYS),
    members: fc.array(anyMember, { minLength: 1, maxLength: 25 }),
  })
  .map(({ members, ...rest }) =>
    group(
      members.map(({ costLines, ...extras }, index) =>
        member(
          `m${index + 1}`,
          costLines.map((given, position) => ({ ...given, id: `l${position + 1}`, cloudMonths: null })),
          { ...extras, representative: index === 0 },
        ),
      ),
      rest,
    ),
  );
