import type { Message } from '@renkei/kernel';

export const PROGRAMME_YEARS = ['2022', '2023', '2024', '2025'] as const;
export type ProgrammeYear = (typeof PROGRAMME_YEARS)[number];

export const MEMBER_ROLES = ['REPRESENTATIVE', 'PARTICIPANT'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Which papers a participant owes turns on this alone; a representative is always a corporation (K25 p.9 (2)(イ)). */
export const LEGAL_FORMS = ['CORPORATION', 'SOLE_PROPRIETOR'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/**
 * Kinds of representative (program rules §2). SME_WITH_STREET_BODY: an SME such as a town-management company in whose
 * group a shopping-street body is a member; its participants hand in what those of an association do (K25 p.24 ※1).
 */
export const REPRESENTATIVE_TYPES = [
  'SME',
  'SME_WITH_STREET_BODY',
  'STREET_ASSOCIATION',
  'SOCIETY_OF_COMMERCE',
  'CHAMBER_OF_COMMERCE',
] as const;
export type RepresentativeType = (typeof REPRESENTATIVE_TYPES)[number];

export const REQUIREMENT_CODES = [
  'GBIZ_ID_PRIME',
  'SECURITY_ACTION',
  'MIRADIGI_CHECK',
  'MOBILE_NUMBER',
  'CERTIFICATE_OF_REGISTERED_MATTERS',
  'CORPORATE_TAX_CERTIFICATE',
  'AFFILIATION_PROOF',
  'PROPRIETOR_IDENTITY',
  'INCOME_TAX_CERTIFICATE',
  'TAX_RETURN_COPY',
] as const;
export type RequirementCode = (typeof REQUIREMENT_CODES)[number];

/** The things that can be handed in; a requirement with alternatives accepts several. */
export const PAPER_CODES = [
  'GBIZ_ID_PRIME',
  'SECURITY_ACTION',
  'MIRADIGI_CHECK',
  'MOBILE_NUMBER',
  'CERTIFICATE_OF_REGISTERED_MATTERS',
  'CORPORATE_TAX_CERTIFICATE',
  'MEMBER_ROLL',
  'ACTIVITY_PROOF',
  'DRIVING_LICENCE',
  'DRIVING_HISTORY_CERTIFICATE',
  'RESIDENCE_CERTIFICATE',
  'INCOME_TAX_CERTIFICATE',
  'TAX_RETURN_COPY',
] as const;
export type PaperCode = (typeof PAPER_CODES)[number];

export interface AcceptedPaper {
  readonly paper: PaperCode;
  readonly label: Message;
  /** Months from the day of issue within which it must be submitted; null: no such limit. */
  readonly maxAgeMonths: number | null;
}

/** Whom a requirement binds; a condition left out binds everybody. */
export interface Owing {
  readonly role: MemberRole;
  readonly route?: 'ASSOCIATION' | 'OTHER';
  readonly legalForm?: LegalForm;
}

export interface Requirement {
  readonly code: RequirementCode;
  readonly label: Message;
  /** What to do where there is no paper to send; left out: 「label」を送る. */
  readonly task?: Message;
  /** Any one of these meets the requirement. */
  readonly accepts: readonly AcceptedPaper[];
  readonly owedBy: readonly Owing[];
  /** The only years that ask for it at all; left out: all of them. */
  readonly onlyFor?: readonly ProgrammeYear[];
  readonly source: string;
  /** Years an official text states it for. For any other year the requirement is carried back. */
  readonly statedFor: readonly ProgrammeYear[];
}

/** A requirement as one year's rule set has it. */
export interface AppliedRequirement extends Requirement {
  /** True when no official text of that year states it and the 2025 one is used instead. */
  readonly carriedBack: boolean;
}

export const GROUP_REQUIREMENT_CODES = [
  'OFFICIAL_FORMS',
  'SELECTION_REASON',
  'TOOL_OVERVIEW',
  'SYSTEM_DIAGRAM',
  'ORGANISATION_CHART',
  'AREA_MAP',
] as const;
export type GroupRequirementCode = (typeof GROUP_REQUIREMENT_CODES)[number];

/** What decides about the two conditional papers of a group. */
export interface GroupFacts {
  /** A vendor or an expert supports the project. */
  readonly supported: boolean;
  /** 様式2 gives a page about every tool. */
  readonly everyToolHasUrl: boolean;
}

export interface GroupRequirement {
  readonly code: GroupRequirementCode;
  readonly label: Message;
  /** Asked for only while this fact has this value; left out: always. */
  readonly onlyIf?: { readonly fact: keyof GroupFacts; readonly is: boolean };
  readonly source: string;
  readonly statedFor: readonly ProgrammeYear[];
}
