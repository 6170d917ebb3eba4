import { maxYen, minYen } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import { readFixing, type FixingFacts } from '@renkei/procedure';
import {
  distribute,
  PART_OF_CATEGORY,
  type CostCategory,
  type CostPart,
  type Distribution,
  type DistributionMember,
  type SharingKey,
} from '@renkei/subsidy-rules';

interface MemberFacts {
  readonly id: string;
  readonly name: string;
  readonly withdrawn: boolean;
  readonly representative: boolean;
  readonly sharingWeight: number;
  /** Subsidy money in its hands, less what it has to pay back. */
  readonly available: bigint;
  /** Claimed back, paid or not. */
  readonly claimed: bigint;
  /** Certified, by category; yen as decimal texts: JSON numbers are floats. */
  readonly costs: Readonly<Partial<Record<CostCategory, string>>>;
}

export interface DistributionFacts {
  readonly fixing: FixingFacts;
  readonly distribution: Distribution;
}

/**
 * Who should have how much now, and who passes what to whom; null: nothing is fixed yet. Decisions of this product,
 * where no paper speaks: what was claimed back is not shared, it lowers the member's own (1), and what the
 * representative has to pay back beyond that lowers (3), then (2); money that is to be paid back is not passed on.
 */
export async function readDistribution(
  tx: Tx,
  consortiumId: string,
  sharingKey: SharingKey,
): Promise<DistributionFacts | null> {
  const fixing = await readFixing(tx, consortiumId);
  if (!fixing) return null;
  const members = await readMembers(tx, consortiumId, fixing.reportId);
  const beyond = (member: MemberFacts) => maxYen(member.claimed - fixedOf(fixing, member), 0n);
  const jointClaim = members.filter(({ representative }) => representative).map(beyond)[0] ?? 0n;
  const fromAdmin = minYen(jointClaim, fixing.admin.fixed);
  const distribution = distribute({
    sharingKey,
    members: members.map((member) => distributionMember(fixing, member)),
    fixedAdmin: fixing.admin.fixed - fromAdmin,
    fixedAnalysis: maxYen(fixing.analysis.fixed - (jointClaim - fromAdmin), 0n),
  });
  return { fixing, distribution };
}

function fixedOf({ members }: FixingFacts, { id }: MemberFacts): bigint {
  return members.get(id)?.fixed ?? 0n;
}

function distributionMember(fixing: FixingFacts, member: MemberFacts): DistributionMember {
  const { id, name, withdrawn, claimed, available, sharingWeight, costs } = member;
  const cost = (part: CostPart) =>
    Object.entries(costs).reduce(
      (sum, [category, yen]) =>
        PART_OF_CATEGORY[category as CostCategory] === part ? sum + BigInt(yen) : sum,
      0n,
    );
  return {
    id,
    name,
    withdrawn,
    received: maxYen(available, 0n),
    fixed: maxYen(fixedOf(fixing, member) - claimed, 0n),
    infrastructureCost: cost('INFRASTRUCTURE'),
    analysisCost: cost('ANALYSIS'),
    adminCost: cost('ADMIN'),
    sharingWeight: BigInt(sharingWeight),
  };
}

/** Everybody who ever took part, in their order: who left may still hold money. */
function readMembers(tx: Tx, consortiumId: string, reportId: string): Promise<MemberFacts[]> {
  return tx.query<MemberFacts>(
    `SELECT m.id, b.name, m.status = 'WITHDRAWN' AS withdrawn, m.role = 'REPRESENTATIVE' AS representative,
       m.sharing_weight AS "sharingWeight",
       coalesce((SELECT sum(p.amount_yen) FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
                 WHERE a.consortium_id = $1 AND a.member_id = m.id AND a.code IN ('HELD', 'REPAYABLE')), 0)::bigint
         AS available,
       coalesce((SELECT sum(r.principal_yen) FROM repayment r
                 WHERE r.member_id = m.id AND r.status <> 'CANCELLED'), 0)::bigint AS claimed,
       coalesce((SELECT jsonb_object_agg(c.category, c.yen::text)
                 FROM (SELECT l.category, sum(x.certified_yen) AS yen FROM performance_line x
                       JOIN cost_line l ON l.id = x.cost_line_id
                       WHERE x.report_id = $2 AND x.member_id = m.id GROUP BY l.category) c), '{}') AS costs
     FROM member m JOIN business b ON b.id = m.business_id WHERE m.consortium_id = $1 ORDER BY m.position`,
    [consortiumId, reportId],
  );
}
