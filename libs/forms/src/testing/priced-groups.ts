import fc from 'fast-check';
import { calculate, lineCost, SOFTWARE_FUNCTIONS } from '@renkei/subsidy-rules';
import type {
  CalculationInput,
  CalculationResult,
  CostCategory,
  CostLine,
  MemberInput,
} from '@renkei/subsidy-rules';
import type { FormGroup, FormMember, FormRequested } from '../form-group.ts';

/** How a group's forms are filled: what is asked for, and which number stands in C12 of 様式6. */
export interface Filling {
  readonly requested: 'GRANTED' | 'AVAILABLE' | 'NOTHING';
  readonly counted: 'OURS' | 'ALL' | 'NOBODY';
  /** Whether services are cut to ¥2,000,000 before they are entered, as sheet F of the calculator does. */
  readonly servicesCut: boolean;
}

const sum = (lines: readonly CostLine[], ...categories: CostCategory[]) =>
  lines.reduce((total, line) => (categories.includes(line.category) ? total + lineCost(line) : total), 0n);
const orNull = (yen: bigint) => (yen === 0n ? null : yen);
const least = (a: bigint, b: bigint) => (a < b ? a : b);

function requestedOf(result: CalculationResult['members'][number], filling: Filling): FormRequested | null {
  if (filling.requested === 'NOTHING') return null;
  let open = filling.requested === 'GRANTED' ? result.granted : result.subsidy;
  const part = (available: bigint) => {
    const amount = least(open, available);
    open -= amount;
    return amount;
  };
  const software = part(result.software.subsidy);
  return {
    softwareYen: orNull(result.software.eligible) === null ? null : software,
    pcYen: orNull(part(result.pc.subsidy)),
    registerYen: orNull(part(result.register.subsidy)),
  };
}

function formMember(
  member: MemberInput,
  result: CalculationResult['members'][number],
  filling: Filling,
): FormMember {
  const { costLines } = member;
  const service = sum(costLines, 'SERVICE');
  const software =
    sum(costLines, 'SOFTWARE', 'OPTION') + (filling.servicesCut ? least(service, 2_000_000n) : service);
  return {
    id: member.id,
    name: member.name,
    size: member.size,
    profile: null,
    costs: {
      softwareYen: orNull(software),
      pcYen: orNull(sum(costLines, 'PC')),
      registerYen: orNull(sum(costLines, 'REGISTER')),
      requested: requestedOf(result, filling),
      analysisSoftwareYen: orNull(sum(costLines, 'ANALYSIS_SOFTWARE')),
      analysisHardwareYen: orNull(sum(costLines, 'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE')),
      analysisRequestedYen: null,
    },
    uses: [],
    productivity: null,
  };
}

/** The forms of a priced group, as the product would fill them. */
export function formsOf(input: CalculationInput, filling: Filling): FormGroup {
  const result = calculate(input);
  const members = input.members.flatMap((member, index) => {
    const priced = result.members[index];
    return priced === undefined ? [] : [{ member, form: formMember(member, priced, filling) }];
  });
  const representative = members.find(({ member }) => member.representative)?.form;
  if (representative === undefined) throw new RangeError('a group has a representative');
  const asked = filling.requested !== 'NOTHING';
  const lines = input.members.flatMap(({ costLines }) => costLines);
  const item = (name: string, yen: bigint) => (yen === 0n ? [] : [{ item: name, description: null, yen }]);
  return {
    groupName: '見本通りグループ',
    representative,
    participants: members.filter(({ member }) => !member.representative).map(({ form }) => form),
    tools: [],
    analysisMemberCount:
      filling.counted === 'OURS'
        ? result.analysis.countedMembers
        : filling.counted === 'ALL'
          ? members.length
          : null,
    analysisRequestedYen: asked
      ? filling.requested === 'GRANTED'
        ? result.analysis.granted
        : result.analysis.available
      : null,
    adminItems: [...item('人件費', sum(lines, 'OFFICE')), ...item('謝金', sum(lines, 'EXPERT'))],
    adminRequestedYen: asked ? result.admin.granted : null,
    officeRequestedYen: null,
    expertRequestedYen: null,
  };
}

