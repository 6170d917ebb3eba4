import { formatYen, formatYenEn, sumYen, type Message } from '@renkei/kernel';
import type { ShareOfMember } from '@renkei/paper';
import type { Tx } from '@renkei/platform';
import type { StandingLoss } from '@renkei/procedure';
import { CATEGORY_LABELS, lineCost, type CalculationResult, type CostCategory } from '@renkei/subsidy-rules';

/** What each line is called by its people: its tool, else its own label, else what it is. */
export async function readLineNames(
  tx: Tx,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  const rows = await tx.query<{ id: string; category: CostCategory; name: string | null }>(
    `SELECT l.id, l.category, coalesce(t.name, nullif(l.label, '')) AS name
     FROM cost_line l LEFT JOIN tool t ON t.id = l.tool_id WHERE l.id = ANY ($1::uuid[])`,
    [lineIds],
  );
  return new Map(
    rows.map(({ id, category, name }) => {
      const { ja, en } = CATEGORY_LABELS[category];
      return [id, name === null ? { ja, en } : { ja: `${ja}「${name}」`, en: `${en}: ${name}` }];
    }),
  );
}

interface Known {
  readonly result: CalculationResult;
  readonly lineNames: ReadonlyMap<string, Message>;
}

/** The lines of a member that get no subsidy as their purchases stand: the figures of its statement count on them. */
export function risksOf(
  losses: readonly StandingLoss[],
  { result, lineNames }: Known,
  contact: Message,
): Pick<ShareOfMember, 'risks' | 'riskNote'> {
  const lines = result.input.members.flatMap(({ costLines }) => costLines);
  const risks = losses.map(({ costLineId, costYen, why }) => {
    const name = lineNames.get(costLineId) ?? { ja: 'この費用', en: 'This cost' };
    const cost = sumYen(lines.filter(({ id }) => id === costLineId).map(lineCost));
    return { what: atStake(name, cost, costYen), why };
  });
  return {
    risks,
    riskNote: {
      ja: `上の額と下の内訳は、この費用にも補助金が出るものとして計算しています。補助金が出なければ、払う額はそれより多くなります。先に進む前に、${contact.ja}へご相談ください。記録のまちがいなら、とりまとめ担当が取り消して入れ直せます。`,
      en: `The amount above and the figures below count on this subsidy; without it you pay more. Before you go on, please ask ${contact.en}. A mistaken record can be taken back by the coordinator and entered anew.`,
    },
  };
}

function atStake(name: Message, cost: bigint, subsidy: bigint): Message {
  const lost =
    subsidy === 0n
      ? { ja: '', en: '' }
      : {
          ja: `：このままだと、グループの補助金が${formatYen(subsidy)}減る見込みです`,
          en: `: as it stands the group is paid ${formatYenEn(subsidy)} less`,
        };
  return {
    ja: `${name.ja}（費用${formatYen(cost)}・税抜）${lost.ja}`,
    en: `${name.en} (${formatYenEn(cost)} without tax)${lost.en}`,
  };
}
