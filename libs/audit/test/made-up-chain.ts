import { createHash } from 'node:crypto';
import { CheckpointSigner, newSigningKey } from '../src/verify/checkpoints.ts';
import {
  FILE_FORMAT,
  writeLine,
  type AuditCheckpoint,
  type AuditEvent,
  type AuditLine,
} from '../src/verify/file-format.ts';
import { eventHash, genesisHash } from '../src/verify/hashes.ts';

export const CHAIN = '5d1f6b7e-0000-4000-8000-000000000001';
export const signer = new CheckpointSigner(newSigningKey().secret);

/** Numbers that look random and come again with the same seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A chain as the database would have written it: rows come, change, go, come back, and are looked into. */
export function madeUpEvents(length: number, random: (below: number) => number): AuditEvent[] {
  const rows = new Map<string, string | null>();
  const plain = Array.from({ length }, (_, index) => {
    const subjectId = `row-${random(Math.max(2, length >> 2))}`;
    const before = rows.get(subjectId) ?? null;
    const opened = before !== null && random(8) === 0;
    const gone = before !== null && random(6) === 0;
    const after = gone ? null : digest(`${subjectId} ${index}`);
    if (!opened) rows.set(subjectId, after);
    return {
      seq: index + 1,
      occurredAt: `2026-11-22T0${random(10)}:00:00.${String(index).padStart(6, '0')}Z`,
      actorId: random(3) === 0 ? null : `actor-${random(4)}`,
      actingRole: ['COORDINATOR', 'MEMBER_USER', 'WORKER'][random(3)]!,
      operation: random(3) === 0 ? null : 'updateCostLine',
      action: opened ? 'OPEN' : before === null ? 'INSERT' : gone ? 'DELETE' : 'UPDATE',
      subjectType: 'cost_line',
      subjectId,
      before: opened ? null : before,
      after: opened ? null : after,
    } as const;
  });
  return rehashed(plain as unknown as AuditEvent[]);
}

/** Numbers and hashes as somebody would write them who can compute them: everybody can. */
export function rehashed(events: readonly AuditEvent[], chain = CHAIN): AuditEvent[] {
  let previousHash = genesisHash(chain);
  return events.map((event, index) => {
    const linked = { ...event, seq: index + 1, previousHash };
    previousHash = eventHash(chain, linked);
    return { ...linked, hash: previousHash };
  });
}

export function signAt(events: readonly AuditEvent[], seq: number, by = signer): AuditCheckpoint {
  return by.sign({ chain: CHAIN, seq, hash: events[seq - 1]!.hash, signedAt: '2026-11-22T07:00:00.000Z' });
}

/** The file's lines, each checkpoint behind its event. */
export function fileOf(
  events: readonly AuditEvent[],
  checkpoints: readonly AuditCheckpoint[] = [],
): string[] {
  const header = { format: FILE_FORMAT, chain: CHAIN, exportedAt: '2026-11-22T08:00:00.000Z' };
  const footer = { events: events.length, head: events.at(-1)!.hash };
  const lines: AuditLine[] = [
    { header },
    ...events.flatMap((event) => [
      { event },
      ...checkpoints.filter(({ seq }) => seq === event.seq).map((checkpoint) => ({ checkpoint })),
    ]),
    { footer },
  ];
  return lines.map(writeLine);
}
