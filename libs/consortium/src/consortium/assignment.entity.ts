import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const ASSIGNMENT_ROLES = ['PLATFORM_ADMIN', 'COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];

/** In which role a person acts, and for whom. */
@Entity('assignment')
export class AssignmentEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  role: AssignmentRole;

  @Column('uuid', { name: 'consortium_id', nullable: true })
  consortiumId: string | null;

  @Column('uuid', { name: 'member_id', nullable: true })
  memberId: string | null;

  @Column('uuid', { name: 'support_body_id', nullable: true })
  supportBodyId: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
