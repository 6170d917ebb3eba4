import type { Bilingual } from '@renkei/api-client';
import type { CheckSeverity, HomeFiguresQuery } from './home.generated.ts';
import { phaseOf, type Procedure } from './phase.ts';
import { atMember, FIX_PLACE } from './places.ts';

export type Figures = HomeFiguresQuery['consortium'];

/** Something that was found, with the place where it is put right (below the group). */
export interface Found {
  readonly severity: CheckSeverity;
  /** Findings of one kind are shown together. */
  readonly kind: string;
  readonly said: Bilingual;
  /** The shop it is about, where the message itself does not name it. */
  readonly about?: string | undefined;
  readonly clause: string;
  readonly to: string;
  /** Where all of this kind are put right together. */
  readonly allTo: string;
}

export interface FoundKind {
  readonly severity: CheckSeverity;
  readonly kind: string;
  readonly found: readonly Found[];
}

type CheckFinding = NonNullable<NonNullable<Procedure['application']>['check']>['findings'][number];
type ReportFinding = NonNullable<NonNullable<Procedure['performanceReport']>['check']>['findings'][number];

const SEVERITIES = { ERROR: 'BLOCKER', WARNING: 'WARNING', INFO: 'INFO' } as const;

/** Findings about the whole group: where their cause is chosen. Any other is a matter of costs. */
const CALCULATION_PLACES: Readonly<Record<string, string>> = {
  OVER_CAP: 'what-if',
  SOURCE_DISAGREEMENT: 'settings',
  ADMIN_CAP_UNKNOWN: 'settings',
  REQUEST_OVER_CAP: 'settings',
};

const REPORT_PLACES: Readonly<Partial<Record<ReportFinding['code'], string>>> = {
  EVIDENCE_INCOMPLETE: 'evidence',
  NOT_FULLY_PAID: 'orders',
  CERTIFIED_DESPITE_FINDING: 'orders',
};

/** Everything that was found and matters in this phase of the group's life, the most pressing first. */
export function findingsOf(figures: Figures, procedure: Procedure): readonly FoundKind[] {
  const phase = phaseOf(procedure);
  const checks = procedure.application?.check?.findings ?? procedure.eligibilityFindings;
  const all: Found[] = [
    ...procedure.purchaseFindings.flatMap((finding) =>
      finding.open
        ? [
            {
              severity: finding.loses ? ('BLOCKER' as const) : ('WARNING' as const),
              kind: finding.code,
              said: finding.message,
              about: procedure.roster.find(({ memberId }) => memberId === finding.memberId)?.name,
              clause: finding.clause ?? '',
              to: 'orders',
              allTo: 'orders',
            },
          ]
        : [],
    ),
    // who may be in the group was settled with the grant; what would break it now is still told
    ...checks.flatMap((finding) =>
      phase === 'building' || finding.severity === 'BLOCKER' ? [ofCheck(finding)] : [],
    ),
    ...(procedure.performanceReport?.check?.findings ?? []).map(ofReport),
    ...figures.calculation.findings.map(ofCalculation),
  ];
  return grouped(all);
}

function ofCheck({ severity, code, message, clause, fix, memberId }: CheckFinding): Found {
  const place = FIX_PLACE[fix.target];
  return {
    severity,
    kind: `${code} ${fix.paper ?? ''}`,
    said: message,
    clause,
    to: place ?? atMember(fix.memberId ?? memberId),
    allTo: place ?? 'members',
  };
}

function ofReport({ severity, code, message, clause }: ReportFinding): Found {
  const place = REPORT_PLACES[code] ?? 'procedure/performance';
  return { severity, kind: code, said: message, clause, to: place, allTo: place };
}

export function ofCalculation({
  severity,
  code,
  message,
  clause,
  memberId,
}: Figures['calculation']['findings'][number]): Found {
  const place = CALCULATION_PLACES[code];
  return {
    severity: SEVERITIES[severity],
    kind: code,
    said: message,
    clause,
    to: place ?? atMember(memberId),
    allTo: place ?? 'members',
  };
}

const ORDER: readonly CheckSeverity[] = ['BLOCKER', 'WARNING', 'INFO'];

function grouped(all: readonly Found[]): readonly FoundKind[] {
  const kinds = new Map<string, Found[]>();
  for (const found of all) {
    const key = `${found.severity} ${found.kind}`;
    const known = kinds.get(key);
    if (!known) kinds.set(key, [found]);
    // the check of an application repeats what the calculation found
    else if (!known.some(({ said, about }) => said.ja === found.said.ja && about === found.about))
      known.push(found);
  }
  return ORDER.flatMap((severity) =>
    [...kinds.entries()].flatMap(([kind, found]) =>
      found[0]?.severity === severity ? [{ severity, kind, found }] : [],
    ),
  );
}
