import type { AnchorCode, ObligationKind, ObligationStatus, ReminderStep } from '@renkei/lifecycle';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** What a group or a member owes until when. A moved one is superseded by a new row. */
@Entity('obligation')
export class ObligationEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  /** null: the group owes it */
  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  /** The kind, and for papers the requirement, e.g. MEMBER_DOCUMENT:TAX_RETURN_COPY */
  @Column('text')
  key: string;

  @Column('text')
  kind: ObligationKind;

  @Column('text', { nullable: true })
  anchor: AnchorCode | null;

  @Column('text', { name: 'title_ja' })
  titleJa: string;

  @Column('text', { name: 'title_en' })
  titleEn: string;

  @Column('text')
  clause: string;

  /** A whole minute. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('text')
  status: ObligationStatus;

  @Column('uuid', { name: 'supersedes_id', nullable: true })
  supersedesId: string | null;

  @Column('text', { name: 'last_step', nullable: true })
  lastStep: ReminderStep | null;

  @Column('timestamptz', { name: 'next_reminder_at', nullable: true })
  nextReminderAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}

/** Insert-only: once for ever per obligation, step and recipient. */
@Entity('reminder')
export class ReminderEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('uuid', { name: 'obligation_id' })
  obligationId: string;

  @Column('text')
  step: ReminderStep;

  @Column('uuid', { name: 'recipient_id' })
  recipientId: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
