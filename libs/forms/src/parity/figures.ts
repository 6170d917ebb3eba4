import type { Yen } from '@renkei/kernel';
import { floorOf } from '@renkei/kernel';
import { calculate, RULE_SETS } from '@renkei/subsidy-rules';
import type {
  CalculationInput,
  CalculationResult,
  CostLine,
  MemberInput,
  RuleSet,
} from '@renkei/subsidy-rules';
import type { Entered, EnteredBusiness } from './entered.ts';
import type { Form5Formula, Form6Formula, GroupFormula } from '../layout/layout.ts';

/**
 * What the workbook does otherwise than the product, one at a time. Leaving all of them out gives the product's own
 * figures; taking all of them gives exactly what the workbook must show.
 */
export const ASSUMPTIONS = [
  'ENTERED',
  'REQUESTED',
  'TAX_FRACTION',
  'SERVICE_CAP',
  'ADMIN_BASE',
  'ANALYSIS_MEMBER_COUNT',
  'BLANK_FIRST_MEMBER',
  'JOINT_CAP',
  'NO_FUNCTION',
  'ONE_FUNCTION',
  'TIER_EDGE',
  'RULE_SET',
  'TEXT_AMOUNT',
] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** Tenths of a yen: 様式8 takes 10 % without rounding. Null: the cell shows nothing. */
export type Tenths = bigint | null;

export interface Figures {
  readonly result: CalculationResult;
  readonly members: readonly {
    readonly form5: Readonly<Partial<Record<Form5Formula, Tenths>>>;
    readonly form6: Readonly<Record<Form6Formula, Tenths>>;
  }[];
  readonly group: Readonly<Partial<Record<GroupFormula, Tenths>>>;
}

/** The group on both sides: as the product prices it, and as it is entered in the workbook. */
export interface BothSides {
  readonly ours: CalculationInput;
  /** Text in cells for amounts counts as nothing. */
  readonly entered: Entered;
  /** The same with text taken for the number it says. */
  readonly asRead: Entered;
}

function line(
  id: string,
  category: CostLine['category'],
  unitPrice: Yen | null,
  functions: CostLine['functions'],
): CostLine[] {
  return unitPrice === null ? [] : [{ id, category, functions, unitPrice, quantity: 1, cloudMonths: null }];
}

/** The costs as they stand in the forms, with the functions the product knows of. */
function asEntered(member: MemberInput, filed: EnteredBusiness | null): MemberInput {
  const functions = [...new Set(member.costLines.flatMap((cost) => cost.functions))];
  const software = filed?.softwareYen ?? (functions.length > 0 ? 0n : null);
  return {
    ...member,
    size: filed?.size ?? member.size,
    costLines: [
      ...line('software', 'SOFTWARE', software, functions),
      ...line('pc', 'PC', filed?.pcYen ?? null, []),
      ...line('register', 'REGISTER', filed?.registerYen ?? null, []),
      ...line('analysis-software', 'ANALYSIS_SOFTWARE', filed?.analysisSoftwareYen ?? null, []),
      ...line('analysis-hardware', 'ANALYSIS_HARDWARE', filed?.analysisHardwareYen ?? null, []),
    ],
  };
}

/** The members as they stand in the forms, those the product does not know behind them, and the items of 様式7. */
function membersAsEntered({ ours, entered }: BothSides): MemberInput[] {
  const known = ours.members.map((member, index) => asEntered(member, entered.members[index] ?? null));
  const others = entered.others.map((filed, index) =>
    asEntered(
      {
        id: `other-${String(index)}`,
        name: '',
        representative: false,
        size: 'SME',
        costLines: [],
        requested: null,
        sharingWeight: 1n,
      },
      filed,
    ),
  );
  const items = [
    ...line('office', 'OFFICE', entered.officeYen, []),
    ...line('expert', 'EXPERT', entered.expertYen, []),
  ];
  return [...known, ...others].map((member, index) =>
    index === 0 ? { ...member, costLines: [...member.costLines, ...items] } : member,
  );
}

/** The same with at least `count` eligible functions, as if the software had them. */
function withFunctions(
  member: MemberInput,
  ruleSet: RuleSet,
  atLeastOne: boolean,
  two: boolean,
): MemberInput {
  const eligible = ruleSet.eligibleFunctions.value;
  const has = new Set(
    member.costLines.flatMap(({ category, functions }) => (category === 'SOFTWARE' ? functions : [])),
  );
  const known = eligible.filter((name) => has.has(name)).length;
  const wanted = Math.max(known, known === 0 ? (atLeastOne ? (two ? 2 : 1) : 0) : two ? 2 : 1);
  if (wanted === known) return member;
  return {
    ...member,
    costLines: [...member.costLines, ...line('more-functions', 'SOFTWARE', 0n, eligible.slice(0, 3))].map(
      (cost) =>
        cost.id === 'more-functions' && wanted === 1 ? { ...cost, functions: eligible.slice(0, 1) } : cost,
    ),
  };
}

