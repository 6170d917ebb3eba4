import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@renkei/kernel';
import { IsId, LocalDateScalar } from '@renkei/platform/graphql';
import { MICRO_CLASSES, type MicroClass } from '@renkei/subsidy-rules';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { MicroClassEnum } from './vocabulary.ts';

const MOST_EMPLOYEES = 10_000_000;

@InputType()
export class StateEmployeesInput {
  @Field(() => ID)
  @IsId()
  reportId: string;

  @Field(() => ID)
  @IsId()
  memberId: string;

  @Field(() => Int, {
    description:
      '常時使用する従業員の数。役員・事業主は数えない。Regular employees; officers and the proprietor are not among them.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_EMPLOYEES)
  employees: number;

  @Field(() => LocalDateScalar, { description: 'いつの人数か。As of which day.' })
  @IsString()
  asOfOn: LocalDate;

  @Field(() => ID, { nullable: true, description: '従業員名簿の証憑。The employee list on file (K25 p.32).' })
  @IsOptional()
  @IsId()
  evidenceId?: string | null;

  @Field(() => MicroClassEnum, {
    nullable: true,
    description:
      '業種だけで区分が決まらないときの区分。The row of the micro table, where the industry alone does not settle it.',
  })
  @IsOptional()
  @IsIn(MICRO_CLASSES)
  microClass?: MicroClass | null;

  @Field(() => Int, { nullable: true, description: '記録を直すときの版。Only when correcting a record.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}
