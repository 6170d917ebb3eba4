import { Module } from '@nestjs/common';
import {
  ConsortiumDistributionResolver,
  RedistributionResolver,
} from './distribution/distribution.resolver.ts';
import { DistributionService } from './distribution/distribution.service.ts';
import { ConsortiumLedgerResolver, LedgerEntryResolver } from './ledger/ledger.resolver.ts';
import { MemberMoneyResolver } from './member/member-money.resolver.ts';
import { PaymentResolver } from './payment/payment.resolver.ts';
import { PaymentService } from './payment/payment.service.ts';
import { BankResultController } from './reconciliation/bank-result.controller.ts';
import { ConsortiumBankResultResolver } from './reconciliation/bank-result.resolver.ts';
import { BankResultService } from './reconciliation/bank-result.service.ts';
import { ConfirmMatchesService } from './reconciliation/confirm-matches.service.ts';
import { ConsortiumRepaymentResolver, RepaymentResolver } from './repayment/repayment.resolver.ts';
import { RepaymentService } from './repayment/repayment.service.ts';
import { BatchService } from './transfer/batch.service.ts';
import { TransferController } from './transfer/transfer.controller.ts';
import {
  ConsortiumTransferResolver,
  TransferBatchResolver,
  TransferItemResolver,
} from './transfer/transfer.resolver.ts';
import { TransferService } from './transfer/transfer.service.ts';

/** Where the money is, from the fixing of the amounts to what is paid back. */
@Module({
  controllers: [TransferController, BankResultController],
  providers: [
    PaymentService,
    PaymentResolver,
    ConsortiumLedgerResolver,
    LedgerEntryResolver,
    DistributionService,
    ConsortiumDistributionResolver,
    RedistributionResolver,
    BatchService,
    TransferService,
    ConsortiumTransferResolver,
    TransferBatchResolver,
    TransferItemResolver,
    RepaymentService,
    ConsortiumRepaymentResolver,
    RepaymentResolver,
    MemberMoneyResolver,
    BankResultService,
    ConfirmMatchesService,
    ConsortiumBankResultResolver,
  ],
})
export class MoneyModule {}
