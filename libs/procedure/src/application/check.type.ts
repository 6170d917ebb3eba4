import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CheckFindingType } from '../shared/check-finding.type.ts';

@ObjectType('ApplicationCheck', {
  description:
    'いま提出したらどうなるか。The check before the submission: eligibility, papers, amounts, round and approval, as of now.',
})
export class ApplicationCheckType {
  @Field(() => Boolean, { description: '提出できるか。No blocker is left.' })
  ready: boolean;

  @Field(() => Int, { description: '提出できない理由の数。How many blockers there are.' })
  blockers: number;

  // a plain list: bounded by members, papers and questions of the rules
  @Field(() => [CheckFindingType], {
    complexity: 500,
    description: '提出できない理由から順に。Blockers first, then warnings, then infos.',
  })
  findings: CheckFindingType[];
}
