import { Module } from '@nestjs/common';
import { CalculationModule } from '@renkei/consortium';
import {
  ConsortiumPurchasesResolver,
  CostLinePurchaseResolver,
  MemberOrderResolver,
  PurchaseFindingConnectionResolver,
} from './purchase-fields.resolver.ts';
import { PurchaseFindingResolver, PurchaseStepResolver } from './purchase.resolver.ts';
import { PurchaseService } from './purchase.service.ts';
import { StakeService } from './stake.service.ts';

/** What members really buy, held against the rules. */
@Module({
  imports: [CalculationModule],
  providers: [
    PurchaseService,
    StakeService,
    PurchaseStepResolver,
    PurchaseFindingResolver,
    CostLinePurchaseResolver,
    ConsortiumPurchasesResolver,
    PurchaseFindingConnectionResolver,
    MemberOrderResolver,
  ],
  exports: [StakeService],
})
export class PurchaseModule {}
