import type { RuleSetId } from '@renkei/subsidy-rules';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A calculation somebody wanted to keep. Insert-only. */
@Entity('calculation_snapshot')
export class CalculationSnapshotEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('integer')
  number: number;

  @Column('text')
  label: string;

  @Column('text', { name: 'rule_set' })
  ruleSet: RuleSetId;

  @Column('text', { name: 'rule_set_version' })
  ruleSetVersion: string;

  @Column('bigint', { name: 'inputs_version' })
  inputsVersion: bigint;

  @Column('jsonb')
  input: unknown;

  @Column('text', { name: 'input_sha256' })
  inputSha256: string;

  @Column('jsonb')
  outcome: unknown;

  @Column('text', { name: 'outcome_sha256' })
  outcomeSha256: string;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
