import type { Bilingual } from '@renkei/api-client';
import { ofCalculation, type Figures } from './findings.ts';
import { nextOwed, type Owed } from './owed.ts';
import { phaseOf, type Procedure } from './phase.ts';
import { atMember, PLACE_OF, type ObligationKind } from './places.ts';

/** Something to do now, with what its sentence needs and the place where it is done (below the group). */
export type NextThing = {
  readonly to: string;
  /** By when, where that is known (a minute of Japan). */
  readonly due: string | null;
} & (
  | { readonly kind: 'overdue' | 'deadline'; readonly what: ObligationKind; readonly count: number }
  | {
      readonly kind:
        | 'fewMembers'
        | 'returnedPapers'
        | 'askPapers'
        | 'reviewPapers'
        | 'declarations'
        | 'confirmCosts'
        | 'groupPapers'
        | 'unpaid'
        | 'evidence';
      readonly count: number;
    }
  | { readonly kind: 'losing'; readonly count: number; readonly yen: number }
  | { readonly kind: 'overCap' | 'payment'; readonly yen: number }
  | { readonly kind: 'found' | 'step'; readonly said: Bilingual }
  | { readonly kind: 'gain'; readonly name: string; readonly yen: number }
  | {
      readonly kind:
        | 'correction'
        | 'import'
        | 'chooseSchedule'
        | 'startApplication'
        | 'startAgain'
        | 'awaitDecision'
        | 'keepFromOrdering'
        | 'startReport'
        | 'awaitFixing'
        | 'share';
    }
);

/** What one of these says is due is not listed once more as a mere deadline. */
const COVERS: Readonly<Partial<Record<NextThing['kind'], readonly ObligationKind[]>>> = {
  correction: ['APPLICATION_CORRECTION', 'PERFORMANCE_REPORT_CORRECTION'],
  askPapers: ['MEMBER_DOCUMENT'],
  returnedPapers: ['MEMBER_DOCUMENT'],
  reviewPapers: ['MEMBER_DOCUMENT'],
  confirmCosts: ['MEMBER_COSTS'],
  startApplication: ['GROUP_APPLICATION'],
  step: ['GROUP_APPLICATION', 'GROUP_PERFORMANCE_REPORT'],
  startReport: ['GROUP_PERFORMANCE_REPORT'],
  evidence: ['MEMBER_EVIDENCE'],
  unpaid: ['PROJECT_END'],
};

const MOST = 3;

/** The three things to do next, the most pressing first; fewer where fewer are left, none once all is over. */
export function nextThings(
  figures: Figures,
  procedure: Procedure,
  owed: readonly Owed[],
): readonly NextThing[] {
  const phase = phaseOf(procedure);
  if (phase === 'ended') return [];
  const due = (...kinds: readonly ObligationKind[]): string | null =>
    owed.find(({ kind, open, overdue }) => open > 0 && !overdue && kinds.includes(kind))?.dueAt ?? null;
  const things: NextThing[] = [];
  switch (phase) {
    case 'building':
      things.push(...building(figures, procedure, owed, due));
      break;
    case 'waiting':
      things.push(...late(owed), { kind: 'awaitDecision', to: 'procedure', due: null });
      things.push({ kind: 'keepFromOrdering', to: 'orders', due: null });
      break;
    case 'refused':
      things.push({ kind: 'startAgain', to: 'procedure', due: due('GROUP_APPLICATION') });
      break;
    case 'running':
      things.push(...running(procedure, owed, due));
      break;
    case 'reported':
      things.push(...late(owed), { kind: 'awaitFixing', to: 'procedure', due: null });
      break;
    case 'settling':
    case 'effects':
      things.push(...late(owed), ...settling(procedure));
      break;
  }
  return withDeadlines(things, owed).slice(0, MOST);
}

type Due = (...kinds: readonly ObligationKind[]) => string | null;

