import { readHead, type ChainHead } from '@renkei/audit/export';
import {
  EVIDENCE_COLUMNS,
  EVIDENCE_JOINS,
  memberChecklists,
  type EvidenceRow,
  type MemberChecklist,
} from '@renkei/evidence';
import type { Tx } from '@renkei/platform';
import type { CostCategory } from '@renkei/subsidy-rules';

export interface BundleMember {
  readonly id: string;
  readonly name: string;
  readonly role: 'REPRESENTATIVE' | 'PARTICIPANT';
  readonly status: 'ENROLLED' | 'WITHDRAWN';
}

/** A cost line as papers name it: the member's first, second … */
export interface BundleLine {
  readonly id: string;
  readonly memberId: string;
  readonly number: number;
  readonly category: CostCategory;
  readonly label: string;
}

export interface BundleFile extends EvidenceRow {
  readonly storage_key: string;
}

/** All a bundle tells of, as of one moment. */
export interface BundleFacts {
  readonly groupId: string;
  readonly groupName: string;
  readonly ruleSet: string;
  /** The representative first, then in the group's order; who withdrew too: what they handed in is kept. */
  readonly members: readonly BundleMember[];
  readonly lines: ReadonlyMap<string, BundleLine>;
  /** Every file that was ever handed in, the oldest first. */
  readonly files: readonly BundleFile[];
  readonly checklists: ReadonlyMap<string, MemberChecklist>;
  readonly head: BundleHead;
}

/** The last event of the group's chain. */
export interface BundleHead extends ChainHead {
  readonly occurredAt: Date;
}

/** null: there is no such group, or not for whoever asks. Seven statements, whatever the number of members and files. */
export async function bundleFacts(tx: Tx, groupId: string): Promise<BundleFacts | null> {
  const [group] = await tx.query<{ name: string; rule_set: string }>(
    'SELECT name, rule_set FROM consortium WHERE id = $1',
    [groupId],
  );
  const head = await headOf(tx, groupId);
  if (!group || head === null) return null;
  const members = await tx.query<BundleMember>(
    `SELECT m.id, b.name, m.role, m.status FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1
     ORDER BY m.role = 'REPRESENTATIVE' AND m.status = 'ENROLLED' DESC, m.position, m.id`,
    [groupId],
  );
  const lines = await tx.query<BundleLine>(
    `SELECT l.id, l.member_id AS "memberId", l.category, coalesce(nullif(l.label, ''), t.name, '') AS label,
       row_number() OVER (PARTITION BY l.member_id ORDER BY l.position, l.id)::integer AS number
     FROM cost_line l LEFT JOIN tool t ON t.id = l.tool_id WHERE l.consortium_id = $1`,
    [groupId],
  );
  const files = await tx.query<BundleFile>(
    `SELECT ${EVIDENCE_COLUMNS}, e.storage_key FROM evidence_file e ${EVIDENCE_JOINS}
     WHERE e.consortium_id = $1 ORDER BY e.uploaded_at, e.id`,
    [groupId],
  );
  return {
    groupId,
    groupName: group.name,
    ruleSet: group.rule_set,
    members,
    lines: new Map(lines.map((line) => [line.id, line])),
    files,
    checklists: await memberChecklists(
      tx,
      members.map(({ id }) => id),
    ),
    head,
  };
}

async function headOf(tx: Tx, chain: string): Promise<BundleHead | null> {
  const head = await readHead((sql, parameters) => tx.query(sql, parameters), chain);
  if (head === null) return null;
  const [event] = await tx.query<{ occurred_at: Date }>(
    'SELECT occurred_at FROM audit_event WHERE chain_id = $1 AND seq = $2',
    [chain, head.seq],
  );
  return event ? { ...head, occurredAt: event.occurred_at } : null;
}
