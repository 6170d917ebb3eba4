import DataLoader from 'dataloader';
import { fromEpochMs } from '@renkei/kernel';
import type { Tx } from '@renkei/platform';
import { decodeCursor, pageOf, refuseCursor, type Connection, type PageArgs } from '@renkei/platform/graphql';
import {
  CHECKPOINT_COLUMNS,
  checkpointOf,
  EVENT_COLUMNS,
  type CheckpointRow,
  type EventRow,
} from '../export/export-chain.ts';
import { checkpointBlock } from '../verify/checkpoints.ts';
import type { AuditCheckpointType, AuditEventType, AuditRole } from './audit-trail.type.ts';

type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

type ListedEvent = EventRow & { readonly chain_id: string; readonly actor_name: string | null };

/** One page of each chain asked for, newest first: one statement, whatever the number of groups. */
export function eventPages(read: Read, { first, after }: PageArgs) {
  const before = seqOf(after);
  return new DataLoader<string, Connection<AuditEventType>>(async (chains) => {
    const rows = await read((tx) =>
      tx.query<ListedEvent>(
        `SELECT page.*, u.display_name AS actor_name FROM unnest($1::uuid[]) AS asked (chain_id)
         CROSS JOIN LATERAL (
           SELECT chain_id, ${EVENT_COLUMNS} FROM audit_event e
           WHERE e.chain_id = asked.chain_id AND ($2::bigint IS NULL OR seq < $2) ORDER BY e.seq DESC LIMIT $3
         ) AS page
         LEFT JOIN app_user u ON u.id = page.actor_id
         ORDER BY page.seq DESC`,
        [chains, before, first + 1],
      ),
    );
    return chains.map((chain) => pageOfChain(rows, chain, first, auditEventOf));
  });
}

/** The same of the chains' checkpoints. */
export function checkpointPages(read: Read, { first, after }: PageArgs) {
  const before = seqOf(after);
  return new DataLoader<string, Connection<AuditCheckpointType>>(async (chains) => {
    const rows = await read((tx) =>
      tx.query<CheckpointRow>(
        `SELECT page.* FROM unnest($1::uuid[]) AS asked (chain_id)
         CROSS JOIN LATERAL (
           SELECT ${CHECKPOINT_COLUMNS} FROM audit_checkpoint c
           WHERE c.chain_id = asked.chain_id AND ($2::bigint IS NULL OR seq < $2) ORDER BY c.seq DESC LIMIT $3
         ) AS page
         ORDER BY page.seq DESC`,
        [chains, before, first + 1],
      ),
    );
    return chains.map((chain) => pageOfChain(rows, chain, first, auditCheckpointOf));
  });
}

function pageOfChain<Row extends { readonly chain_id: string; readonly seq: bigint | string }, Node>(
  rows: readonly Row[],
  chain: string,
  first: number,
  nodeOf: (row: Row) => Node,
): Connection<Node> {
  const own = rows.filter((row) => row.chain_id === chain);
  const { edges, pageInfo } = pageOf(own, first, (row) => [Number(row.seq)]);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: nodeOf(node) })), pageInfo };
}

function seqOf(after: string | null | undefined): number | null {
  const [seq] = decodeCursor(after, 1) ?? [null];
  return seq === null || (Number.isSafeInteger(seq) && Number(seq) > 0)
    ? (seq as number | null)
    : refuseCursor();
}

function auditEventOf(row: ListedEvent): AuditEventType {
  return {
    seq: Number(row.seq),
    occurredAt: fromEpochMs(Date.parse(row.occurred_at)),
    occurredAtUtc: row.occurred_at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    role: row.acting_role as AuditRole,
    operation: row.operation,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    hash: row.hash,
  };
}

function auditCheckpointOf(row: CheckpointRow): AuditCheckpointType {
  const checkpoint = checkpointOf(row);
  return {
    seq: checkpoint.seq,
    hash: checkpoint.hash,
    signedAt: fromEpochMs(Date.parse(checkpoint.signedAt)),
    block: checkpointBlock(checkpoint),
  };
}
