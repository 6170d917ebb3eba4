import type { Role } from '@renkei/access';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** In which role a person acts, and for whom. */
@Entity('assignment')
export class AssignmentEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  role: Role;

  @Column('uuid', { name: 'consortium_id', nullable: true })
  consortiumId: string | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  @Column('uuid', { name: 'support_body_id', nullable: true })
  supportBodyId: string | null;

  /** Coordinators only: may approve a kept calculation where the group wants two people. */
  @Column('boolean', { name: 'is_approver' })
  isApprover: boolean;

  /** Not null: this person has left; the row stays, because rows of old days name them. */
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
