import type { PaymentMethod, PurchaseCategory } from '../purchase/purchase-terms.ts';
import type { ProgrammeYear } from '../requirement-terms.ts';
import { EVIDENCE, PAYMENT_PROOFS } from './evidence-data.ts';
import type { EvidenceCode, EvidenceDefinition, EvidenceItem } from './evidence-terms.ts';

export interface LineEvidenceFacts {
  readonly category: PurchaseCategory;
  /** A safe integer of at least 1. */
  readonly quantity: number;
  /** null: not paid or not known yet. */
  readonly method: PaymentMethod | null;
  readonly year: ProgrammeYear;
  /** Invoices and payments recorded on the line: each needs its own proof. Left out or 0: one is expected. */
  readonly invoices?: number;
  readonly payments?: number;
}

export interface MemberEvidenceFacts {
  readonly year: ProgrammeYear;
  readonly size: 'SME' | 'MICRO';
  /** The programme pays this member: by default who bought something (program rules §4). */
  readonly payee: boolean;
}

const TOOL: readonly EvidenceCode[] = ['INVOICE_DETAIL', 'PAYMENT_PROOF'];
const HARDWARE: readonly EvidenceCode[] = [...TOOL, 'DELIVERY_NOTE', 'UNIT_PHOTO'];
const SOFTWARE: readonly EvidenceCode[] = [...TOOL, 'USAGE_SCREEN'];

/**
 * The screen is owed where a function is introduced (K25 p.32 names accounting, ordering, settlement and the analysis
 * functions), which is the software's line: options and services have no screen of their own.
 */
const OF_CATEGORY: { readonly [Category in PurchaseCategory]: readonly EvidenceCode[] } = {
  SOFTWARE,
  OPTION: TOOL,
  SERVICE: TOOL,
  PC: HARDWARE,
  REGISTER: HARDWARE,
  ANALYSIS_SOFTWARE: SOFTWARE,
  ANALYSIS_HARDWARE: HARDWARE,
  ANALYSIS_SERVICE: TOOL,
  OFFICE: ['ADMIN_VOUCHERS'],
  EXPERT: ['ADMIN_VOUCHERS'],
};

function apply(definition: EvidenceDefinition, year: ProgrammeYear, needed: number): EvidenceItem {
  const { statedFor, ...item } = definition;
  return { ...item, needed, carriedBack: !statedFor.includes(year) };
}

/**
 * The evidence one cost line owes at the performance report (K25 p.32; OFFICE and EXPERT p.17 ③), in the papers' order.
 * What the member owes once comes from `memberEvidenceChecklist`.
 */
export function evidenceChecklist(facts: LineEvidenceFacts): readonly EvidenceItem[] {
  const { category, quantity, method, year, invoices = 0, payments = 0 } = facts;
  const counts: { readonly [Code in EvidenceCode]?: number } = {
    INVOICE_DETAIL: invoices,
    PAYMENT_PROOF: payments,
    UNIT_PHOTO: quantity,
  };
  return OF_CATEGORY[category].map((code) => {
    const special = code === 'PAYMENT_PROOF' && method !== null ? PAYMENT_PROOFS[method] : undefined;
    return apply({ ...EVIDENCE[code], ...special }, year, Math.max(1, counts[code] ?? 1));
  });
}

/**
 * The evidence a member with cost lines owes once: the payout account of whoever is paid, and from 2024 on the employee
 * list of a micro business (program rules §4; K25 p.32).
 */
export function memberEvidenceChecklist({ year, size, payee }: MemberEvidenceFacts): readonly EvidenceItem[] {
  const listed = size === 'MICRO' && (year === '2024' || year === '2025');
  return [
    ...(payee ? [apply(EVIDENCE.PAYOUT_ACCOUNT, year, 1)] : []),
    ...(listed ? [apply(EVIDENCE.EMPLOYEE_LIST, year, 1)] : []),
  ];
}
