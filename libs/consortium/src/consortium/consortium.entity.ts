import type { Interpretation, OverCapPolicy, RuleSetId, SharingKey } from '@renkei/subsidy-rules';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** 補助事業グループ: all members doing one subsidised project. */
@Entity('consortium')
export class ConsortiumEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  name: string;

  /** JIS X 0401, 1 北海道 … 47 沖縄県 */
  @Column('smallint')
  prefecture: number;

  @Column('text', { name: 'rule_set' })
  ruleSet: RuleSetId;

  /** null in the four readings = the rule set's own default */
  @Column('text', { name: 'admin_fee_base', nullable: true })
  adminFeeBase: Interpretation['adminFeeBase'] | null;

  @Column('text', { name: 'analysis_member_count', nullable: true })
  analysisMemberCount: Interpretation['analysisMemberCount'] | null;

  @Column('text', { name: 'tier_boundary', nullable: true })
  tierBoundary: Interpretation['tierBoundary'] | null;

  @Column('text', { name: 'productivity_mean', nullable: true })
  productivityMean: Interpretation['productivityMean'] | null;

  /** Whole yen; rule set 2022 only, whose papers here give no cap of (3). */
  @Column('bigint', { name: 'admin_cap_yen', nullable: true })
  adminCapYen: bigint | null;

  @Column('text', { name: 'over_cap_policy' })
  overCapPolicy: OverCapPolicy;

  /** Whole yen, MANUAL only: the subsidy of (2) the group asks for. */
  @Column('bigint', { name: 'requested_analysis_yen', nullable: true })
  requestedAnalysisYen: bigint | null;

  @Column('text', { name: 'sharing_key' })
  sharingKey: SharingKey;

  @Column('uuid', { name: 'schedule_id', nullable: true })
  scheduleId: string | null;

  @Column('smallint', { name: 'internal_lead_business_days' })
  internalLeadBusinessDays: number;

  /** Whether author and approver of a kept calculation must be two people. */
  @Column('boolean', { name: 'needs_approval' })
  needsApproval: boolean;

  @Column('boolean', { name: 'is_sample' })
  isSample: boolean;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** Moves with every change that can change a yen; kept by triggers, never written here. */
  @Column({ type: 'bigint', name: 'inputs_version', insert: false, update: false })
  inputsVersion: bigint;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
