import { fromEpochMs, type JstMinute } from '@renkei/kernel';
import type { StateOf } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import type { DropoutStage, SameBusiness, StandingAmounts } from '@renkei/subsidy-rules';

/** The project's end and the report's deadline as they hold now: the decision's, or those of an accepted change. */
export interface Period {
  readonly projectEndAt: JstMinute;
  readonly reportDueAt: JstMinute;
}

/** How far a group has come, and the amounts that stand there. */
export interface Standing {
  readonly stage: DropoutStage;
  /** null: nothing stands before the submission. */
  readonly amounts: StandingAmounts | null;
  /** The application that is neither rejected nor withdrawn; null: none. */
  readonly application: { readonly id: string; readonly status: StateOf<'APPLICATION'> } | null;
  /** null: no performance report yet. */
  readonly report: StateOf<'REPORT'> | null;
  readonly grantId: string | null;
  /** When the application was decided on, or submitted while it is not; null before. */
  readonly reachedAt: JstMinute | null;
  /** null: not granted. */
  readonly period: Period | null;
  /** Members that count once together. */
  readonly sameBusiness: SameBusiness;
}

export const NOTHING_STANDS: Standing = {
  stage: 'BEFORE_SUBMISSION',
  amounts: null,
  application: null,
  report: null,
  grantId: null,
  reachedAt: null,
  period: null,
  sameBusiness: [],
};

/** Yen as decimal texts: JSON numbers are floats. */
interface StoredAmount {
  readonly member: string | null;
  readonly part: string;
  readonly yen: string;
}

interface Row {
  readonly consortiumId: string;
  readonly applicationId: string;
  readonly status: StateOf<'APPLICATION'>;
  readonly report: StateOf<'REPORT'> | null;
  readonly grantId: string | null;
  readonly reachedAt: Date | null;
  readonly projectEndAt: Date | null;
  readonly reportDueAt: Date | null;
  readonly granted: readonly StoredAmount[] | null;
  readonly fixed: readonly StoredAmount[] | null;
  /** As `toContractJson` and `effectDocument` write them: whole yen, as numbers or as decimal texts. */
  readonly requested: {
    readonly members: readonly { readonly id: string; readonly granted: number | string }[] | null;
    readonly analysis: number | string | null;
    readonly admin: number | string | null;
  } | null;
  readonly changed: {
    readonly members: readonly { readonly id: string; readonly granted: { readonly after: string } }[];
    readonly group: {
      readonly analysis: { readonly after: string };
      readonly admin: { readonly after: string };
    };
  } | null;
}

const AMOUNTS = `json_agg(json_build_object('member', e.member_id, 'part', e.part, 'yen', e.yen::text))`;

/**
 * Where these groups stand, in two statements. What stands is, by stage: the
 * amounts of the last submission or of the last change accepted since, the granted amounts by their highest revision,
 * the last fixing. Decision of this product: a returned application is open again, so nothing stands.
 */
