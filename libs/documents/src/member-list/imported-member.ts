import type { CorporateNumber, InvoiceNumber, LocalDate, Message, Yen } from '@renkei/kernel';
import type { MemberRole } from '@renkei/lifecycle';
import type { BusinessSize, CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';

export const LEGAL_FORMS = [
  'CORPORATION',
  'SOLE_PROPRIETOR',
  'ASSOCIATION',
  'SHOKOKAI',
  'CHAMBER',
  'MEDICAL_WELFARE_SCHOOL',
  'NPO_OR_FOUNDATION',
  'OTHER',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** What a file can say of costs: a member list the first six, the official forms the last three too. */
export type ImportedCategory = Extract<
  CostCategory,
  | 'SOFTWARE'
  | 'OPTION'
  | 'SERVICE'
  | 'PC'
  | 'REGISTER'
  | 'ANALYSIS_SOFTWARE'
  | 'ANALYSIS_HARDWARE'
  | 'OFFICE'
  | 'EXPERT'
>;

export interface ImportedCost {
  readonly category: ImportedCategory;
  /** Whole yen, tax-exclusive. */
  readonly unitPriceYen: Yen;
  readonly quantity: number;
  readonly functions: readonly SoftwareFunction[];
  /** What the cost is for, where the file says it (様式7). */
  readonly label?: string | null;
}

export interface ImportedMember {
  readonly name: string;
  readonly kana: string | null;
  readonly corporateNumber: CorporateNumber | null;
  readonly invoiceNumber: InvoiceNumber | null;
  readonly legalForm: LegalForm;
  readonly representativeName: string | null;
  readonly establishedOn: LocalDate | null;
  readonly size: BusinessSize;
  readonly capitalYen: Yen | null;
  readonly employees: number | null;
  readonly postalCode: string | null;
  /** JIS X 0401, 1 (北海道) to 47 (沖縄県). */
  readonly prefectureCode: number | null;
  readonly city: string | null;
  readonly addressLine: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** As written: which of the programme's classes it is, is for a person to say. */
  readonly industry: string | null;
  readonly role: MemberRole;
  readonly costs: readonly ImportedCost[];
}

/** What a row gave, before its errors are mended: only these may still be missing. */
export type MemberDraft = Omit<ImportedMember, 'name' | 'legalForm'> & {
  readonly name: string | null;
  readonly legalForm: LegalForm | null;
};

export type Severity = 'error' | 'warning';

/** Something about one value, before it is tied to its cell. */
export interface ValueProblem {
  readonly severity: Severity;
  readonly code: string;
  readonly message: Message;
}

/** A value as far as it was understood, with everything the person should know of how. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly ValueProblem[];
}

export function parsed<T>(value: T, ...problems: ValueProblem[]): Parsed<T> {
  return { value, problems };
}

export function problem(severity: Severity, code: string, ja: string, en: string): ValueProblem {
  return { severity, code, message: { ja, en } };
}
