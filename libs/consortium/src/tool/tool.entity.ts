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

  /** The three are what 様式2 asks of a tool beyond its name. */
  @Column('text', { nullable: true })
  summary: string | null;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { name: 'tool_number', nullable: true })
  toolNumber: string | null;

  @Column('integer')
  version: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
