import { Module } from '@nestjs/common';
import { ObligationsModule } from '@renkei/obligations';
import { PayoutAccountResolver } from './payout-account/payout-account.resolver.ts';
import { PayoutAccountService } from './payout-account/payout-account.service.ts';
import { SealedPaperController } from './sealed-paper/sealed-paper.controller.ts';
import {
  ConsortiumSealedPapersResolver,
  MemberSealedPapersResolver,
} from './sealed-paper/sealed-paper.resolver.ts';
import { SealedPaperService } from './sealed-paper/sealed-paper.service.ts';

/** What is kept encrypted: papers handed in sealed, and payout accounts. */
@Module({
  imports: [ObligationsModule],
  controllers: [SealedPaperController],
  providers: [
    SealedPaperService,
    MemberSealedPapersResolver,
    ConsortiumSealedPapersResolver,
    PayoutAccountService,
    PayoutAccountResolver,
  ],
})
export class VaultModule {}
