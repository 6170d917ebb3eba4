import type { Message } from '@renkei/kernel';
import type { ProgrammeYear } from '../requirement-terms.ts';

/** What the performance report must be proved with (K25 p.32 (6-2)), in the papers' order. */
export const EVIDENCE_CODES = [
  'INVOICE_DETAIL',
  'PAYMENT_PROOF',
  'PAYOUT_ACCOUNT',
  'USAGE_SCREEN',
  'DELIVERY_NOTE',
  'UNIT_PHOTO',
  'EMPLOYEE_LIST',
  'ADMIN_VOUCHERS',
] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

/** LINE: for one cost line; PER_UNIT: for every unit of it; MEMBER: once for the member. No source asks the group. */
export const EVIDENCE_SCOPES = ['LINE', 'PER_UNIT', 'MEMBER'] as const;
export type EvidenceScope = (typeof EVIDENCE_SCOPES)[number];

/** K25 names papers, not file formats: which kinds fit is this product's own choice. */
export const EVIDENCE_KINDS = ['IMAGE', 'PDF'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface EvidenceItem {
  readonly code: EvidenceCode;
  readonly scope: EvidenceScope;
  readonly label: Message;
  /** What must be legible on it, or what to mind. */
  readonly mustShow: Message;
  readonly accepts: readonly EvidenceKind[];
  readonly clause: string;
  /** At least 1. */
  readonly needed: number;
  /** True when no official text of that year states it and the 2025 one is used instead. */
  readonly carriedBack: boolean;
}

/** An item as the papers have it, before it is applied to a line. */
export interface EvidenceDefinition extends Omit<EvidenceItem, 'needed' | 'carriedBack'> {
  readonly statedFor: readonly ProgrammeYear[];
}
