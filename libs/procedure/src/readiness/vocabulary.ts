import { registerEnumType } from '@nestjs/graphql';
import {
  DECLARATION_CODES,
  DEEMED_SAME_RELATIONS,
  GROUP_REQUIREMENT_CODES,
  READINESS_STATES,
  REVIEW_OUTCOMES,
  type DeclarationTopic,
} from '@renkei/lifecycle';
import { enumOf, type EnumOf } from '@renkei/platform/graphql';

export const UNREACHABLE_REASONS = ['NO_PERSON', 'NO_EMAIL', 'BOUNCED', 'OWN'] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

export const ReadinessStateEnum = enumOf(READINESS_STATES);
export const PaperReviewOutcomeEnum = enumOf(REVIEW_OUTCOMES);
export const DeclarationCodeEnum = enumOf(DECLARATION_CODES);
export const DeclarationTopicEnum: EnumOf<DeclarationTopic> = enumOf([
  'NEVER_MEMBER',
  'DEEMED_LARGE',
  'DEEMED_SAME',
]);
export const DeemedSameRelationEnum = enumOf(DEEMED_SAME_RELATIONS);
export const GroupRequirementEnum = enumOf(GROUP_REQUIREMENT_CODES);
export const UnreachableReasonEnum = enumOf(UNREACHABLE_REASONS);

registerEnumType(ReadinessStateEnum, {
  name: 'ReadinessState',
  description:
    '不要・まだお願いしていない・お願いした・届いた・受け取った・差し戻した・提出の日には古すぎる。How a member stands with one paper.',
});
registerEnumType(PaperReviewOutcomeEnum, {
  name: 'PaperReviewOutcome',
  description: '受け取るか、理由を書いて差し戻すか。Accepted, or returned with a reason.',
});
registerEnumType(DeclarationCodeEnum, {
  name: 'DeclarationCode',
  description: '参加の条件についての質問（K25 p.15–16）。The questions every member answers.',
});
registerEnumType(DeclarationTopicEnum, {
  name: 'DeclarationTopic',
  description:
    '構成員になれない・みなし大企業・みなし同一法人。Cannot be a member, deemed large, deemed the same business.',
});
registerEnumType(DeemedSameRelationEnum, {
  name: 'DeemedSameRelation',
  description: 'みなし同一法人になる関係（K25 p.15 (2)）。How two businesses come to count once.',
});
registerEnumType(GroupRequirementEnum, {
  name: 'GroupRequirement',
  description: 'グループの書類（K25 p.23）。The papers of the group as a whole.',
});
registerEnumType(UnreachableReasonEnum, {
  name: 'UnreachableReason',
  description:
    '担当者がいない・メールアドレスがない・メールが届かない・代表事業者ご自身の書類。OWN: the representative’s own papers, which its coordinator prepares.',
});
