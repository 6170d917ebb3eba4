import type { SoftwareFunction } from '@renkei/subsidy-rules';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A vendor's product with the functions it covers; lines that name it take their functions from here. */
@Entity('tool')
export class ToolEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('uuid', { name: 'vendor_id' })
  vendorId: string;

  @Column('text')
  name: string;

  @Column('text', { array: true })
  functions: SoftwareFunction[];

  @Column('integer')
  version: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
