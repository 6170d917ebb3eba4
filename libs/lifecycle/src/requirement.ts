import { addDays, addMonths } from '@renkei/kernel';
import type { LocalDate } from '@renkei/kernel';
import { GROUP_REQUIREMENTS, REQUIREMENTS } from './requirement-data.ts';
import type {
  AppliedRequirement,
  GroupFacts,
  GroupRequirement,
  LegalForm,
  MemberRole,
  PaperCode,
  ProgrammeYear,
  RepresentativeType,
  Requirement,
  RequirementCode,
} from './requirement-terms.ts';

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