function building(
  figures: Figures,
  procedure: Procedure,
  owed: readonly Owed[],
  due: Due,
): readonly NextThing[] {
  const { application, eligibilityFindings, readiness } = procedure;
  const { calculation } = figures;
  const things: NextThing[] = [];
  const applicationDue = due('GROUP_APPLICATION');
  if (application?.status === 'RETURNED')
    things.push({ kind: 'correction', to: 'procedure', due: application.correctionDueAt });
  if (calculation.memberCount <= 1) things.push({ kind: 'import', to: 'import', due: applicationDue });
  things.push(...late(owed));
  things.push(...fewMembers(procedure, applicationDue));
  if (figures.scheduleId === null) things.push({ kind: 'chooseSchedule', to: 'settings', due: null });
  if (application?.check?.ready) things.push(...step(application, applicationDue));
  for (const finding of calculation.findings)
    if (finding.severity === 'ERROR' && finding.code !== 'TOO_FEW_MEMBERS')
      things.push({ kind: 'found', said: finding.message, to: ofCalculation(finding).to, due: null });

  const papersDue = due('MEMBER_DOCUMENT', 'MEMBER_DOCUMENT_RENEWAL');
  const papers = (state: string): number =>
    readiness?.counts.find((cell) => cell.state === state)?.count ?? 0;
  const aboutPapers: NextThing[] = [];
  const handedIn = papers('HANDED_IN');
  if (handedIn > 0)
    aboutPapers.push({ kind: 'reviewPapers', count: handedIn, to: 'readiness', due: papersDue });
  if (readiness && readiness.papersToAsk > 0)
    aboutPapers.push({ kind: 'askPapers', count: readiness.papersToAsk, to: 'readiness', due: papersDue });
  const returned = papers('RETURNED') + papers('EXPIRES_BEFORE_SUBMISSION');
  if (returned > 0)
    aboutPapers.push({ kind: 'returnedPapers', count: returned, to: 'readiness', due: papersDue });
  // one of them opens the page of all; the three are not all about papers
  things.push(...aboutPapers.slice(0, 1));

  const { available, cap, overCap } = calculation.combined;
  if (overCap) things.push({ kind: 'overCap', yen: available - cap, to: 'what-if', due: null });
  const unanswered = eligibilityFindings.filter(({ code }) => code === 'DECLARATION_MISSING');
  if (unanswered.length > 0)
    things.push({ kind: 'declarations', count: unanswered.length, to: 'members', due: applicationDue });
  const costs = openOf(owed, 'MEMBER_COSTS');
  if (costs > 0) things.push({ kind: 'confirmCosts', count: costs, to: 'members', due: due('MEMBER_COSTS') });
  if (!application) things.push({ kind: 'startApplication', to: 'procedure', due: applicationDue });
  const groupPapers = application?.check?.findings.filter(({ code }) => code === 'GROUP_PAPER_MISSING');
  if (groupPapers?.length)
    things.push({ kind: 'groupPapers', count: groupPapers.length, to: 'procedure', due: applicationDue });
  if (application && !application.check?.ready) things.push(...step(application, applicationDue));
  things.push(...aboutPapers.slice(1), ...gains(figures));
  return things;
}

