import { fromEpochMs, type JstMinute, type Message } from '@renkei/kernel';
import {
  MACHINES,
  OBLIGATIONS,
  type Awaited,
  type MachineCode,
  type ObligationKind,
  type RiskDeadline,
  type RiskOverdue,
  type RiskPhase,
  type StateOf,
} from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import { groupedBy, type ByGroup } from '../readiness/paper-facts.ts';

/** What lies with whom. */
export interface Filings {
  readonly phase: RiskPhase;
  /** What the secretariat returned and was not sent again. */
  readonly returned: readonly (keyof typeof FILED_AS)[];
  readonly changes: { readonly count: number; readonly since: JstMinute } | null;
}

/** The obligation each filing fulfils. Once it came back, only the date given for the correction binds (K25 p.21 (2-5)). */
const FILED_AS = {
  APPLICATION: ['GROUP_APPLICATION'],
  REPORT: ['GROUP_PERFORMANCE_REPORT', 'PROJECT_END'],
  EFFECT_REPORT: ['GROUP_EFFECT_REPORT_1', 'GROUP_EFFECT_REPORT_2'],
} as const satisfies Partial<Record<MachineCode, readonly ObligationKind[]>>;

export const labelOf = (filing: keyof typeof FILED_AS): Message => MACHINES[filing].label;

interface FilingRow {
  readonly id: string;
  readonly closed: boolean;
  /** Of the application under way, else the last; null: none yet. */
  readonly application: StateOf<'APPLICATION'> | null;
  readonly applicationFiled: boolean;
  readonly report: StateOf<'REPORT'> | null;
  readonly reportFiled: boolean;
  readonly effectReturned: boolean;
  readonly changes: number;
  readonly changeSince: Date | null;
}

/** How far the procedures of these groups have come, in one statement. */
export async function readFilings(tx: Tx, groupIds: readonly string[]): Promise<ByGroup<Filings>> {
  const rows = await tx.query<FilingRow>(
    `SELECT c.id, c.closed_at IS NOT NULL AS closed, a.status AS application,
       EXISTS (SELECT FROM submission s WHERE s.application_id = a.id) AS "applicationFiled",
       r.status AS report, r.submitted_at IS NOT NULL AS "reportFiled",
       EXISTS (SELECT FROM effect_report e WHERE e.consortium_id = c.id AND e.status = 'RETURNED') AS "effectReturned",
       f.changes, f.since AS "changeSince"
     FROM consortium c
     LEFT JOIN LATERAL (
       SELECT id, status FROM application WHERE consortium_id = c.id
       ORDER BY (status IN ('REJECTED', 'WITHDRAWN')), number DESC LIMIT 1) a ON true
     LEFT JOIN grant_decision g ON g.application_id = a.id AND a.status = 'GRANTED'
     LEFT JOIN performance_report r ON r.grant_id = g.id
     CROSS JOIN LATERAL (
       SELECT count(*)::integer AS changes, min(filed_at) AS since FROM change_request
       WHERE consortium_id = c.id AND status = 'FILED') f
     WHERE c.id = ANY ($1::uuid[])`,
    [groupIds],
  );
  return new Map(rows.map((row) => [row.id, filingsOf(row)]));
}

function filingsOf(row: FilingRow): Filings {
  const { application, report, changes, changeSince } = row;
  const again = {
    APPLICATION:
      row.applicationFiled &&
      application !== null &&
      ['DRAFT', 'IN_CHECK', 'APPROVED', 'RETURNED'].includes(application),
    REPORT: row.reportFiled && report !== 'SUBMITTED' && report !== 'FIXED',
    EFFECT_REPORT: row.effectReturned,
  };
  return {
    phase: phaseOf(row),
    returned: (Object.keys(again) as (keyof typeof again)[]).filter((filing) => again[filing]),
    changes: changeSince && { count: changes, since: fromEpochMs(changeSince.getTime()) },
  };
}

function phaseOf({ closed, application, report }: FilingRow): RiskPhase {
  if (closed || application === 'REJECTED' || application === 'WITHDRAWN') return 'ENDED';
  if (application === 'SUBMITTED') return 'FILED';
  if (application === 'GRANTED') return report === 'FIXED' ? 'FIXED' : 'GRANTED';
  return 'PREPARING';
}

interface DueRow {
  readonly consortiumId: string;
  readonly kind: ObligationKind;
  readonly titleJa: string;
  readonly titleEn: string;
  readonly clause: string;
  readonly dueAt: Date;
  readonly count: number;
}

