import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CalculationService, ConsortiumType } from '@renkei/consortium';
import type { GroupRisk } from '@renkei/lifecycle';
import { Clock, TenantTransaction } from '@renkei/platform';
import { FieldRequires, type RequestContext } from '@renkei/platform/graphql';
import { StakeService } from '../purchase/stake.service.ts';
import { riskOf } from './risk.loader.ts';
import { GroupRiskType } from './risk.type.ts';

const READS_A_GROUP = 50;

@Resolver(() => ConsortiumType)
export class ConsortiumRiskResolver {
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;
  readonly #stakes: StakeService;
  readonly #clock: Clock;

  constructor(
    transactions: TenantTransaction,
    calculations: CalculationService,
    stakes: StakeService,
    clock: Clock,
  ) {
    this.#transactions = transactions;
    this.#calculations = calculations;
    this.#stakes = stakes;
    this.#clock = clock;
  }

  @ResolveField(() => GroupRiskType, {
    complexity: READS_A_GROUP,
    description:
      'どれだけ気をつけて見るとよいか、その理由。How much the group needs attention now, and why; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  risk(@Parent() { id }: ConsortiumType, @Context() context: RequestContext): Promise<GroupRisk> {
    return riskOf(
      {
        transactions: this.#transactions,
        calculations: this.#calculations,
        stakes: this.#stakes,
        now: this.#clock.nowJst(),
      },
      context,
      id,
    );
  }
}