export async function readStandings(
  tx: Tx,
  consortiumIds: readonly string[],
): Promise<Map<string, Standing>> {
  const rows = await tx.query<Row>(
    `SELECT a.consortium_id AS "consortiumId", a.id AS "applicationId", a.status, r.status AS report, g.id AS "grantId",
       coalesce(g.decided_at, s.submitted_at) AS "reachedAt",
       g.project_end_at AS "projectEndAt",
       g.report_due_at AS "reportDueAt",
       (SELECT ${AMOUNTS} FROM (
          SELECT DISTINCT ON (part, member_id) part, member_id, amount_yen AS yen FROM granted_amount
          WHERE grant_id = g.id ORDER BY part, member_id, revision DESC) e) AS granted,
       (SELECT ${AMOUNTS} FROM (
          SELECT part, member_id, fixed_yen AS yen FROM fixed_amount WHERE fixing_id = f.id) e) AS fixed,
       json_build_object('members', s.members, 'analysis', s.analysis, 'admin', s.admin) AS requested,
       c.effect AS changed
     FROM application a
     LEFT JOIN standing_grant g ON g.application_id = a.id AND a.status = 'GRANTED'
     LEFT JOIN performance_report r ON r.grant_id = g.id
     LEFT JOIN LATERAL (
       SELECT id FROM amount_fixing WHERE report_id = r.id ORDER BY number DESC LIMIT 1) f ON true
     LEFT JOIN LATERAL (
       SELECT submitted_at, recorded_at, document #> '{outcome,members}' AS members,
         document #> '{outcome,analysis,granted}' AS analysis, document #> '{outcome,admin,granted}' AS admin
       FROM submission WHERE application_id = a.id ORDER BY number DESC LIMIT 1) s ON a.status = 'SUBMITTED'
     LEFT JOIN LATERAL (
       SELECT effect FROM change_request
       WHERE consortium_id = a.consortium_id AND applied_at >= s.recorded_at
       ORDER BY applied_at DESC, number DESC LIMIT 1) c ON true
     WHERE a.consortium_id = ANY ($1::uuid[]) AND a.status NOT IN ('REJECTED', 'WITHDRAWN')`,
    [consortiumIds],
  );
  const links = await tx.query<{ consortiumId: string; pair: [string, string] }>(
    `SELECT consortium_id AS "consortiumId", ARRAY[member_id, other_member_id]::text[] AS pair FROM same_business_link
     WHERE consortium_id = ANY ($1::uuid[])`,
    [consortiumIds],
  );
  return new Map(
    consortiumIds.map((id) => {
      const row = rows.find(({ consortiumId }) => consortiumId === id);
      const sameBusiness = links.filter(({ consortiumId }) => consortiumId === id).map(({ pair }) => pair);
      return [id, { ...(row ? standingOf(row) : NOTHING_STANDS), sameBusiness }];
    }),
  );
}

/** The same of one group. */
export async function readStanding(tx: Tx, consortiumId: string): Promise<Standing> {
  return (await readStandings(tx, [consortiumId])).get(consortiumId) ?? NOTHING_STANDS;
}

function standingOf(row: Row): Omit<Standing, 'sameBusiness'> {
  const { applicationId, status, report, grantId, reachedAt, projectEndAt, reportDueAt } = row;
  return {
    ...amountsOf(row),
    application: { id: applicationId, status },
    report,
    grantId,
    reachedAt: reachedAt && minuteOf(reachedAt),
    period:
      projectEndAt && reportDueAt
        ? { projectEndAt: minuteOf(projectEndAt), reportDueAt: minuteOf(reportDueAt) }
        : null,
  };
}

const minuteOf = (instant: Date): JstMinute => fromEpochMs(instant.getTime());

function amountsOf({ status, granted, fixed, requested, changed }: Row): Pick<Standing, 'stage' | 'amounts'> {
  if (status === 'GRANTED') {
    return fixed
      ? { stage: 'AFTER_FIXING', amounts: storedAmounts(fixed) }
      : { stage: 'AFTER_GRANT', amounts: storedAmounts(granted ?? []) };
  }
  if (status !== 'SUBMITTED') return { stage: 'BEFORE_SUBMISSION', amounts: null };
  return {
    stage: 'AFTER_SUBMISSION',
    amounts: changed ? amountsAfter(changed) : requestedAmounts(requested),
  };
}

function storedAmounts(stored: readonly StoredAmount[]): StandingAmounts {
  const ofGroup = (part: string) => BigInt(stored.find((amount) => amount.part === part)?.yen ?? 0);
  return {
    members: stored.flatMap(({ member, yen }) =>
      member === null ? [] : { id: member, granted: BigInt(yen) },
    ),
    analysis: ofGroup('ANALYSIS'),
    admin: ofGroup('ADMIN'),
  };
}

function amountsAfter({ members, group }: NonNullable<Row['changed']>): StandingAmounts {
  return {
    members: members.map(({ id, granted }) => ({ id, granted: BigInt(granted.after) })),
    analysis: BigInt(group.analysis.after),
    admin: BigInt(group.admin.after),
  };
}

function requestedAmounts(requested: Row['requested']): StandingAmounts | null {
  const { members = null, analysis = null, admin = null } = requested ?? {};
  if (members === null || analysis === null || admin === null) return null;
  return {
    members: members.map(({ id, granted }) => ({ id, granted: BigInt(granted) })),
    analysis: BigInt(analysis),
    admin: BigInt(admin),
  };
}
