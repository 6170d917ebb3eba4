import type { PricedGroup } from '@renkei/consortium';
import { fromEpochMs, type JstMinute } from '@renkei/kernel';
import {
  mergeAnchors,
  submissionFindings,
  type CalculationFacts,
  type CalculationRefusal,
  type SubmissionFacts,
  type SubmissionFinding,
} from '@renkei/lifecycle';
import { readGroup, readGroupAnchors } from '@renkei/obligations';
import type { Problem, Tx } from '@renkei/platform';
import {
  findings,
  infrastructureCostOf,
  type CalculationResult,
  type FindingCode,
} from '@renkei/subsidy-rules';
import { readReadinessFacts, type ReadinessFacts } from '../readiness/readiness-facts.ts';
import { readFiled, type ApplicationRow, type Filed } from './application.rows.ts';

/** A group as it would be filed at one minute, with everything that speaks against it. */
export interface Situation {
  readonly readiness: ReadinessFacts;
  readonly priced: PricedGroup;
  /** null: this would be the first submission. */
  readonly filed: Filed | null;
  readonly facts: SubmissionFacts;
  readonly findings: readonly SubmissionFinding[];
}

/**
 * Collects the facts of the check in a constant number of statements, whatever the size of the group.
 * @param submitAt the minute (JST) it is or would be submitted
 */
export async function readSituation(
  tx: Tx,
  application: ApplicationRow,
  priced: PricedGroup,
  submitAt: JstMinute,
): Promise<Situation> {
  const { consortiumId } = application;
  const readiness = await readReadinessFacts(tx, consortiumId);
  const { schedule, actual } = await readGroupAnchors(tx, await readGroup(tx, consortiumId));
  const anchors = mergeAnchors(schedule, actual);
  const filed = await readFiled(tx, application.id);
  const { result } = priced.calculation;
  const lacking = new Set(result.members.filter(lacksSoftware).map(({ id }) => id));
  const facts: SubmissionFacts = {
    ...readiness,
    members: readiness.members.map((member) => ({
      ...member,
      lacksEligibleSoftware: lacking.has(member.id),
    })),
    submitAt,
    firstSubmittedAt: filed && fromEpochMs(filed.firstSubmittedAt.getTime()),
    correctionDueAt: application.correctionDueAt && fromEpochMs(application.correctionDueAt.getTime()),
    roundOpen: anchors.ROUND_OPEN ?? null,
    roundClose: anchors.ROUND_CLOSE ?? null,
    approved: application.status === 'APPROVED' && application.approvalIsCurrent,
    requirementOptions: { year: readiness.year },
    groupPapers: readiness.groupPapers.map(({ requirement }) => requirement),
    calculation: calculationFacts(result),
  };
  return { readiness, priced, filed, facts, findings: submissionFindings(facts) };
}

const lacksSoftware = ({ functions, costs }: CalculationResult['members'][number]) =>
  functions === 0 && infrastructureCostOf(costs) > 0n;

/** The errors of a calculation that are about its amounts; those about who is in the group the check finds itself. */
const REFUSING: readonly FindingCode[] = ['REQUEST_REFUSED', 'BELOW_MINIMUM'];

export function calculationFacts(result: CalculationResult): CalculationFacts {
  const { combined, admin } = result;
  return {
    combined: combined.granted,
    combinedCap: combined.cap,
    refusals: findings(result).flatMap(({ code, path, message, clause }): CalculationRefusal[] =>
      REFUSING.includes(code) ? [{ memberId: memberAt(result, path), message, clause }] : [],
    ),
    adminCapUnknown: admin.limit === null,
    adminEligible: admin.eligible,
  };
}

function memberAt({ members }: CalculationResult, path: string): string | null {
  const index = /^members\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? null : (members[Number(index)]?.id ?? null);
}

/** Findings as a mutation returns them. Where each is fixed, `Application.check` tells. */
export function problemsOfFindings(blockers: readonly SubmissionFinding[]): Problem[] {
  return blockers.map(({ code, message }) => ({ code, path: null, message }));
}
