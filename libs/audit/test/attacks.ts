import { CheckpointSigner, newSigningKey } from '../src/verify/checkpoints.ts';
import type { AuditCheckpoint, AuditEvent } from '../src/verify/file-format.ts';
import { eventHash } from '../src/verify/hashes.ts';
import { CHAIN, fileOf, rehashed, signAt } from './made-up-chain.ts';

export interface Original {
  readonly events: readonly AuditEvent[];
  readonly checkpoints: readonly AuditCheckpoint[];
}

export interface Attacked {
  readonly lines: readonly string[];
  /** The first event that is not what it was. */
  readonly first: number;
}

type Attack = (original: Original, random: (below: number) => number) => Attacked;

const stranger = new CheckpointSigner(newSigningKey().secret);

/** Another value of one field, which the field may well have. */
export function changed(event: AuditEvent, random: (below: number) => number): AuditEvent {
  const other = 'f'.repeat(64);
  const changes: Partial<AuditEvent>[] = [
    { actorId: 'somebody-else' },
    { actingRole: 'SUPPORT_READER' },
    { operation: 'doSomethingElse' },
    { occurredAt: '2026-11-21T00:00:00.000000Z' },
    { subjectId: 'another-row' },
    { subjectType: 'payout_account' },
    ...(event.after === null ? [] : [{ after: other }]),
    ...(event.before === null ? [] : [{ before: other }]),
  ];
  return { ...event, ...changes[random(changes.length)] };
}

const selfHashed = (event: AuditEvent): AuditEvent => ({ ...event, hash: eventHash(CHAIN, event) });
const replaced = (events: readonly AuditEvent[], index: number, event: AuditEvent): AuditEvent[] =>
  events.with(index, event);
/** Not the last one: what follows tells on it. */
const early = ({ events }: Original, random: (below: number) => number): number => random(events.length - 2);

/** Somebody changes lines of the file and computes no hash, or only that of the line. */
export const LINE_ATTACKS: Readonly<Record<string, Attack>> = {
  edit: ({ events, checkpoints }, random) => {
    const at = random(events.length);
    const event = changed(events[at]!, random);
    return { lines: fileOf(replaced(events, at, event), checkpoints), first: at + 1 };
  },
  'edit a hash': ({ events, checkpoints }, random) => {
    const at = random(events.length - 1);
    const field = random(2) === 0 ? 'hash' : 'previousHash';
    return {
      lines: fileOf(replaced(events, at, { ...events[at]!, [field]: 'e'.repeat(64) }), checkpoints),
      first: at + 1,
    };
  },
  'edit, with its own hash': (original, random) => {
    const at = early(original, random);
    const event = selfHashed(changed(original.events[at]!, random));
    return { lines: fileOf(replaced(original.events, at, event), original.checkpoints), first: at + 1 };
  },
  'edit the link, with its own hash': (original, random) => {
    const at = early(original, random);
    const event = selfHashed({ ...original.events[at]!, previousHash: 'd'.repeat(64) });
    return { lines: fileOf(replaced(original.events, at, event), original.checkpoints), first: at + 1 };
  },
  delete: ({ events, checkpoints }, random) => {
    const at = random(events.length);
    const rest = checkpoints.filter(({ seq }) => seq !== at + 1);
    const lines = fileOf(events, rest).filter((line) => !line.startsWith(`{"event":{"seq":${at + 1},`));
    return { lines, first: at + 1 };
  },
  'delete, numbered anew': ({ events, checkpoints }, random) => {
    const at = random(events.length - 1);
    const rest = events.toSpliced(at, 1).map((event, index) => ({ ...event, seq: index + 1 }));
    return { lines: fileOf(rest, checkpoints), first: at + 1 };
  },
  swap: ({ events }, random) => {
    const at = random(events.length - 1);
    const with_ = at + 1 + random(events.length - at - 1);
    return { lines: fileOf(events.with(at, events[with_]!).with(with_, events[at]!)), first: at + 1 };
  },
  move: ({ events }, random) => {
    const from = random(events.length);
    const to = (from + 1 + random(events.length - 1)) % events.length;
    const lines = fileOf(events.toSpliced(from, 1).toSpliced(to, 0, events[from]!), []);
    return { lines, first: Math.min(from, to) + 1 };
  },
  'insert a copy': ({ events, checkpoints }, random) => {
    const of = random(events.length);
    const to = random(events.length);
    return { lines: fileOf(events.toSpliced(to, 0, events[of]!), checkpoints), first: events[of]!.seq };
  },
  'insert one that fits': ({ events, checkpoints }, random) => {
    const at = 1 + random(events.length - 1);
    const forged = selfHashed({
      ...events[at]!,
      subjectId: 'forged',
      action: 'OPEN',
      before: null,
      after: null,
    });
    return { lines: fileOf(events.toSpliced(at, 0, forged), checkpoints), first: at + 1 };
  },
  truncate: ({ events, checkpoints }, random) => {
    const kept = 1 + random(events.length - 1);
    const lines = fileOf(events.slice(0, kept), checkpoints).slice(0, -1);
    return { lines, first: kept + 1 };
  },
};

type Change = (
  events: readonly AuditEvent[],
  random: (below: number) => number,
) => { made: AuditEvent[]; at: number };

const CHANGES: Readonly<Record<string, Change>> = {
  edit: (events, random) => {
    const at = random(events.length);
    return { made: replaced(events, at, changed(events[at]!, random)), at };
  },
  delete: (events, random) => {
    const at = random(events.length);
    return { made: events.toSpliced(at, 1), at };
  },
  swap: (events, random) => {
    const at = random(events.length - 1);
    return { made: events.with(at, events[at + 1]!).with(at + 1, events[at]!), at };
  },
  insert: (events, random) => {
    const at = random(events.length);
    const forged = {
      ...events[at]!,
      subjectId: 'forged',
      action: 'OPEN',
      before: null,
      after: null,
    } as const;
    return { made: events.toSpliced(at, 0, forged), at };
  },
  truncate: (events, random) => {
    const at = 1 + random(events.length - 1);
    return { made: events.slice(0, at), at };
  },
};

/** What becomes of a signature that does not hold any more when everything after a change is computed anew. */
const SIGNATURES: Readonly<
  Record<string, (checkpoint: AuditCheckpoint, events: readonly AuditEvent[]) => AuditCheckpoint | null>
> = {
  'left as they are': (checkpoint) => checkpoint,
  'made to fit': (checkpoint, events) => ({ ...checkpoint, hash: events[checkpoint.seq - 1]?.hash ?? '' }),
  'signed by a stranger': ({ seq }, events) => (events[seq - 1] ? signAt(events, seq, stranger) : null),
  removed: () => null,
};

/** Somebody who computes every hash and the footer anew after the change: the chain agrees with itself. */
export const REHASHING_ATTACKS: Readonly<Record<string, Attack>> = Object.fromEntries(
  Object.entries(CHANGES).flatMap(([name, change]) =>
    Object.entries(SIGNATURES).map(([fate, sign]): [string, Attack] => [
      `${name}, all hashes anew, signatures ${fate}`,
      ({ events, checkpoints }, random) => {
        const { made, at } = change(events, random);
        const anew = rehashed(made);
        const signed = checkpoints.flatMap((checkpoint) => {
          const holds = anew[checkpoint.seq - 1]?.hash === checkpoint.hash;
          return holds ? checkpoint : (sign(checkpoint, anew) ?? []);
        });
        return { lines: fileOf(anew, signed), first: at + 1 };
      },
    ]),
  ),
);
