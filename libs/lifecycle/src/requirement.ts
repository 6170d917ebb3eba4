import { addDays, addMonths } from '@renkei/kernel';
import type { LocalDate, Message } from '@renkei/kernel';
import { GROUP_REQUIREMENTS, REQUIREMENTS } from './requirement-data.ts';

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

export interface RequirementOptions {
  /** Default '2023'. */
  readonly year?: ProgrammeYear;
  /** Who must do みらデジ経営チェック; whether participants must is unknown for 2023, hence a switch. Default REPRESENTATIVE. */
  readonly miradigi?: 'REPRESENTATIVE' | 'ALL_MEMBERS' | 'NOBODY';
}

export interface RequirementMember {
  readonly role: MemberRole;
  /** null: not known yet; then only what does not depend on it is asked for. */
  readonly legalForm: LegalForm | null;
}

function routeOf(type: RepresentativeType | null): 'ASSOCIATION' | 'OTHER' | null {
  if (type === null) return null;
  return type === 'SME' ? 'OTHER' : 'ASSOCIATION';
}

/**
 * What a member must hand in for the application (program rules §5), in the order of the data. An unknown
 * representative type or legal form (null) yields only what is owed whatever it turns out to be.
 */
export function requirementsFor(
  member: RequirementMember,
  representativeType: RepresentativeType | null,
  options: RequirementOptions = {},
): readonly AppliedRequirement[] {
  const { year = '2023', miradigi = 'REPRESENTATIVE' } = options;
  const route = routeOf(representativeType);
  return REQUIREMENTS.filter((requirement) => {
    if (requirement.onlyFor !== undefined && !requirement.onlyFor.includes(year)) return false;
    if (requirement.code === 'MIRADIGI_CHECK' && miradigi !== 'ALL_MEMBERS') {
      if (miradigi === 'NOBODY' || member.role !== 'REPRESENTATIVE') return false;
    }
    return requirement.owedBy.some(
      (owing) =>
        owing.role === member.role &&
        (owing.route === undefined || owing.route === route) &&
        (owing.legalForm === undefined || owing.legalForm === member.legalForm),
    );
  }).map((requirement) => ({ ...requirement, carriedBack: !requirement.statedFor.includes(year) }));
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

/** The papers of the group as a whole (K25 p.23), which the representative puts together. */
export function groupRequirements(
  facts: GroupFacts,
  year: ProgrammeYear = '2023',
): readonly (GroupRequirement & { readonly carriedBack: boolean })[] {
  return GROUP_REQUIREMENTS.filter(
    ({ onlyIf }) => onlyIf === undefined || facts[onlyIf.fact] === onlyIf.is,
  ).map((requirement) => ({ ...requirement, carriedBack: !requirement.statedFor.includes(year) }));
}

/** A paper that has arrived. */
export interface DocumentOnFile {
  readonly memberId: string;
  readonly requirement: RequirementCode;
  /** Which of the accepted papers it is. Unknown among several: the strictest age limit is applied. */
  readonly paper?: PaperCode | null | undefined;
  /** The day printed on it; null: not read yet. */
  readonly issuedOn: LocalDate | null;
  /** The last day it is in force (driving licence); null or left out: none stated. */
  readonly validUntil?: LocalDate | null | undefined;
  readonly receivedOn: LocalDate;
}

/** From worst to best: of several documents for one requirement the best decides. */
export const DOCUMENT_STATES = ['MISSING', 'TOO_OLD', 'DATE_UNKNOWN', 'GOOD'] as const;
/** DATE_UNKNOWN: it is here, but its day of issue is missing or lies after its arrival, so its age cannot be judged. */
export type DocumentState = (typeof DOCUMENT_STATES)[number];

function maxAgeMonths(requirement: Requirement, paper: PaperCode | null | undefined): number | null {
  const candidates = requirement.accepts.filter((accepted) => paper == null || accepted.paper === paper);
  const limits = candidates.flatMap(({ maxAgeMonths: months }) => (months === null ? [] : [months]));
  return limits.length === 0 ? null : Math.min(...limits);
}

function stateOfOne(
  requirement: Requirement,
  document: DocumentOnFile,
  submissionDay: LocalDate,
): DocumentState {
  if (document.validUntil != null && document.validUntil < submissionDay) return 'TOO_OLD';
  const months = maxAgeMonths(requirement, document.paper);
  if (months === null) return 'GOOD';
  if (document.issuedOn === null || document.issuedOn > document.receivedOn) return 'DATE_UNKNOWN';
  return addMonths(document.issuedOn, months) >= submissionDay ? 'GOOD' : 'TOO_OLD';
}

/**
 * How one member stands with one requirement on the day of submission (expected or actual): the best of the documents
 * given that belong to that requirement. Three months are counted to the same day of the third month after, so a paper
 * of 2 March is good through 2 June.
 */
export function documentState(
  requirement: Requirement,
  memberDocuments: readonly DocumentOnFile[],
  submissionDay: LocalDate,
): DocumentState {
  return memberDocuments
    .filter((document) => document.requirement === requirement.code)
    .map((document) => stateOfOne(requirement, document, submissionDay))
    .reduce<DocumentState>(
      (best, state) => (DOCUMENT_STATES.indexOf(state) > DOCUMENT_STATES.indexOf(best) ? state : best),
      'MISSING',
    );
}

/** The earliest day of issue that is still young enough on the day of submission; null where age does not matter. */
export function earliestIssueDay(requirement: Requirement, submissionDay: LocalDate): LocalDate | null {
  const months = maxAgeMonths(requirement, null);
  if (months === null) return null;
  // Going back from a month's end may land too early: 31 May − 3 months = 28 February, which is good only to 28 May.
  let day = addMonths(submissionDay, -months);
  while (addMonths(day, months) < submissionDay) day = addDays(day, 1);
  return day;
}
