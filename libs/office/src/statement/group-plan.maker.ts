import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import type { Message } from '@renkei/kernel';
import { groupPlanPaper, type GroupPlanInput } from '@renkei/paper';
import { TenantTransaction } from '@renkei/platform';
import { SHARING_KEY_LABELS } from '@renkei/subsidy-rules';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { readPlanFacts, type PlanFacts } from './plan-facts.ts';
import { capsOf, factRows, moneyOf, scheduleOf, targetsOf } from './plan-parts.ts';
import { headOf, paperFile, refuseYet, STEPS } from './statement.ts';

/** 事業計画（総会資料）: what the group wants to do, who pays what, when, and the resolution to sign. */
@Injectable()
export class GroupPlanMaker implements OutputMaker {
  readonly kinds = ['GROUP_PLAN'] as const;
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  /** @throws ProblemsFound NO_MEMBERS; AppError NOT_FOUND */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const facts = await this.#transactions.read(order.viewer, (tx) =>
      readPlanFacts(tx, this.#calculations, order.consortiumId),
    );
    await progress.report(1, STEPS);
    if (facts.members.length === 0) refuseYet('NO_MEMBERS', NO_MEMBERS);
    const input = inputOf(order, facts);
    await progress.report(2, STEPS);
    return paperFile(order, progress, facts.group, groupPlanPaper(input));
  }
}

function inputOf(order: OutputOrder, facts: PlanFacts): GroupPlanInput {
  const { result, shares, members } = facts;
  const key = SHARING_KEY_LABELS[shares.fellBackToEqual ? 'EQUAL' : shares.sharingKey];
  const paying = new Map(shares.members.map((share) => [share.id, share]));
  return {
    ...headOf(order, facts.group),
    facts: factRows(facts, order.locale),
    purpose: [],
    members: members.map(({ id, name, role, tools }) => {
      const share = paying.get(id);
      return {
        name,
        role,
        tools: tools.join('、'),
        cost: share?.ownCost ?? 0n,
        subsidy: share?.ownSubsidy ?? 0n,
        share: share?.share ?? 0n,
      };
    }),
    money: moneyOf(result, shares),
    caps: capsOf(result),
    sharingKey: { ja: `${key.ja}。`, en: `${key.en}.` },
    schedule: scheduleOf(facts),
    targets: targetsOf(facts),
    resolution: [RESOLUTION[order.locale]],
    signers: SIGNERS[order.locale].map((role) => ({ role, name: '' })),
  };
}

const NO_MEMBERS: Message = {
  ja: '構成員がまだいないため、事業計画は作れません。先に、構成員を登録してください。',
  en: 'There are no members yet, so there is no plan. Please enter the members first.',
};
const RESOLUTION: Message = {
  ja: '上記の事業計画、構成員ごとの負担額および共同の費用の分け方を承認し、交付申請を代表事業者に委ねることを議決する。',
  en: 'The plan above, what each member pays and how joint costs are split are approved, and the representative is entrusted with the application.',
};
const SIGNERS = {
  ja: ['議長', '議事録署名人', '議事録署名人'],
  en: ['Chair', 'Signs the minutes', 'Signs the minutes'],
} as const;
