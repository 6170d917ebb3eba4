import { fromEpochMs, type JstMinute } from '@renkei/kernel';
import type { StateOf } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';

/** The application of a group that is under way or granted. */
export interface LiveApplication {
  readonly id: string;
  readonly number: number;
  readonly status: StateOf<'APPLICATION'>;
  readonly version: number;
}

/** A group has at most one that is neither rejected nor withdrawn; null: none. */
export async function liveApplication(tx: Tx, consortiumId: string): Promise<LiveApplication | null> {
  const [row] = await tx.query<LiveApplication>(
    `SELECT id, number, status, version FROM application
     WHERE consortium_id = $1 AND status NOT IN ('REJECTED', 'WITHDRAWN')`,
    [consortiumId],
  );
  return row ?? null;
}

/** What may be paid at most; whole yen. */
export interface Ceilings {
  /** Of (1), by member, the ones that have withdrawn since included. */
  readonly member: ReadonlyMap<string, bigint>;
  /** Of (2) and (3), which are granted to the group. */
  readonly analysis: bigint;
  readonly admin: bigint;
}

export interface GrantFacts {
  readonly grantId: string;
  readonly applicationId: string;
  readonly decidedAt: JstMinute;
  readonly projectEndAt: JstMinute;
  readonly reportDueAt: JstMinute;
  readonly ceilings: Ceilings;
}

interface GrantRow {
  readonly consortiumId: string;
  readonly grantId: string;
  readonly applicationId: string;
  readonly decidedAt: Date;
  readonly projectEndAt: Date;
  readonly reportDueAt: Date;
  /** Yen as decimal texts: JSON numbers are floats. */
  readonly ceilings: readonly {
    readonly member: string | null;
    readonly part: string;
    readonly yen: string;
  }[];
}

/**
 * The grant a group has now, with the highest revision of each amount and the dates as an accepted change moved them; null: not granted, or given back (R25 Art. 15).
 * In a member user's transaction only its own member has a ceiling, those of (2) and (3) read as 0: nothing about the
 * group may be concluded from it there.
 */
export async function readGrant(tx: Tx, consortiumId: string): Promise<GrantFacts | null> {
  return (await readGrants(tx, [consortiumId])).get(consortiumId) ?? null;
}

/** The same of several groups, in one statement; one without a grant is left out. */
export async function readGrants(tx: Tx, consortiumIds: readonly string[]): Promise<Map<string, GrantFacts>> {
  const rows = await tx.query<GrantRow>(
    `SELECT g.consortium_id AS "consortiumId", g.id AS "grantId", g.application_id AS "applicationId",
       g.decided_at AS "decidedAt", g.project_end_at AS "projectEndAt", g.report_due_at AS "reportDueAt",
       (SELECT coalesce(json_agg(json_build_object('member', e.member_id, 'part', e.part, 'yen', e.amount_yen::text)), '[]')
        FROM (SELECT DISTINCT ON (part, member_id) part, member_id, amount_yen FROM granted_amount
              WHERE grant_id = g.id ORDER BY part, member_id, revision DESC) e) AS ceilings
     FROM standing_grant g JOIN application a ON a.id = g.application_id
     WHERE g.consortium_id = ANY ($1::uuid[]) AND a.status = 'GRANTED'`,
    [consortiumIds],
  );
  return new Map(rows.map(({ consortiumId, ...row }) => [consortiumId, grantOf(row)]));
}

function grantOf({ ceilings, ...row }: Omit<GrantRow, 'consortiumId'>): GrantFacts {
  const ofGroup = (part: string) => BigInt(ceilings.find((ceiling) => ceiling.part === part)?.yen ?? 0);
  return {
    ...row,
    decidedAt: fromEpochMs(row.decidedAt.getTime()),
    projectEndAt: fromEpochMs(row.projectEndAt.getTime()),
    reportDueAt: fromEpochMs(row.reportDueAt.getTime()),
    ceilings: {
      member: new Map(
        ceilings.flatMap(({ member, yen }) => (member === null ? [] : [[member, BigInt(yen)] as const])),
      ),
      analysis: ofGroup('ANALYSIS'),
      admin: ofGroup('ADMIN'),
    },
  };
}
