import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { JstMinute } from '@renkei/kernel';
import { connectionOf, enumOf, JstMinuteScalar } from '@renkei/platform/graphql';
import { AUDIT_ACTIONS, type AuditAction } from '../verify/file-format.ts';

/** The roles people act in, and who else changes things. */
export const AUDIT_ROLES = [
  'COORDINATOR',
  'MEMBER_USER',
  'SUPPORT_READER',
  'PLATFORM_ADMIN',
  'ACCOUNT',
  'WORKER',
  'OPERATOR',
] as const;
export type AuditRole = (typeof AUDIT_ROLES)[number];

export const AuditRoleEnum = enumOf(AUDIT_ROLES);
export const AuditActionEnum = enumOf(AUDIT_ACTIONS);
registerEnumType(AuditRoleEnum, {
  name: 'AuditRole',
  description:
    'どの立場での操作か。ACCOUNT: サインインなど立場によらないもの、WORKER: 自動の処理、OPERATOR: 運用者。In which role; ACCOUNT: on one’s own account, WORKER: background work, OPERATOR: at the database itself.',
});
registerEnumType(AuditActionEnum, {
  name: 'AuditAction',
  description: '作成・変更・削除・封をした書類を開いた。OPEN: a sealed paper or payout account was read.',
});

@ObjectType('AuditEvent', {
  description:
    '操作の記録の1件。内容そのものは入っていません。One event of the audit chain; it holds digests, never the content.',
})
export class AuditEventType {
  @Field(() => Int, { description: '1からの通し番号。From 1, without gaps.' })
  seq: number;

  @Field(() => JstMinuteScalar)
  occurredAt: JstMinute;

  @Field(() => String, { description: 'UTC、マイクロ秒まで。As the hash is taken of it.' })
  occurredAtUtc: string;

  @Field(() => ID, { nullable: true })
  actorId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'だれが。null: 人ではない、または見られない人。Who; null: nobody, or not yours to see.',
  })
  actorName: string | null;

  @Field(() => AuditRoleEnum)
  role: AuditRole;

  @Field(() => String, {
    nullable: true,
    description: 'どの操作の中で。The mutation or route it happened in.',
  })
  operation: string | null;

  @Field(() => AuditActionEnum)
  action: AuditAction;

  @Field(() => String, { description: '何を（表の名前）。What kind of row.' })
  subjectType: string;

  @Field(() => ID)
  subjectId: string;

  @Field(() => String, { description: 'SHA-256。Over this event and the one before it.' })
  hash: string;
}

export const AuditEventConnection = connectionOf('AuditEvent', () => AuditEventType);

@ObjectType('AuditCheckpoint', {
  description: '署名された控え。A signed statement that the chain had this head; also sent by mail.',
})
export class AuditCheckpointType {
  @Field(() => Int, { description: 'この番号の記録まで。Covers the events up to this one.' })
  seq: number;

  @Field(() => String)
  hash: string;

  @Field(() => JstMinuteScalar)
  signedAt: JstMinute;

  @Field(() => String, {
    description:
      '保管用の文。renkei audit verify --checkpoint が読みます。The block to keep, as letters carry it.',
  })
  block: string;
}

export const AuditCheckpointConnection = connectionOf('AuditCheckpoint', () => AuditCheckpointType);
