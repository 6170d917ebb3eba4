import { formatYen, formatYenEn } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import { nameOf } from '../input/member.ts';
import type { Distribution, DistributionState } from './redistribution.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export function transferMessage(from: Named, to: Named, yen: Yen): Message {
  return {
    ja: `${nameOf(from)}から${nameOf(to)}へ${formatYen(yen)}を渡します。`,
    en: `${nameOf(from)} passes ${formatYenEn(yen)} on to ${nameOf(to)}.`,
  };
}

/** What is done and what to do next, in one sentence or two. */
export function distributionSummary(
  state: DistributionState,
  transfers: number,
  { moved, outstanding, excess }: Distribution['total'],
): Message {
  const ja =
    transfers === 0 ? '渡すお金はありません。' : `${transfers}回の送金で${formatYen(moved)}を分けます。`;
  const en =
    transfers === 0 ? 'Nothing has to change hands.' : `${transfers} transfers move ${formatYenEn(moved)}.`;
  switch (state) {
    case 'COMPLETE':
      return { ja, en };
    case 'INCOMPLETE':
      return {
        ja: `${ja}あと${formatYen(outstanding)}が補助事業からまだ入金されていません。入金されたら受取額を入れてください。`,
        en: `${en} ${formatYenEn(outstanding)} has not been paid by the programme yet. Please enter it when it arrives.`,
      };
    case 'OVERPAID':
      return {
        ja: `${ja}確定額より${formatYen(excess)}多く入金されています。分けずに、事務局へご確認ください。`,
        en: `${en} ${formatYenEn(excess)} more than the fixed amount was paid. Please keep it and ask the secretariat.`,
      };
  }
}
