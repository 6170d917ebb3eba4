import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import type { EvidenceCode, EvidenceKind, EvidenceState } from '@renkei/lifecycle';
import { connectionOf, MessageType } from '@renkei/platform/graphql';
import { EvidenceCodeEnum, EvidenceKindEnum, EvidenceStateEnum } from '../evidence/vocabulary.ts';
import type { MemberChecklist } from './checklist.rows.ts';

@ObjectType('EvidenceChecklistItem', {
  description: '出す証憑の1項目。One item to prove, of a cost line or of the member.',
})
export class EvidenceChecklistItemType {
  @Field(() => EvidenceCodeEnum)
  code: EvidenceCode;

  @Field(() => ID, { nullable: true, description: 'null: 構成員に1つ。Once for the member.' })
  costLineId: string | null;

  @Field(() => MessageType)
  label: Message;

  @Field(() => MessageType, { description: '読み取れる必要がある内容。What must be legible on it.' })
  mustShow: Message;

  // a plain list: photos, PDF
  @Field(() => [EvidenceKindEnum])
  accepts: readonly EvidenceKind[];

  @Field(() => String, { description: '例 K25 p.32 (6-2)。The clause that asks for it.' })
  clause: string;

  @Field(() => Boolean, {
    description:
      'その年度の資料になく、2025年度のものを当てはめたか。Stated for 2025 only and carried back to this year.',
  })
  carriedBack: boolean;

  @Field(() => EvidenceStateEnum)
  state: EvidenceState;

  @Field(() => Int, { description: '必要な数。How many are needed.' })
  needed: number;

  @Field(() => Int, { description: '確認済みの数。Accepted.' })
  accepted: number;

  @Field(() => Int, { description: '確認待ちの数。Waiting for review.' })
  waiting: number;

  @Field(() => Int, { description: 'まだ足りない数。Still missing.' })
  missing: number;

  @Field(() => Int, {
    description: '差し戻された数（差し替える前のものは除く）。Returned and not replaced.',
  })
  returned: number;
}

@ObjectType('EvidenceCounts', { description: '項目の数を状態ごとに。Items by state.' })
export class EvidenceCountsType {
  @Field(() => Int)
  returned: number;

  @Field(() => Int)
  missing: number;

  @Field(() => Int)
  handedIn: number;

  @Field(() => Int)
  accepted: number;
}

@ObjectType('EvidenceChecklist', {
  description:
    '構成員が出す証憑の一覧と進み具合（実績報告、K25 p.32）。What a member has to prove and how far it is.',
})
export class EvidenceChecklistType {
  @Field(() => ID)
  memberId: string;

  @Field(() => String)
  memberName: string;

  @Field(() => Boolean, { description: 'すべて確認済みか。Every item accepted.' })
  complete: boolean;

  @Field(() => EvidenceCountsType)
  counts: EvidenceCountsType;

  @Field(() => MessageType, { description: '次にすること。What to do next.' })
  next: Message;

  // a plain list: at most four items for each of the member's lines, and two of its own
  @Field(() => [EvidenceChecklistItemType], { complexity: 100 })
  items: readonly EvidenceChecklistItemType[];
}

export const EvidenceChecklistConnection = connectionOf('EvidenceChecklist', () => EvidenceChecklistType);

export function checklistTypeOf(checklist: MemberChecklist): EvidenceChecklistType {
  const { memberId, memberName, complete, counts, next } = checklist;
  return {
    memberId,
    memberName,
    complete,
    next,
    counts: {
      returned: counts.RETURNED,
      missing: counts.MISSING,
      handedIn: counts.HANDED_IN,
      accepted: counts.ACCEPTED,
    },
    items: checklist.entries.map(({ item, costLineId, state, accepted, waiting, missing, returned }) => ({
      code: item.code,
      costLineId,
      label: item.label,
      mustShow: item.mustShow,
      accepts: item.accepts,
      clause: item.clause,
      carriedBack: item.carriedBack,
      needed: item.needed,
      state,
      accepted,
      waiting,
      missing,
      returned,
    })),
  };
}
