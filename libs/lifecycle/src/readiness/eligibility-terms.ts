import type { CountedMember, DeemedSameLink } from './counted-members.ts';
import type { DeclarationAnswer } from './declarations.ts';
import type { CheckFinding } from '../procedure/finding.ts';
import type { LegalForm, RepresentativeType } from '../requirement-terms.ts';

export const ELIGIBILITY_CODES = [
  'LEGAL_FORM_UNKNOWN',
  'REPRESENTATIVE_NOT_CORPORATION',
  'NOT_SME',
  'SME_UNKNOWN',
  'MICRO_NOT_CONFIRMED',
  'MICRO_UNKNOWN',
  'USES_NO_TOOL',
  'REPRESENTATIVE_WITHOUT_TOOL',
  'DECLARED_NEVER_MEMBER',
  'DECLARED_DEEMED_LARGE',
  'DECLARATION_MISSING',
  'DEEMED_SAME_NOT_NAMED',
  'DEEMED_SAME',
  'SAME_REPRESENTATIVE_AND_ADDRESS',
] as const;
export type EligibilityCode = (typeof ELIGIBILITY_CODES)[number];
export type EligibilityFinding = CheckFinding<EligibilityCode>;

/** What the rules made of a member's figures, with the clause (`classifyBusiness` of subsidy-rules). */
export interface Judged {
  /** UNKNOWN also while the figures are not entered. */
  readonly answer: 'YES' | 'NO' | 'UNKNOWN';
  readonly clause: string;
}

export interface EligibilityMember extends CountedMember {
  readonly name: string;
  /** null: not known yet. */
  readonly legalForm: LegalForm | null;
  readonly sme: Judged;
  readonly micro: Judged;
  /** It is entered as 小規模事業者. */
  readonly claimsMicro: boolean;
  readonly declarations: readonly DeclarationAnswer[];
}

export interface EligibilityInput {
  /** The enrolled ones, in the order of the group. */
  readonly members: readonly EligibilityMember[];
  readonly representativeType: RepresentativeType | null;
  readonly deemedSame: readonly DeemedSameLink[];
  /** Pairs of ids whose representative and address are alike. */
  readonly sameRepresentativeAndAddress: readonly (readonly [string, string])[];
}
