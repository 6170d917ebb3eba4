import { registerEnumType } from '@nestjs/graphql';
import { enumOf, type EnumOf } from '@renkei/platform/graphql';
import {
  ANCHOR_CODES,
  DOCUMENT_STATES,
  OBLIGATION_KINDS,
  OBLIGATION_STATUSES,
  PAPER_CODES,
  REMINDER_STEPS,
  REQUIREMENT_CODES,
  type ObligationTiming,
} from '@renkei/lifecycle';
import { NOTIFICATION_KINDS } from '../notification/notification.entity.ts';

export const AnchorEnum = enumOf(ANCHOR_CODES);
export const ObligationKindEnum = enumOf(OBLIGATION_KINDS);
export const ObligationStatusEnum = enumOf(OBLIGATION_STATUSES);
export const ObligationTimingEnum: EnumOf<ObligationTiming> = enumOf(['OFFICIAL', 'INTERNAL', 'INFORMATION']);
export const ReminderStepEnum = enumOf(REMINDER_STEPS);
export const RequirementEnum = enumOf(REQUIREMENT_CODES);
export const PaperEnum = enumOf(PAPER_CODES);
export const DocumentStateEnum = enumOf(DOCUMENT_STATES);
export const NotificationKindEnum = enumOf(NOTIFICATION_KINDS);

registerEnumType(AnchorEnum, {
  name: 'ScheduleAnchor',
  description: '手続きの節目。The points in time from which deadlines follow, in the order of the procedure.',
});
registerEnumType(ObligationKindEnum, {
  name: 'ObligationKind',
  description: 'することの種類。What is owed, in the order of the procedure.',
});
registerEnumType(ObligationStatusEnum, {
  name: 'ObligationStatus',
  description:
    '未了・済み・日程変更で置き換え済み・不要。OPEN is the only live one; SUPERSEDED: its date moved, a newer one stands.',
});
registerEnumType(ObligationTimingEnum, {
  name: 'ObligationTiming',
  description:
    'OFFICIAL: 公式の締切。INTERNAL: グループ内の締切。INFORMATION: お知らせの日。Who sets the date.',
});
registerEnumType(ReminderStepEnum, {
  name: 'ReminderStep',
  description: 'お知らせの段階: 30・14・7・3・1日前、当日、1日超過、3日超過。Steps at 09:00 JST.',
});
registerEnumType(RequirementEnum, {
  name: 'DocumentRequirement',
  description: '申請に必要な書類など（K25 p.24）。What a member has to hand in for the application.',
});
registerEnumType(PaperEnum, {
  name: 'Paper',
  description: '必要書類として認められるもの。What is accepted for a requirement.',
});
registerEnumType(DocumentStateEnum, {
  name: 'DocumentState',
  description:
    'まだ・古すぎる・発行日が不明・よい。How a member stands with a paper on the day of the application.',
});
registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description: '締切のお知らせか、締切の変更か。A reminder, or a deadline that moved.',
});
