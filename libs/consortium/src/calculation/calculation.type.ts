import { Field, Int, ObjectType } from '@nestjs/graphql';
import { YenScalar } from '@renkei/platform/graphql';
import {
  compareReadings,
  explainGroup,
  findings,
  memberShares,
  totalCost,
  type CalculationResult,
  type Interpretation,
  type OverCapPolicy,
  type RuleSetId,
  type Shares,
  type TraceStep,
} from '@renkei/subsidy-rules';
import {
  AdminFeeBaseEnum,
  AnalysisMemberCountEnum,
  OverCapPolicyEnum,
  ProductivityMeanEnum,
  RuleSetEnum,
  TierBoundaryEnum,
} from '../consortium/vocabulary.ts';
import {
  AdminAmountsType,
  AnalysisAmountsType,
  CombinedAmountsType,
  InfrastructureAmountsType,
  TotalAmountsType,
} from './amounts.type.ts';
import {
  FindingType,
  ReadingComparisonType,
  TraceStepType,
  comparisonOf,
  findingOf,
} from './explanation.type.ts';
import { MemberCalculationType, type PricedWhole } from './member-calculation.type.ts';
import { SharesType, sharesOf } from './share.type.ts';

@ObjectType('ReadingsInForce', { description: '計算に使った読み方。The readings this calculation follows.' })
export class ReadingsInForceType {
  @Field(() => AdminFeeBaseEnum)
  adminFeeBase: Interpretation['adminFeeBase'];

  @Field(() => AnalysisMemberCountEnum)
  analysisMemberCount: Interpretation['analysisMemberCount'];

  @Field(() => TierBoundaryEnum)
  tierBoundary: Interpretation['tierBoundary'];

  @Field(() => ProductivityMeanEnum)
  productivityMean: Interpretation['productivityMean'];

  @Field(() => YenScalar, { nullable: true })
  adminCapYen: bigint | null;
}

/** A priced group. What costs time (findings, traces, shares) is worked out when a query asks for it. */
@ObjectType('Calculation', {
  description:
    'グループの補助金の計算。The whole group priced by its rule set (cli-contract names), whole yen, tax-exclusive.',
})
export class CalculationType implements PricedWhole {
  readonly result: CalculationResult;
  #members: readonly MemberCalculationType[] | undefined;
  #shares: Shares | undefined;
  #findings: readonly FindingType[] | undefined;
  #comparisons: readonly ReadingComparisonType[] | undefined;

  constructor(result: CalculationResult) {
    this.result = result;
  }

  /** Not in the schema: the shares as the rules engine gives them. */
  get memberShares(): Shares {
    return (this.#shares ??= memberShares(this.result));
  }

  @Field(() => RuleSetEnum)
  get ruleSet(): RuleSetId {
    return this.result.ruleSet.id;
  }

  @Field(() => String)
  get ruleSetVersion(): string {
    return this.result.ruleSet.version;
  }

  @Field(() => OverCapPolicyEnum)
  get overCapPolicy(): OverCapPolicy {
    return this.result.input.overCapPolicy;
  }

  @Field(() => ReadingsInForceType)
  get readings(): ReadingsInForceType {
    return this.result.interpretation;
  }

  @Field(() => Int)
  get memberCount(): number {
    return this.result.memberCount;
  }

  // bounded: a group has at most 200 members
  @Field(() => [MemberCalculationType], { complexity: 200 })
  get members(): readonly MemberCalculationType[] {
    return (this.#members ??= this.result.members.map(
      (member, index) => new MemberCalculationType(this, index, member),
    ));
  }

  @Field(() => InfrastructureAmountsType)
  get infrastructure(): InfrastructureAmountsType {
    return this.result.infrastructure;
  }

  @Field(() => AnalysisAmountsType)
  get analysis(): AnalysisAmountsType {
    return this.result.analysis;
  }

  @Field(() => CombinedAmountsType)
  get combined(): CombinedAmountsType {
    return this.result.combined;
  }

  @Field(() => AdminAmountsType)
  get admin(): AdminAmountsType {
    return this.result.admin;
  }

  @Field(() => TotalAmountsType)
  get total(): TotalAmountsType {
    return { cost: totalCost(this.result), granted: this.result.total.granted };
  }

  @Field(() => [FindingType], { complexity: 50 })
  get findings(): readonly FindingType[] {
    return (this.#findings ??= findings(this.result).map((finding) => findingOf(finding, this.result)));
  }

  @Field(() => SharesType)
  get shares(): SharesType {
    return sharesOf(this.memberShares);
  }

  @Field(() => [TraceStepType], {
    complexity: 20,
    description: 'グループ全体の「なぜ?」。The pool, the joint cap, (3) and the total.',
  })
  get trace(): readonly TraceStep[] {
    return explainGroup(this.result);
  }

  @Field(() => [ReadingComparisonType], {
    complexity: 3,
    description:
      'このグループの金額を変える資料の食い違い。Disagreements of the papers that change this group’s yen.',
  })
  get disagreements(): readonly ReadingComparisonType[] {
    return (this.#comparisons ??= compareReadings(this.result).map((found) =>
      comparisonOf(found, this.result),
    ));
  }
}