function priced(sides: BothSides, assumed: ReadonlySet<Assumption>): CalculationResult {
  const { ours } = sides;
  const base = RULE_SETS[assumed.has('RULE_SET') ? '2025' : ours.ruleSet];
  const ruleSet = assumed.has('SERVICE_CAP') ? { ...base, serviceCostCap: null } : base;
  const members = assumed.has('ENTERED') ? membersAsEntered(sides) : ours.members;
  const input: CalculationInput = {
    ...ours,
    ruleSet: ruleSet.id,
    interpretation: {
      ...ours.interpretation,
      ...(assumed.has('TIER_EDGE') ? { tierBoundary: 'x25' as const } : {}),
      ...(assumed.has('ADMIN_BASE') ? { adminFeeBase: 'subsidy' as const } : {}),
    },
    members: members.map((member) =>
      withFunctions(member, ruleSet, assumed.has('NO_FUNCTION'), assumed.has('ONE_FUNCTION')),
    ),
  };
  return calculate(input, ruleSet);
}

const tenths = (yen: Yen): bigint => yen * 10n;
const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b));

function sumOf(values: readonly Tenths[]): bigint {
  return values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
}
/** As the forms' IF(SUM(…)=0,"",SUM(…)). */
function totalOf(...values: readonly Tenths[]): Tenths {
  const sum = sumOf(values);
  return sum === 0n ? null : sum;
}

interface RequestedAmounts {
  readonly members: readonly Tenths[];
  readonly infrastructure: Tenths;
  readonly analysis: Tenths;
  readonly admin: Tenths;
}

/** The amounts a group asks for: as granted by the product, or as typed into the forms (null: nothing). */
function requestedOf(
  { ours, entered }: BothSides,
  result: CalculationResult,
  assumed: ReadonlySet<Assumption>,
): RequestedAmounts {
  if (!assumed.has('REQUESTED')) {
    return {
      members: ours.members.map((_, index) => tenths(result.members[index]?.granted ?? 0n)),
      infrastructure: tenths(result.infrastructure.granted),
      analysis: tenths(result.analysis.granted),
      admin: tenths(result.admin.granted),
    };
  }
  const orNull = (yen: Yen | null): Tenths => (yen === null ? null : tenths(yen));
  const typed = (filed: EnteredBusiness | null): (Yen | null)[] =>
    filed === null ? [] : [filed.softwareRequestedYen, filed.pcRequestedYen, filed.registerRequestedYen];
  const all = [...entered.members, ...entered.others].flatMap(typed);
  const blank = assumed.has('BLANK_FIRST_MEMBER')
    ? entered.firstListed.requestBlank
    : all.every((amount) => amount === null);
  return {
    // J11: IF(I11="","",SUM(I11:I15))
    members: entered.members.map((filed) =>
      filed?.softwareRequestedYen == null ? null : sumOf(typed(filed).map(orNull)),
    ),
    infrastructure: blank ? null : sumOf(all.map(orNull)),
    analysis: orNull(entered.analysisRequestedYen),
    admin: orNull(entered.adminRequestedYen),
  };
}

/** 様式7 C14 over the amounts asked for; null while neither is there. */
function adminLimit(base: readonly Tenths[], { admin }: RuleSet): Tenths {
  if (base.every((amount) => amount === null)) return null;
  const { numerator, denominator } = admin.rate.value;
  const share = admin.shareOfBase.value;
  const yen = floorOf(sumOf(base) / 10n, {
    numerator: numerator * share.numerator,
    denominator: denominator * share.denominator,
  });
  return tenths(admin.cap === null ? yen : least(admin.cap.value, yen));
}

