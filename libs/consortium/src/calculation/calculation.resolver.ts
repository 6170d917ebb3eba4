import { ResolveField, Resolver } from '@nestjs/graphql';
import { canonicalJson } from '@renkei/kernel';
import { FieldRequires, type RequestContext } from '@renkei/platform/graphql';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { pricedGroupOf } from './calculation.loader.ts';
import { CalculationService } from './calculation.service.ts';
import { CalculationType } from './calculation.type.ts';
import { inputDocument } from './input-document.ts';

/** Methods without parameter decorators are called by graphql-js directly, as (parent, args, context). */
@Resolver(() => ConsortiumType)
export class CalculationResolver {
  readonly #calculations: CalculationService;

  constructor(calculations: CalculationService) {
    this.#calculations = calculations;
  }

  @ResolveField(() => CalculationType, {
    complexity: 100,
    description:
      'いまの内容での計算。お店の担当は ownResults を使います。The live calculation with findings and "why" for every amount; FORBIDDEN for a member user, who asks for ownResults.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async calculation(group: ConsortiumEntity, _: unknown, context: RequestContext): Promise<CalculationType> {
    return (await pricedGroupOf(this.#calculations, context, group)).calculation;
  }

  @ResolveField(() => String, {
    complexity: 500,
    description:
      '計算の入力（JSON）。`renkei calculate -` に渡すと同じ結果になる。The very input, for pricing it elsewhere; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async calculationInput(group: ConsortiumEntity, _: unknown, context: RequestContext): Promise<string> {
    return canonicalJson(inputDocument((await pricedGroupOf(this.#calculations, context, group)).input));
  }
}
