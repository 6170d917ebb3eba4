import { Injectable } from '@nestjs/common';
import { CalculationService, MEMBER } from '@renkei/consortium';
import { formatYen, formatYenEn, type Message } from '@renkei/kernel';
import { memberSharePaper, type MemberShareInput, type ShareOfMember } from '@renkei/paper';
import { notFound, TenantTransaction, type Tx } from '@renkei/platform';
import {
  readGrant,
  readMemberFixings,
  readStandingLosses,
  type MemberFixing,
  type StandingLoss,
} from '@renkei/procedure';
import { SHARING_KEY_LABELS, type CalculationResult, type Shares } from '@renkei/subsidy-rules';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { readLineNames, risksOf } from './share-risks.ts';
import { shareStepsOf, sourcesOf } from './share-steps.ts';
import {
  headOf,
  paperFile,
  readAsker,
  readGroupName,
  refuseYet,
  STEPS,
  type GroupName,
} from './statement.ts';

interface Facts {
  readonly group: GroupName;
  readonly result: CalculationResult;
  readonly shares: Shares;
  /** Whose letters are printed, by their place in the group. */
  readonly places: readonly number[];
  /** (1) by member, as granted and as fixed; the latest word on it. */
  readonly granted: ReadonlyMap<string, bigint>;
  readonly fixed: ReadonlyMap<string, MemberFixing>;
  /** Lines that get no subsidy as their purchases are recorded. */
  readonly losses: readonly StandingLoss[];
  readonly lineNames: ReadonlyMap<string, Message>;
  /** Members who are a person rather than an organisation. */
  readonly soleProprietors: ReadonlySet<string>;
  /** Whom to ask; null: the coordinator, whose name a member's own people do not see. */
  readonly coordinator: string | null;
}

/**
 * 負担額のお知らせ: what one member pays and why, or a letter for each. The figures are those of the shop's own card: the
 * calculation as it stands now; a later word on the subsidy (granted, fixed) is told beside it.
 */
@Injectable()
export class MemberShareMaker implements OutputMaker {
  readonly kinds = ['MEMBER_SHARE'] as const;
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  /** @throws ProblemsFound NO_COSTS, TOO_MUCH_TO_PRINT; AppError NOT_FOUND */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const facts = await this.#read(order);
    await progress.report(1, STEPS);
    const input = inputOf(order, facts);
    await progress.report(2, STEPS);
    const about = order.memberId === null ? '' : (input.members[0]?.memberName ?? '');
    return paperFile(order, progress, facts.group, memberSharePaper(input), about);
  }

  #read(order: OutputOrder): Promise<Facts> {
    const { viewer, consortiumId } = order;
    if (viewer.acting?.role !== 'MEMBER_USER') {
      return this.#transactions.read(viewer, async (tx) => {
        const { name } = await readAsker(tx, order);
        return this.#facts(tx, order, null, name);
      });
    }
    // one's own result depends on everybody's lines
    return this.#transactions.readForCalculation(viewer, consortiumId, async (tx) => {
      const own = await tx.query<{ id: string }>('SELECT own_member_ids() AS id', []);
      return this.#facts(tx, order, new Set(own.map(({ id }) => id)), null);
    });
  }

  async #facts(
    tx: Tx,
    { consortiumId, memberId }: OutputOrder,
    own: ReadonlySet<string> | null,
    coordinator: string | null,
  ): Promise<Facts> {
    const group = await readGroupName(tx, consortiumId);
    const { calculation } = await this.#calculations.priceWithin(tx, consortiumId);
    const { result, memberShares: shares } = calculation;
    const places = result.members.flatMap(({ id }, place) =>
      (memberId === null || id === memberId) && (own?.has(id) ?? true) ? [place] : [],
    );
    if (memberId !== null && places.length === 0) throw notFound(MEMBER);
    const ids = places.flatMap((place) => result.members[place]?.id ?? []);
    const grant = await readGrant(tx, consortiumId);
    const fixed = await readMemberFixings(tx, ids);
    const losses = await readStandingLosses(tx, ids);
    const lineIds = losses.map(({ costLineId }) => costLineId);
    return {
      group,
      result,
      shares,
      places,
      granted: grant?.ceilings.member ?? new Map(),
      fixed,
      losses,
      lineNames: await readLineNames(tx, lineIds),
      soleProprietors: await readSoleProprietors(tx, ids),
      coordinator,
    };
  }
}

function inputOf(order: OutputOrder, facts: Facts): MemberShareInput {
  const { group, result, shares, places } = facts;
  if (shares.total.cost === 0n) refuseYet('NO_COSTS', NO_COSTS);
  const { ja, en } = SHARING_KEY_LABELS[shares.fellBackToEqual ? 'EQUAL' : shares.sharingKey];
  const back = shares.fellBackToEqual ? FELL_BACK : { ja: '', en: '' };
  return {
    ...headOf(order, group),
    sharingKey: { ja: `${ja}。${back.ja}`, en: `${en}. ${back.en}`.trimEnd() },
    payBy: null,
    contact: contactOf(facts)[order.locale],
    members: places.flatMap((place) => letterOf(place, facts, result.input.members[place]?.name ?? '')),
  };
}