/** Everything these groups and their members have not done yet, alike ones together, in one statement. */
export async function readOpen(tx: Tx, groupIds: readonly string[]): Promise<ByGroup<readonly DueRow[]>> {
  const rows = await tx.query<DueRow>(
    `SELECT consortium_id AS "consortiumId", kind, title_ja AS "titleJa", title_en AS "titleEn", clause, due_at AS "dueAt",
       count(*)::integer AS count
     FROM obligation WHERE consortium_id = ANY ($1::uuid[]) AND status = 'OPEN'
     GROUP BY consortium_id, kind, title_ja, title_en, clause, due_at ORDER BY due_at, kind, title_ja`,
    [groupIds],
  );
  return groupedBy(rows, 'consortiumId');
}

const HANDED_IN: Readonly<
  Partial<Record<ObligationKind, { readonly what: Awaited; readonly filing: ObligationKind }>>
> = {
  MEMBER_EVIDENCE: { what: 'EVIDENCE', filing: 'GROUP_PERFORMANCE_REPORT' },
  MEMBER_EFFECT_FIGURES_1: { what: 'FIGURES', filing: 'GROUP_EFFECT_REPORT_1' },
  MEMBER_EFFECT_FIGURES_2: { what: 'FIGURES', filing: 'GROUP_EFFECT_REPORT_2' },
};

interface AwaitedRow {
  readonly consortiumId: string;
  readonly kind: ObligationKind;
  readonly total: number;
  readonly missing: number;
}

/**
 * How many members have handed in their part of a filing, in one statement. One that took its part back has an old
 * fulfilled row beside the open one, so members are counted, not rows.
 */
export async function readHandedIn(
  tx: Tx,
  groupIds: readonly string[],
): Promise<ByGroup<readonly AwaitedRow[]>> {
  const rows = await tx.query<AwaitedRow>(
    `SELECT o.consortium_id AS "consortiumId", o.kind, count(DISTINCT o.member_id)::integer AS total,
       (count(DISTINCT o.member_id) FILTER (WHERE o.status = 'OPEN'))::integer AS missing
     FROM obligation o JOIN member m ON m.id = o.member_id AND m.status = 'ENROLLED'
     WHERE o.consortium_id = ANY ($1::uuid[]) AND o.status IN ('OPEN', 'FULFILLED') AND o.kind = ANY ($2::text[])
     GROUP BY o.consortium_id, o.kind`,
    [groupIds, Object.keys(HANDED_IN)],
  );
  return groupedBy(rows, 'consortiumId');
}

export interface Dates {
  readonly deadlines: readonly RiskDeadline[];
  readonly overdue: readonly RiskOverdue[];
  readonly overdueInside: readonly RiskOverdue[];
}

/** Sorts what is open into what is still to come and what is over. */
export function datesOf(
  open: readonly DueRow[],
  handedIn: readonly AwaitedRow[],
  papers: RiskDeadline['awaits'],
  { returned }: Filings,
  now: JstMinute,
): Dates {
  const cameBack = new Set<ObligationKind>(returned.flatMap((filing) => [...FILED_AS[filing]]));
  const binding = open.filter(({ kind }) => {
    const { serves, timing } = OBLIGATIONS[kind];
    return timing !== 'INFORMATION' && !cameBack.has(kind) && !(serves !== null && cameBack.has(serves));
  });
  const late = (timing: 'OFFICIAL' | 'INTERNAL'): RiskOverdue[] =>
    binding
      .filter((row) => OBLIGATIONS[row.kind].timing === timing && minuteOf(row.dueAt) < now)
      .map(({ titleJa, titleEn, dueAt, clause, count }) => ({
        title: { ja: titleJa, en: titleEn },
        dueAt: minuteOf(dueAt),
        clause,
        count,
      }));
  return {
    deadlines: binding
      .filter((row) => OBLIGATIONS[row.kind].timing === 'OFFICIAL' && minuteOf(row.dueAt) >= now)
      .map(({ kind, dueAt, clause }) => ({
        kind,
        dueAt: minuteOf(dueAt),
        clause,
        awaits: kind === 'GROUP_APPLICATION' ? papers : awaitedFor(kind, handedIn),
      })),
    overdue: late('OFFICIAL'),
    overdueInside: late('INTERNAL'),
  };
}

const minuteOf = (instant: Date): JstMinute => fromEpochMs(instant.getTime());

function awaitedFor(filing: ObligationKind, handedIn: readonly AwaitedRow[]): RiskDeadline['awaits'] {
  const row = handedIn.find(({ kind }) => HANDED_IN[kind]?.filing === filing);
  const what = row && HANDED_IN[row.kind]?.what;
  return row === undefined || what === undefined || row.total === 0
    ? null
    : { what, total: row.total, missing: row.missing };
}