/** Amounts around every edge of the rules, and any others. */
const EDGES = [
  1, 4, 5, 624_999, 625_000, 625_001, 625_002, 666_666, 666_667, 666_668, 5_166_667, 7_000_001,
].map(BigInt);
const yen = fc.oneof(
  fc.constantFrom(...EDGES),
  fc.bigInt(1n, 300_000n),
  fc.bigInt(1n, 3_000_000n),
  fc.bigInt(1n, 12_000_000n),
);

function cost(category: CostCategory, most = 1): fc.Arbitrary<CostLine[]> {
  return fc.array(
    fc.record({
      id: fc.constant('line'),
      category: fc.constant(category),
      functions:
        category === 'SOFTWARE'
          ? fc.subarray([...SOFTWARE_FUNCTIONS])
          : fc.constant<CostLine['functions']>([]),
      unitPrice: yen,
      quantity: fc.integer({ min: 1, max: 3 }),
      cloudMonths: fc.constant(null),
    }),
    { maxLength: most },
  );
}

const COSTS = fc
  .tuple(
    cost('SOFTWARE', 2),
    cost('OPTION'),
    cost('SERVICE'),
    cost('PC'),
    cost('REGISTER'),
    cost('ANALYSIS_SOFTWARE'),
    cost('ANALYSIS_HARDWARE'),
  )
  .map((lists) => lists.flat());

/** Random groups with both sizes, any functions, every policy that grants by itself, and the switches of 2023 and 2025. */
export function pricedGroups(least: number, most: number): fc.Arbitrary<CalculationInput> {
  return fc
    .record({
      ruleSet: fc.constantFrom<CalculationInput['ruleSet'][]>('2025', '2025', '2023', '2024'),
      overCapPolicy: fc.constantFrom<CalculationInput['overCapPolicy'][]>(
        'PRO_RATA',
        'ANALYSIS_FIRST',
        'INFRASTRUCTURE_FIRST',
        'EQUAL_CEILING',
      ),
      tierBoundary: fc.constantFrom('x25' as const, 'x25' as const, 'exact' as const),
      adminFeeBase: fc.constantFrom('subsidy' as const, 'subsidy' as const, 'eligible-cost' as const),
      members: fc.array(
        fc.record({ size: fc.constantFrom('SME' as const, 'MICRO' as const), costLines: COSTS }),
        {
          minLength: least,
          maxLength: most,
          size: 'max',
        },
      ),
      admin: fc.tuple(cost('OFFICE', 2), cost('EXPERT')).map((lists) => lists.flat()),
    })
    .map(({ ruleSet, overCapPolicy, tierBoundary, adminFeeBase, members, admin }) => ({
      ruleSet,
      interpretation: { tierBoundary, adminFeeBase },
      overCapPolicy,
      requestedAnalysis: null,
      sharingKey: 'EQUAL' as const,
      members: members.map(({ size, costLines }, index) => ({
        id: `m${String(index)}`,
        name: `見本${String(index)}号店`,
        representative: index === 0,
        size,
        costLines: index === 0 ? [...costLines, ...admin] : costLines,
        requested: null,
        sharingWeight: 1n,
      })),
    }));
}

export const FILLINGS: fc.Arbitrary<Filling> = fc.record({
  requested: fc.constantFrom(
    'GRANTED' as const,
    'GRANTED' as const,
    'AVAILABLE' as const,
    'NOTHING' as const,
  ),
  counted: fc.constantFrom('OURS' as const, 'OURS' as const, 'ALL' as const, 'NOBODY' as const),
  servicesCut: fc.constantFrom(true, true, false),
});
