import { pricedGroupOf, type CalculationService, type PricedGroup } from '@renkei/consortium';
import type { JstMinute } from '@renkei/kernel';
import {
  groupRisk,
  submissionBlockers,
  type EligibilityCode,
  type GroupRisk,
  type ReadinessState,
  type RiskDeadline,
  type SubmissionCode,
} from '@renkei/lifecycle';
import { TenantTransaction } from '@renkei/platform';
import { loaderOf, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { calculationFacts } from '../application/submission-facts.ts';
import type { StakeService } from '../purchase/stake.service.ts';
import type { GroupView } from '../readiness/group-view.ts';
import { viewOf } from '../readiness/readiness.loader.ts';
import { datesOf, labelOf, readFilings, readHandedIn, readOpen } from './risk-facts.ts';

export interface RiskSources {
  readonly transactions: TenantTransaction;
  readonly calculations: CalculationService;
  readonly stakes: StakeService;
  readonly now: JstMinute;
}

/** The risk of a group this request has read; all groups of the request in a constant number of statements. */
export function riskOf(
  sources: RiskSources,
  context: RequestContext,
  consortiumId: string,
): Promise<GroupRisk> {
  return loaderOf(
    context,
    riskOf,
    (viewer) =>
      new DataLoader<string, GroupRisk>(async (ids) => {
        const { transactions, calculations, stakes, now } = sources;
        const views = await Promise.all(ids.map((id) => viewOf(transactions, context, id)));
        const priced = await Promise.all(ids.map((id) => pricedGroupOf(calculations, context, { id })));
        const lost = await stakes.losses(viewer, ids, null);
        const { filings, open, handedIn } = await transactions.read(viewer, async (tx) => ({
          filings: await readFilings(tx, ids),
          open: await readOpen(tx, ids),
          handedIn: await readHandedIn(tx, ids),
        }));
        return ids.map((id, index) => {
          const view = views[index];
          const filed = filings.get(id);
          const group = priced[index];
          // the group was taken from this person between two reads of one snapshot: cannot be
          if (!view || !filed || !group) throw new Error('a group that was read cannot be seen');
          const { available, cap } = group.calculation.result.combined;
          return groupRisk({
            now,
            phase: filed.phase,
            ...datesOf(open.get(id) ?? [], handedIn.get(id) ?? [], papersOf(view), filed, now),
            countedMembers: view.eligibility.countedMembers,
            blockers: filed.phase === 'PREPARING' ? blockersOf(view, group, now) : [],
            available,
            cap,
            lost: lost[index] ?? { lines: 0, yen: 0n },
            returnedPapers: countOf(view, ['RETURNED']),
            returnedFilings: filed.returned.map(labelOf),
            changes: filed.changes,
          });
        });
      }),
  ).load(consortiumId);
}

const countOf = ({ readiness }: GroupView, states: readonly ReadinessState[]): number =>
  readiness.counts.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0);

/** A paper that is here counts as here, whether somebody has looked at it or not. */
function papersOf(view: GroupView): RiskDeadline['awaits'] {
  const missing = countOf(view, ['NOT_ASKED', 'ASKED', 'RETURNED', 'EXPIRES_BEFORE_SUBMISSION']);
  const total = missing + countOf(view, ['HANDED_IN', 'ACCEPTED']);
  return total === 0 ? null : { what: 'PAPERS', total, missing };
}

/** What the risk says in words of its own: papers, too few members, the cap; and the group's own approval. */
const SAID_ELSEWHERE: readonly (SubmissionCode | EligibilityCode)[] = [
  'PAPER_MISSING',
  'PAPER_RETURNED',
  'PAPER_TOO_OLD',
  'TOO_FEW_MEMBERS',
  'OVER_CAP',
  'NOT_APPROVED',
];

/** The round's dates are left out: they are deadlines. */
function blockersOf({ facts }: GroupView, { calculation }: PricedGroup, now: JstMinute) {
  return submissionBlockers({
    ...facts,
    members: facts.members.map((member) => ({ ...member, lacksEligibleSoftware: false })),
    submitAt: now,
    firstSubmittedAt: null,
    correctionDueAt: null,
    roundOpen: null,
    roundClose: null,
    approved: true,
    requirementOptions: { year: facts.year },
    groupPapers: facts.groupPapers.map(({ requirement }) => requirement),
    calculation: calculationFacts(calculation.result),
  }).filter(({ code }) => !SAID_ELSEWHERE.includes(code));
}