async function readSoleProprietors(tx: Tx, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT m.id FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.id = ANY ($1::uuid[]) AND b.legal_form = 'SOLE_PROPRIETOR'`,
    [memberIds],
  );
  return new Set(rows.map(({ id }) => id));
}

function contactOf({ coordinator }: Facts): Message {
  if (coordinator === null) return COORDINATOR;
  return { ja: CONTACT.ja(coordinator), en: CONTACT.en(coordinator) };
}

function letterOf(place: number, facts: Facts, memberName: string): ShareOfMember[] {
  const share = facts.shares.members[place];
  if (share === undefined) return [];
  const { ownCost, ownSubsidy, jointNet, jointTax, tax } = share;
  const steps = shareStepsOf(facts.result, facts.shares, place);
  return [
    {
      memberName,
      soleProprietor: facts.soleProprietors.has(share.id),
      ownCost,
      ownSubsidy,
      jointNet,
      ownTax: tax - jointTax,
      jointTax,
      share: share.share,
      steps,
      // what is fixed has the loss in it
      ...risksOf(facts.fixed.has(share.id) ? [] : lossesOf(share.id, facts), facts, contactOf(facts)),
      notes: [...standing(share.id, ownSubsidy, facts), ...(ownCost === 0n ? [NO_TOOLS] : [])],
      footnotes: [WITHOUT_TAX, ...sourcesOf(steps)],
    },
  ];
}

const lossesOf = (id: string, { losses }: Facts): StandingLoss[] =>
  losses.filter(({ memberId }) => memberId === id);

/**
 * What the subsidy of the figures is: fixed, else granted, else calculated; and where a later word differs from it.
 * Nothing where there is none and never was.
 */
function standing(id: string, calculated: bigint, { granted, fixed }: Facts): Message[] {
  if (calculated === 0n && (fixed.get(id)?.fixed ?? 0n) === 0n && (granted.get(id) ?? 0n) === 0n) return [];
  const differs = (yen: bigint): Message =>
    yen === calculated
      ? { ja: '上の内訳と同じ額です。', en: 'It is the amount above.' }
      : {
          ja: `上の内訳は、いまの計算の${formatYen(calculated)}によるものです。`,
          en: `The figures above are of the calculation as it stands now, ${formatYenEn(calculated)}.`,
        };
  const own = fixed.get(id);
  if (own !== undefined) {
    return [
      {
        ja: `補助金の額は${formatYen(own.fixed)}に確定しています。${own.reason.ja}${differs(own.fixed).ja}`,
        en: `The subsidy is fixed at ${formatYenEn(own.fixed)}. ${own.reason.en} ${differs(own.fixed).en}`,
      },
    ];
  }
  const ceiling = granted.get(id);
  if (ceiling !== undefined) {
    return [
      {
        ja: `交付決定の額は${formatYen(ceiling)}です。${differs(ceiling).ja}実際の額は、実績報告のあとに確定します。`,
        en: `Granted: ${formatYenEn(ceiling)}. ${differs(ceiling).en} The amount is fixed after the performance report.`,
      },
    ];
  }
  return [
    {
      ja: '補助金の額は、いまの費用から計算した見込みです。審査や交付決定によって変わることがあります。',
      en: 'The subsidy is what the costs give now. The examination and the grant decision may change it.',
    },
  ];
}

const NO_COSTS: Message = {
  ja: '費用がまだ入っていないため、負担額のお知らせは作れません。先に、構成員のITツールと費用を入れてください。',
  en: 'No costs are entered yet, so there is no share to tell of. Please enter the tools and costs first.',
};
const WITHOUT_TAX: Message = {
  ja: '計算の金額は、とくに書いていなければ税抜です。',
  en: 'Amounts in the steps are without tax unless it says otherwise.',
};
const NO_TOOLS: Message = {
  ja: '自分のITツールなどの費用がないため、共同の費用の負担分だけです。',
  en: 'There are no costs of your own, so only the part of the joint costs is yours.',
};
const FELL_BACK: Message = {
  ja: '分ける基準になる額がまだないため、等分しています。',
  en: 'The agreed key has nothing to go by yet, so the parts are equal.',
};
const COORDINATOR: Message = {
  ja: 'グループのとりまとめ担当',
  en: 'the coordinator of your group',
};
const CONTACT = {
  ja: (name: string) => `とりまとめ担当　${name}`,
  en: (name: string) => `${name}, coordinator`,
} as const;
