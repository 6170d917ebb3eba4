import { Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import { fixingSummaryPaper, type FixedEntry, type FixingSummaryInput } from '@renkei/paper';
import { TenantTransaction } from '@renkei/platform';
import { readFixingAmounts, type AmountAsFixed, type FixingAmounts } from '@renkei/procedure';
import { PART_LABELS } from '@renkei/subsidy-rules';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { headOf, paperFile, readGroupName, refuseYet, STEPS, type GroupName } from './statement.ts';

/** 額の確定のまとめ: the last fixing as its notice was recorded, with the reasons of each amount. */
@Injectable()
export class FixingSummaryMaker implements OutputMaker {
  readonly kinds = ['FIXING_SUMMARY'] as const;
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** @throws ProblemsFound NOTHING_FIXED; AppError NOT_FOUND */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const { group, fixing } = await this.#transactions.read(order.viewer, async (tx) => ({
      group: await readGroupName(tx, order.consortiumId),
      fixing: await readFixingAmounts(tx, order.consortiumId),
    }));
    await progress.report(1, STEPS);
    if (fixing === null) refuseYet('NOTHING_FIXED', NOTHING_FIXED);
    const input = inputOf(order, group, fixing);
    await progress.report(2, STEPS);
    return paperFile(order, progress, group, fixingSummaryPaper(input));
  }
}

function inputOf(
  order: OutputOrder,
  group: GroupName,
  { members, analysis, admin, noticeNumber, fixedOn }: FixingAmounts,
): FixingSummaryInput {
  const infrastructure = members.map((member) => entryOf(member, PART_LABELS.INFRASTRUCTURE, member.name));
  const ofGroup = [
    entryOf(analysis, PART_LABELS.ANALYSIS, null),
    entryOf(admin, PART_LABELS.ADMIN, null),
  ].filter((entry) => entry.granted + entry.fixed + entry.actualEligible > 0n);
  const entries = [...infrastructure, ...ofGroup];
  return {
    ...headOf(order, group),
    standing: 'OFFICIAL',
    notice: { number: noticeNumber, on: fixedOn },
    entries,
    totals: [
      { category: PART_LABELS.INFRASTRUCTURE, ...sumOf(infrastructure) },
      ...ofGroup.map(({ category, granted, actualEligible, fixed }) => ({
        category,
        granted,
        actualEligible,
        fixed,
      })),
    ],
    total: sumOf(entries),
  };
}

function entryOf(
  { granted, fixed, accepted, reasons }: AmountAsFixed,
  category: Message,
  memberName: string | null,
): FixedEntry {
  return { memberName, category, granted, actualEligible: accepted, fixed, reasons };
}

function sumOf(entries: readonly FixedEntry[]): FixingSummaryInput['total'] {
  return entries.reduce(
    (sum, { granted, actualEligible, fixed }) => ({
      granted: sum.granted + granted,
      actualEligible: sum.actualEligible + actualEligible,
      fixed: sum.fixed + fixed,
    }),
    { granted: 0n, actualEligible: 0n, fixed: 0n },
  );
}

const NOTHING_FIXED: Message = {
  ja: '額の確定がまだです。事務局から確定の通知が届いたら、「実績報告」の画面で確定を記録してから作ってください。',
  en: 'Nothing is fixed yet. When the secretariat’s notice has come, please record the fixing under the performance report first.',
};
