import type { HomeCheckFindingFragment, HomeProcedureQuery, HomePurchasesQuery } from './home.generated.ts';

/** How the group stands, with the lists that come in pages joined. */
export type Procedure = HomeProcedureQuery['consortium'] & {
  readonly eligibilityFindings: readonly HomeCheckFindingFragment[];
  readonly purchaseFindings: readonly HomePurchasesQuery['consortium']['purchaseFindings']['edges'][number]['node'][];
};

/**
 * Which question the coordinator comes with: can we apply · what came of it · are we keeping what was granted · what will
 * be fixed · where is the money · is the effect reported.
 */
export type Phase =
  'building' | 'waiting' | 'running' | 'reported' | 'settling' | 'effects' | 'refused' | 'ended';

export function phaseOf(
  procedure: Pick<
    Procedure,
    'closedAt' | 'application' | 'performanceReport' | 'programmeDues' | 'effectReports'
  >,
): Phase {
  const { closedAt, application, performanceReport, programmeDues, effectReports } = procedure;
  if (closedAt !== null) return 'ended';
  switch (application?.status) {
    case undefined:
    case 'DRAFT':
    case 'IN_CHECK':
    case 'APPROVED':
    case 'RETURNED':
      return 'building';
    case 'SUBMITTED':
      return 'waiting';
    case 'REJECTED':
    case 'WITHDRAWN':
      return 'refused';
    case 'GRANTED':
      break;
  }
  if (performanceReport?.status === 'SUBMITTED') return 'reported';
  if (performanceReport?.status !== 'FIXED') return 'running';
  if (programmeDues.some(({ fixedYen, paidYen }) => paidYen < fixedYen)) return 'settling';
  const accepted = effectReports.filter(({ status }) => status === 'ACCEPTED').length;
  return accepted >= 2 ? 'ended' : 'effects';
}
