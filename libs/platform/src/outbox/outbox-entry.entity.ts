import type { OutboxTopic } from '../database/outbox.ts';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Work that left a transaction with the change that caused it; ids only. */
@Entity('outbox')
export class OutboxEntryEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id', nullable: true })
  consortiumId: string | null;

  @Column('text')
  topic: OutboxTopic;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'relayed_at', nullable: true })
  relayedAt: Date | null;

  @Column('integer', { name: 'relay_count' })
  relayCount: number;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @Column('timestamptz', { name: 'failed_at', nullable: true })
  failedAt: Date | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
}
