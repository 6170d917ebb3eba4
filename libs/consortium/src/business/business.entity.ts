import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { LegalForm } from '@renkei/documents';
import type { Industry } from '@renkei/subsidy-rules';

/** A business as one group knows it; the same business elsewhere is another row, joined by its number alone. */
@Entity('business')
export class BusinessEntity {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { name: 'consortium_id' })
  consortiumId: string;

  @Column('text')
  name: string;

  @Column('text', { name: 'name_kana' })
  nameKana: string;

  @Column('text', { name: 'legal_form' })
  legalForm: LegalForm;

  @Column('text', { name: 'corporate_number', nullable: true })
  corporateNumber: string | null;

  @Column('text', { name: 'invoice_number', nullable: true })
  invoiceNumber: string | null;

  @Column('text', { nullable: true })
  industry: Industry | null;

  @Column('bigint', { name: 'capital_yen', nullable: true })
  capitalYen: bigint | null;

  @Column('integer', { name: 'regular_employees', nullable: true })
  regularEmployees: number | null;

  @Column('text', { name: 'postal_code', nullable: true })
  postalCode: string | null;

  @Column('smallint', { nullable: true })
  prefecture: number | null;

  @Column('text')
  city: string;

  @Column('text', { name: 'address_line' })
  addressLine: string;

  @Column('text', { name: 'representative_name' })
  representativeName: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** What makes two records the same business: the 法人番号, else the digits of the 登録番号. */
  @Column({ type: 'text', name: 'identity_key', nullable: true, insert: false, update: false })
  identityKey: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
