import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const MEMBER_IMPORT_STATUSES = ['PREVIEW', 'COMMITTED', 'DISCARDED'] as const;
export type MemberImportStatus = (typeof MEMBER_IMPORT_STATUSES)[number];

/** A file somebody uploaded and has not committed yet: leaving and coming back keeps the work. */
@Entity('member_import')
export class MemberImportEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('text', { name: 'file_name' })
  fileName: string;

  @Column('text', { name: 'file_sha256' })
  fileSha256: string;

  /** Kept only while there is something to decide. */
  @Column('bytea', { name: 'file_bytes', nullable: true, select: false })
  fileBytes: Buffer | null;

  @Column('jsonb', { nullable: true })
  mapping: unknown;

  @Column('jsonb')
  corrections: unknown;

  @Column('text')
  status: MemberImportStatus;

  @Column('integer', { name: 'committed_members', nullable: true })
  committedMembers: number | null;

  @Column('integer')
  version: number;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
