import type { AnchorCode, ProgrammeYear } from '@renkei/lifecycle';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** The official dates of one call, with every revision of them. */
@Entity('schedule')
export class ScheduleEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  label: string;

  @Column('text', { name: 'rule_set' })
  ruleSet: ProgrammeYear;

  @Column('boolean', { name: 'is_sample' })
  isSample: boolean;

  @Column('integer')
  version: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

/** One published state of a schedule. Insert-only: a revision never overwrites an earlier one. */
@Entity('schedule_revision')
export class ScheduleRevisionEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'schedule_id' })
  scheduleId: string;

  @Column('integer')
  number: number;

  @Column('text')
  reason: string;

  /** The official text the dates were taken from. */
  @Column('text')
  source: string;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('uuid', { name: 'published_by', nullable: true })
  publishedBy: string | null;
}

@Entity('schedule_anchor')
export class ScheduleAnchorEntity {
  @PrimaryColumn('uuid', { name: 'revision_id' })
  revisionId: string;

  @PrimaryColumn('text')
  anchor: AnchorCode;

  /** A whole minute. */
  @Column('timestamptz', { name: 'occurs_at' })
  occursAt: Date;
}
