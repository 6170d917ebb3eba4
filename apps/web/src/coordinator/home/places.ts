import type { FixTarget, HomeObligationsQuery } from './home.generated.ts';

export type ObligationNode = HomeObligationsQuery['consortium']['obligations']['edges'][number]['node'];
export type ObligationKind = ObligationNode['kind'];

/** Where what is owed gets done; paths below the group. */
export const PLACE_OF: Readonly<Record<ObligationKind, string>> = {
  APPLICATION_CORRECTION: 'procedure',
  EFFECT_REPORT_CORRECTION_1: 'effects',
  EFFECT_REPORT_CORRECTION_2: 'effects',
  EVIDENCE_RETENTION_END: 'evidence',
  GROUP_APPLICATION: 'procedure',
  GROUP_EFFECT_REPORT_1: 'effects',
  GROUP_EFFECT_REPORT_2: 'effects',
  GROUP_PERFORMANCE_REPORT: 'procedure',
  MEMBER_COSTS: 'members',
  MEMBER_DOCUMENT: 'readiness',
  MEMBER_DOCUMENT_RENEWAL: 'readiness',
  MEMBER_EFFECT_FIGURES_1: 'effects',
  MEMBER_EFFECT_FIGURES_2: 'effects',
  MEMBER_EVIDENCE: 'evidence',
  PERFORMANCE_REPORT_CORRECTION: 'procedure',
  PROJECT_END: 'orders',
  REPAYMENT: 'money',
};

/** Where a finding is put right; null: at the member itself, or among all members where there are several. */
export const FIX_PLACE: Readonly<Record<FixTarget, string | null>> = {
  APPROVAL: 'procedure',
  CALCULATION: 'members',
  COSTS: null,
  DECLARATIONS: null,
  GROUP_PAPERS: 'readiness',
  MEMBER: null,
  MEMBERS: 'members',
  READINESS: 'readiness',
  SETTINGS: 'settings',
};

export function atMember(memberId: string | null): string {
  return memberId === null ? 'members' : `members/${memberId}`;
}