function running(procedure: Procedure, owed: readonly Owed[], due: Due): readonly NextThing[] {
  const { performanceReport, purchaseFindings } = procedure;
  const things: NextThing[] = [];
  const reportDue = due('GROUP_PERFORMANCE_REPORT') ?? performanceReport?.dueAt ?? null;
  if (performanceReport?.status === 'RETURNED')
    things.push({ kind: 'correction', to: 'procedure', due: performanceReport.correctionDueAt });
  const losing = purchaseFindings.filter(({ open, loses }) => open && loses);
  if (losing.length > 0)
    things.push({
      kind: 'losing',
      count: losing.length,
      yen: losing.reduce((sum, { costYen }) => sum + costYen, 0),
      to: 'orders',
      due: due('PROJECT_END'),
    });
  things.push(...late(owed), ...fewMembers(procedure, null));
  const found = (code: string): number =>
    performanceReport?.check?.findings.filter((finding) => finding.code === code).length ?? 0;
  const unpaid = found('NOT_FULLY_PAID');
  if (unpaid > 0) things.push({ kind: 'unpaid', count: unpaid, to: 'orders', due: due('PROJECT_END') });
  const evidence = found('EVIDENCE_INCOMPLETE');
  if (evidence > 0)
    things.push({ kind: 'evidence', count: evidence, to: 'evidence', due: due('MEMBER_EVIDENCE') });
  if (performanceReport) things.push(...step(performanceReport, reportDue));
  else things.push({ kind: 'startReport', to: 'procedure', due: reportDue });
  return things;
}

function settling({ programmeDues, redistribution }: Procedure): readonly NextThing[] {
  const unpaid = programmeDues.reduce((sum, { fixedYen, paidYen }) => sum + fixedYen - paidYen, 0);
  return [
    ...(unpaid > 0 ? [{ kind: 'payment' as const, yen: unpaid, to: 'money', due: null }] : []),
    ...(redistribution === null ? [{ kind: 'share' as const, to: 'money', due: null }] : []),
  ];
}

function late(owed: readonly Owed[]): readonly NextThing[] {
  return owed
    .filter(({ overdue }) => overdue)
    .map(({ kind, open, dueAt }) => ({
      kind: 'overdue',
      what: kind,
      count: open,
      to: PLACE_OF[kind],
      due: dueAt,
    }));
}

function fewMembers({ eligibility }: Procedure, due: string | null): readonly NextThing[] {
  if (!eligibility) return [];
  const count = eligibility.minimumMembers - eligibility.countedMembers;
  return count > 0 ? [{ kind: 'fewMembers', count, to: 'members', due }] : [];
}

/** What a next step is called is for the procedure to say; giving up is never the thing to do next. */
function step(
  taken: { readonly allowedEvents: readonly { readonly event: string; readonly label: Bilingual }[] },
  due: string | null,
): readonly NextThing[] {
  const next = taken.allowedEvents.find(
    ({ event }) => !['WITHDRAW', 'WITHDRAW_GRANT', 'REOPEN', 'REJECT'].includes(event),
  );
  return next ? [{ kind: 'step', said: next.label, to: 'procedure', due }] : [];
}

/** Yen somebody leaves lying, the largest first. */
function gains({ calculation: { findings, members } }: Figures): readonly NextThing[] {
  return findings
    .flatMap(({ memberId, effect }) => {
      const name = members.find((member) => member.memberId === memberId)?.name;
      return memberId !== null && name !== undefined && effect !== null && effect > 0
        ? [{ kind: 'gain' as const, name, yen: effect, to: atMember(memberId), due: null }]
        : [];
    })
    .toSorted((one, other) => other.yen - one.yen);
}

function openOf(owed: readonly Owed[], what: ObligationKind): number {
  return owed.reduce((sum, { kind, open, overdue }) => sum + (kind === what && !overdue ? open : 0), 0);
}

/** Where less than three are pressing, what is due next comes after them. */
function withDeadlines(things: readonly NextThing[], owed: readonly Owed[]): readonly NextThing[] {
  const covered = new Set(things.flatMap(({ kind }) => COVERS[kind] ?? []));
  const rest: NextThing[] = [];
  let left = owed;
  for (let next = nextOwed(left); next && things.length + rest.length < MOST; next = nextOwed(left)) {
    const { kind, open, dueAt } = next;
    if (!covered.has(kind)) {
      rest.push({ kind: 'deadline', what: kind, count: open, to: PLACE_OF[kind], due: dueAt });
      covered.add(kind);
    }
    left = left.slice(left.indexOf(next) + 1);
  }
  return [...things, ...rest];
}
