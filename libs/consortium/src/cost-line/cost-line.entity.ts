import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One line of a quotation. */
@Entity('cost_line')
export class CostLineEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('uuid', { name: 'member_id' })
  memberId: string;

  @Column('uuid', { name: 'tool_id', nullable: true })
  toolId: string | null;

  @Column('text')
  category: CostCategory;

  @Column('text')
  label: string;

  /** Empty when the line names a tool: then the tool's count. */
  @Column('text', { array: true })
  functions: SoftwareFunction[];

  /** Whole yen, tax-exclusive. */
  @Column('bigint', { name: 'unit_price_yen' })
  unitPriceYen: bigint;

  @Column('integer')
  quantity: number;

  @Column('smallint', { name: 'cloud_months', nullable: true })
  cloudMonths: number | null;

  @Column('integer')
  position: number;

  @Column('integer')
  version: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
