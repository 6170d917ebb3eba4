import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** What a person settled about a group's lists, by their headings: the next list of that form is read the same way. */
@Entity('import_mapping')
export class ImportMappingEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  /** Of the headings it is about, folded and sorted. */
  @Column('text', { name: 'headings_sha256' })
  headingsSha256: string;

  /** A RememberedMapping. */
  @Column('jsonb')
  mapping: unknown;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
