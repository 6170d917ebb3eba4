import type { MemberRole } from '@renkei/lifecycle';
import type { BusinessSize } from '@renkei/subsidy-rules';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const MEMBER_STATUSES = ['ENROLLED', 'WITHDRAWN'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** グループ構成員: a business in its role in one group. */
@Entity('member')
export class MemberEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('uuid', { name: 'business_id' })
  businessId: string;

  @Column('text')
  role: MemberRole;

  @Column('text')
  size: BusinessSize;

  @Column('integer')
  position: number;

  @Column('integer', { name: 'sharing_weight' })
  sharingWeight: number;

  /** Whole yen, MANUAL only: the subsidy of (1) this member asks for. */
  @Column('bigint', { name: 'requested_yen', nullable: true })
  requestedYen: bigint | null;

  @Column('text')
  status: MemberStatus;

  /** YYYY-MM-DD in Japan */
  @Column('date', { name: 'withdrawn_on', nullable: true })
  withdrawnOn: string | null;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason: string | null;

  @Column('integer')
  version: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
