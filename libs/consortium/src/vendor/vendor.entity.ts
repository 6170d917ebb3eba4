import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** IT提供事業者: supplies the tools and may never be a member of any group (K25 p.10). */
@Entity('vendor')
export class VendorEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'corporate_number', nullable: true })
  corporateNumber: string | null;

  @Column('integer')
  version: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
