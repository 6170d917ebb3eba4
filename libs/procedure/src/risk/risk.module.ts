import { Module } from '@nestjs/common';
import { CalculationModule } from '@renkei/consortium';
import { PurchaseModule } from '../purchase/purchase.module.ts';
import { ConsortiumRiskResolver } from './risk.resolver.ts';

/** Which groups need somebody's attention first, and why. */
@Module({ imports: [CalculationModule, PurchaseModule], providers: [ConsortiumRiskResolver] })
export class RiskModule {}
