import { Query, Resolver } from '@nestjs/graphql';
import { Requires } from '@renkei/platform/graphql';
import { DISAGREEMENTS, RULE_SETS, type RuleSet } from '@renkei/subsidy-rules';
import { disagreementTypeOf } from './explanation.type.ts';
import { ruleNumbers } from './rule-set-numbers.ts';
import { RuleSetDetailsType } from './rule-set.type.ts';

@Resolver()
export class RuleSetResolver {
  // bounded: one per programme year
  @Query(() => [RuleSetDetailsType], {
    complexity: 4,
    description: '年度ごとのルールと根拠、資料の食い違い。Every number of the rules with its source.',
  })
  @Requires('SIGNED_IN')
  ruleSets(): RuleSetDetailsType[] {
    return Object.values(RULE_SETS).map(detailsOf);
  }
}

function detailsOf(rules: RuleSet): RuleSetDetailsType {
  return {
    ruleSet: rules.id,
    version: rules.version,
    label: rules.label,
    numbers: ruleNumbers(rules),
    defaults: Object.entries(rules.defaults).map(([id, value]) => ({ id, value })),
    disagreements: DISAGREEMENTS.map(disagreementTypeOf),
  };
}
