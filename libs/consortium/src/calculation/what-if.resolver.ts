import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { WhatIfInput } from './what-if.inputs.ts';
import { WhatIfService } from './what-if.service.ts';
import { WhatIfType } from './what-if.type.ts';

@Resolver()
export class WhatIfResolver {
  readonly #whatIf: WhatIfService;

  constructor(whatIf: WhatIfService) {
    this.#whatIf = whatIf;
  }

  @Query(() => WhatIfType, {
    complexity: 100_000, // prices a whole group anew, up to seconds for the largest: three in one request
    description: 'もしも…したら。構成員・費用・配分・読み方を変えた結果を、保存せずに見る。',
  })
  @Requires('READ_GROUP_FIGURES')
  whatIf(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => WhatIfInput }) input: WhatIfInput,
  ): Promise<WhatIfType> {
    return this.#whatIf.ask(viewer, input);
  }
}
