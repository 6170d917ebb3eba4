import { Module } from '@nestjs/common';
import { ApplicationModule } from './application/application.module.ts';
import { ChangeModule } from './change/change.module.ts';
import { EffectModule } from './effect/effect.module.ts';
import { PerformanceModule } from './performance/performance.module.ts';
import { PurchaseModule } from './purchase/purchase.module.ts';
import { ReadinessModule } from './readiness/readiness.module.ts';
import { RiskModule } from './risk/risk.module.ts';
import { SimulationModule } from './simulation/simulation.module.ts';

/** The life of a group from readiness to the second effect report. */
@Module({
  imports: [
    ReadinessModule,
    ApplicationModule,
    ChangeModule,
    SimulationModule,
    PurchaseModule,
    PerformanceModule,
    EffectModule,
    RiskModule,
  ],
})
export class ProcedureModule {}
