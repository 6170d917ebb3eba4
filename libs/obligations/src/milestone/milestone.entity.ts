import type { AnchorCode } from '@renkei/lifecycle';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What really holds for one group, before the schedule's expectation. */
@Entity('consortium_milestone')
export class ConsortiumMilestoneEntity {
  @PrimaryColumn('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @PrimaryColumn('text')
  anchor: AnchorCode;

  /** A whole minute. */
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
