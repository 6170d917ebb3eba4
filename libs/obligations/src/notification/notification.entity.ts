import type { ReminderStep } from '@renkei/lifecycle';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const NOTIFICATION_KINDS = ['REMINDER', 'OBLIGATION_MOVED'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A line in a person's inbox. Its text is made when it is read: nothing personal is stored here. */
@Entity('notification')
export class NotificationEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('uuid', { name: 'recipient_id' })
  recipientId: string;

  @Column('text')
  kind: NotificationKind;

  @Column('uuid', { name: 'obligation_id' })
  obligationId: string;

  @Column('text', { nullable: true })
  step: ReminderStep | null;

  @Column('timestamptz', { name: 'previous_due_at', nullable: true })
  previousDueAt: Date | null;

  /** The reminder, or the moved obligation: said once to each recipient. */
  @Column('uuid', { name: 'cause_id' })
  causeId: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;

  /** The letter that told of it; null: none yet */
  @Column('uuid', { name: 'letter_id', nullable: true })
  letterId: string | null;
}