/** Every figure of 様式5–8 the report compares, under the assumptions given. */
export function figures(both: BothSides, assumed: ReadonlySet<Assumption>): Figures {
  const sides = assumed.has('TEXT_AMOUNT') ? both : { ...both, entered: both.asRead };
  const result = priced(sides, assumed);
  const { ruleSet } = result;
  const requested = requestedOf(sides, result, assumed);
  const blankCost = assumed.has('BLANK_FIRST_MEMBER') && sides.entered.firstListed.costBlank;
  const column = (pick: (member: CalculationResult['members'][number]) => Yen): Tenths =>
    blankCost ? null : tenths(result.members.reduce((sum, member) => sum + pick(member), 0n));
  const shown = (value: bigint): Tenths => (blankCost ? null : value);

  const softwareCost = column(({ software }) => software.eligible);
  const pcCost = column(({ pc }) => pc.eligible);
  const registerCost = column(({ register }) => register.eligible);
  const infrastructureCost = shown(sumOf([softwareCost, pcCost, registerCost]));
  const softwareAvailable = column(({ software }) => software.subsidy);
  const pcAvailable = column(({ pc }) => pc.subsidy);
  const registerAvailable = column(({ register }) => register.subsidy);
  const uncapped = sumOf([softwareAvailable, pcAvailable, registerAvailable]);
  const infrastructureAvailable = shown(
    assumed.has('JOINT_CAP') ? least(tenths(ruleSet.jointCap.value), uncapped) : uncapped,
  );

  const analysisCost = tenths(result.analysis.eligible);
  const { rate, cap, perMember } = ruleSet.analysis;
  const ofCost = floorOf(result.analysis.eligible, rate.value);
  const counted = assumed.has('ANALYSIS_MEMBER_COUNT')
    ? sides.entered.memberCount
    : result.analysis.countedMembers;
  const limit = counted === null ? null : least(cap.value, perMember.value * BigInt(counted));
  const analysisLimit = limit === null ? null : tenths(limit);
  const analysisAvailable = tenths(limit === null ? least(cap.value, ofCost) : least(limit, ofCost));

  const adminCost = tenths(result.admin.eligible);
  const base = [requested.infrastructure, requested.analysis];
  const limitOfAdmin = assumed.has('REQUESTED')
    ? adminLimit(base, ruleSet)
    : result.admin.limit === null
      ? null
      : tenths(result.admin.limit);
  const adminOfCost = tenths(floorOf(result.admin.eligible, ruleSet.admin.rate.value));
  const adminAvailable = limitOfAdmin === null ? adminOfCost : least(limitOfAdmin, adminOfCost);

  const fraction = assumed.has('TAX_FRACTION');
  const tax = (cost: Tenths): Tenths => {
    if (cost === null) return null;
    return fraction ? cost / 10n : (cost / 100n) * 10n;
  };
  const spend = (cost: Tenths): Tenths => (cost === null ? null : cost + (tax(cost) ?? 0n));
  const totalCost = totalOf(infrastructureCost, analysisCost, adminCost);
  const ofKind = (pick: 'OFFICE' | 'EXPERT'): Tenths =>
    tenths(
      result.input.members.reduce(
        (sum, { costLines }) =>
          costLines.reduce(
            (own, { category, unitPrice, quantity }) =>
              category === pick ? own + unitPrice * BigInt(quantity) : own,
            sum,
          ),
        0n,
      ),
    );

  return {
    result,
    members: result.members.slice(0, sides.ours.members.length).map((member, index) => {
      const { software, pc, register, costs } = member;
      return {
        form5: {
          firstTierCost: tenths(software.firstTierCost),
          secondTierCost: tenths(software.eligible - software.firstTierCost),
          firstTierAvailable: tenths(software.firstTier),
          secondTierAvailable: tenths(software.secondTier),
          softwareAvailable: tenths(software.subsidy),
          pcAvailable: tenths(pc.subsidy),
          registerAvailable: tenths(register.subsidy),
          requestedTotal: requested.members[index] ?? null,
        },
        form6: {
          cost: tenths(costs.analysis),
          available: tenths(least(cap.value, floorOf(costs.analysis, rate.value))),
        },
      };
    }),
    group: {
      softwareCost,
      pcCost,
      registerCost,
      infrastructureCost,
      softwareAvailable,
      pcAvailable,
      registerAvailable,
      infrastructureAvailable,
      infrastructureRequested: requested.infrastructure,
      analysisLimit,
      analysisCost,
      analysisAvailable,
      adminBaseInfrastructure: requested.infrastructure,
      adminBaseAnalysis: requested.analysis,
      adminLimit: limitOfAdmin,
      adminCost,
      adminAvailable,
      officeCost: ofKind('OFFICE'),
      expertCost: ofKind('EXPERT'),
      totalInfrastructureSpend: spend(infrastructureCost),
      totalInfrastructureCost: infrastructureCost,
      totalInfrastructureTax: tax(infrastructureCost),
      totalInfrastructureAvailable: infrastructureAvailable,
      totalInfrastructureRequested: requested.infrastructure,
      totalAnalysisSpend: spend(analysisCost),
      totalAnalysisCost: analysisCost,
      totalAnalysisTax: tax(analysisCost),
      totalAnalysisAvailable: analysisAvailable,
      totalAnalysisRequested: requested.analysis,
      totalAdminSpend: spend(adminCost),
      totalAdminCost: adminCost,
      totalAdminTax: tax(adminCost),
      totalAdminAvailable: adminAvailable,
      totalAdminRequested: requested.admin,
      totalSpend: spend(totalCost),
      totalCost,
      totalTax: tax(totalCost),
      totalAvailable: totalOf(infrastructureAvailable, analysisAvailable, adminAvailable),
      totalRequested: totalOf(requested.infrastructure, requested.analysis, requested.admin),
    },
  };
}
