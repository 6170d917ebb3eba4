import { Module } from '@nestjs/common';
import { CalculationResolver } from './calculation.resolver.ts';
import { CalculationService } from './calculation.service.ts';
import { RuleSetResolver } from './rule-set.resolver.ts';
import { ConsortiumSnapshotsResolver, SnapshotResolver } from './snapshot.resolver.ts';
import { SnapshotService } from './snapshot.service.ts';
import { WhatIfResolver } from './what-if.resolver.ts';
import { WhatIfService } from './what-if.service.ts';

@Module({
  providers: [
    CalculationService,
    CalculationResolver,
    WhatIfService,
    WhatIfResolver,
    SnapshotService,
    SnapshotResolver,
    ConsortiumSnapshotsResolver,
    RuleSetResolver,
  ],
  exports: [CalculationService, WhatIfService, SnapshotService],
})
export class CalculationModule {}
