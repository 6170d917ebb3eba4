import {
  FILE_FORMAT,
  writeLine,
  type AuditAction,
  type AuditCheckpoint,
  type AuditEvent,
} from '../verify/file-format.ts';

/** Sends one statement; every call may be a transaction of its own, because events never change. */
export type Query = <Row extends object>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Bounds what is in memory at a time. */
const BATCH = 2_000;

const utc = (column: string, fraction: 'US' | 'MS') =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${fraction}"Z"')`;

export const EVENT_COLUMNS = `seq, ${utc('occurred_at', 'US')} AS occurred_at, actor_id, acting_role, operation, action,
  subject_type, subject_id, before_sha256, after_sha256, previous_hash, hash`;

export const CHECKPOINT_COLUMNS = `chain_id, seq, hash, ${utc('signed_at', 'MS')} AS signed_at, public_key, signature`;

export interface EventRow {
  readonly seq: bigint | string;
  readonly occurred_at: string;
  readonly actor_id: string | null;
  readonly acting_role: string;
  readonly operation: string | null;
  readonly action: AuditAction;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly before_sha256: string | null;
  readonly after_sha256: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface CheckpointRow {
  readonly chain_id: string;
  readonly seq: bigint | string;
  readonly hash: string;
  readonly signed_at: string;
  readonly public_key: string;
  readonly signature: string;
}

export function eventOf(row: EventRow): AuditEvent {
  return {
    seq: Number(row.seq),
    occurredAt: row.occurred_at,
    actorId: row.actor_id,
    actingRole: row.acting_role,
    operation: row.operation,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    before: row.before_sha256,
    after: row.after_sha256,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

export function checkpointOf(row: CheckpointRow): AuditCheckpoint {
  return {
    chain: row.chain_id,
    seq: Number(row.seq),
    hash: row.hash,
    signedAt: row.signed_at,
    publicKey: row.public_key,
    signature: row.signature,
  };
}

/** null: there is no such chain, or not for whoever asks. */
export async function readHead(query: Query, chain: string): Promise<ChainHead | null> {
  const [row] = await query<{ seq: bigint | string; hash: string }>(
    'SELECT seq, hash FROM audit_event WHERE chain_id = $1 ORDER BY seq DESC LIMIT 1',
    [chain],
  );
  return row ? { seq: Number(row.seq), hash: row.hash } : null;
}

/** The file's lines, up to this head. Whatever is appended meanwhile is not in it. */
export async function* exportChain(
  query: Query,
  chain: string,
  head: ChainHead,
  exportedAt: Date,
): AsyncGenerator<string> {
  yield writeLine({ header: { format: FILE_FORMAT, chain, exportedAt: exportedAt.toISOString() } });
  const checkpoints = await readCheckpoints(query, chain, head);
  for (let after = 0; after < head.seq; after += BATCH) {
    const rows = await query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM audit_event WHERE chain_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`,
      [chain, after, Math.min(after + BATCH, head.seq)],
    );
    for (const event of rows.map(eventOf)) {
      yield writeLine({ event });
      const checkpoint = checkpoints.get(event.seq);
      if (checkpoint) yield writeLine({ checkpoint });
    }
  }
  yield writeLine({ footer: { events: head.seq, head: head.hash } });
}

/** Lines as a file has them. */
export async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** One a day, so they are few. */
async function readCheckpoints(
  query: Query,
  chain: string,
  head: ChainHead,
): Promise<ReadonlyMap<number, AuditCheckpoint>> {
  const rows = await query<CheckpointRow>(
    `SELECT ${CHECKPOINT_COLUMNS} FROM audit_checkpoint WHERE chain_id = $1 AND seq <= $2`,
    [chain, head.seq],
  );
  return new Map(rows.map((row) => [Number(row.seq), checkpointOf(row)]));
}
