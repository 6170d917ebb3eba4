import { Module } from '@nestjs/common';
import { ApprovalService } from './approval.service.ts';
import { CalculationResolver } from './calculation.resolver.ts';
import { CalculationService } from './calculation.service.ts';
import { OwnResultResolver } from './own-result.resolver.ts';
import { OwnResultService } from './own-result.service.ts';
import { RuleSetResolver } from './rule-set.resolver.ts';
import { ScenarioResolver } from '../scenario/scenario.resolver.ts';
import { ScenarioService } from '../scenario/scenario.service.ts';
import { ConsortiumSnapshotsResolver, SnapshotResolver } from './snapshot.resolver.ts';
import { SnapshotService } from './snapshot.service.ts';
import { WhatIfResolver } from './what-if.resolver.ts';
import { WhatIfService } from './what-if.service.ts';

@Module({
  providers: [
    CalculationService,
    CalculationResolver,
    OwnResultService,
    OwnResultResolver,
    WhatIfService,
    WhatIfResolver,
    ScenarioService,
    ScenarioResolver,
    SnapshotService,
    ApprovalService,
    SnapshotResolver,
    ConsortiumSnapshotsResolver,
    RuleSetResolver,
  ],
  exports: [CalculationService, WhatIfService, SnapshotService],
})
export class CalculationModule {}
