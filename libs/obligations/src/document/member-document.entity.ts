import type { PaperCode, RequirementCode, ReviewOutcome } from '@renkei/lifecycle';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A paper a member has handed in, as far as deadlines care: which, how old. */
@Entity('member_document')
export class MemberDocumentEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('text')
  requirement: RequirementCode;

  /** Which of the accepted papers it is; null: not said, then the strictest age limit counts */
  @Column('text', { nullable: true })
  paper: PaperCode | null;

  /** YYYY-MM-DD in Japan, as printed on the paper */
  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn: string | null;

  /** YYYY-MM-DD in Japan: the last day it is in force, where one is printed */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  /** YYYY-MM-DD in Japan */
  @Column('date', { name: 'received_on' })
  receivedOn: string;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  /** What the representative said of it; null: not looked at yet, or newer than what was said */
  @Column('text', { name: 'review_outcome', nullable: true })
  reviewOutcome: ReviewOutcome | null;

  @Column('text', { name: 'return_reason', nullable: true })
  returnReason: string | null;

  @Column('uuid', { name: 'reviewed_by', nullable: true })
  reviewedBy: string | null;

  @Column('timestamptz', { name: 'reviewed_at', nullable: true })
  reviewedAt: Date | null;
}
