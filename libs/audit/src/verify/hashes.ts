import { createHash } from 'node:crypto';
import { FILE_FORMAT, type AuditEvent } from './file-format.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What the first event of a chain names as the hash before it. */
export function genesisHash(chain: string): string {
  return sha256(`${FILE_FORMAT} ${chain}`);
}

/** The hash of an event, taken of the same lines as SQL's audit_hash (migration 0008). */
export function eventHash(chain: string, event: Omit<AuditEvent, 'hash'>): string {
  return sha256(
    [
      FILE_FORMAT,
      chain,
      event.seq,
      event.occurredAt,
      event.actorId ?? '-',
      event.actingRole,
      event.operation ?? '-',
      event.action,
      event.subjectType,
      event.subjectId,
      event.before ?? '-',
      event.after ?? '-',
      event.previousHash,
    ].join('\n'),
  );
}
