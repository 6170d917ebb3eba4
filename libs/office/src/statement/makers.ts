import type { Provider } from '@nestjs/common';
import { EffectSummaryMaker } from './effect-summary.maker.ts';
import { FixingSummaryMaker } from './fixing-summary.maker.ts';
import { GroupPlanMaker } from './group-plan.maker.ts';
import { MemberShareMaker } from './member-share.maker.ts';
import { ReceiptMaker } from './receipt.maker.ts';
import { RequestLettersMaker } from './request-letters.maker.ts';

/** Who turns a group's data into papers; they take TenantTransaction, CalculationService and CONFIG. */
export const STATEMENT_MAKERS: Provider[] = [
  MemberShareMaker,
  GroupPlanMaker,
  RequestLettersMaker,
  ReceiptMaker,
  FixingSummaryMaker,
  EffectSummaryMaker,
];
