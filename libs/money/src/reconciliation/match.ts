import { payeeKey, type MovementDirection, type MovementStanding } from '@renkei/documents';
import type { LocalDate, Message } from '@renkei/kernel';

export const RECORD_KINDS = [
  'TRANSFER',
  'TRANSFER_BATCH',
  'RETURN',
  'PROGRAMME_PAYMENT',
  'REPAYMENT',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const MATCH_STATES = [
  'CONFIRMED',
  'EARLIER',
  'EXACT',
  'LIKELY',
  'AMBIGUOUS',
  'NONE',
  'SET_ASIDE',
] as const;
export type MatchState = (typeof MATCH_STATES)[number];

/** What a movement may be: a record of this product, made already or still to be made by confirming. */
export interface BankRecord {
  readonly kind: RecordKind;
  /** Of the transfer, file, payment or repayment; of the member whose payment is still to be recorded. */
  readonly id: string;
  /** It is in the ledger, or recorded as failed: confirming changes nothing but that the bank says so too. */
  readonly recorded: boolean;
  readonly direction: MovementDirection;
  /** The payee; of a file of several the payer. */
  readonly memberId: string;
  /** The day ordered or recorded; null while there is none. JST. */
  readonly on: LocalDate | null;
  /** The first and the last day on which a bank may have booked it; null: any. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** What it comes to on a day; null: it cannot have been then. */
  readonly yenOn: (day: LocalDate) => bigint | null;
  /** What nothing else may be matched with, once this is: `debit <transfer>`, `return <transfer>`, `payment <id>` … */
  readonly claims: readonly string[];
  readonly label: Message;
  /** Why it cannot be confirmed here, and what to do instead. */
  readonly blocked: Message | null;
}

export interface MatchableMovement {
  readonly id: string;
  readonly on: LocalDate;
  readonly direction: MovementDirection;
  readonly yen: bigint;
  readonly text: string;
  readonly standing: MovementStanding;
  /** Members whose account name the text speaks of. */
  readonly named: readonly string[];
}

export interface Proposal {
  readonly state: 'EXACT' | 'LIKELY' | 'AMBIGUOUS' | 'NONE' | 'SET_ASIDE';
  /** Of EXACT and LIKELY. */
  readonly record: BankRecord | null;
  /** All it may be, `record` among them. */
  readonly candidates: readonly BankRecord[];
}

interface Edge {
  readonly movement: MatchableMovement;
  readonly record: BankRecord;
  readonly named: boolean;
}

/**
 * Which record each movement is: by amount, day, and the payee the bank's text speaks of.
 * EXACT: amount, day and name agree (for a file of several, that it is 総合振込) and nothing else does. LIKELY: amount and day
 * agree, the text names nobody, and nothing else comes into question. AMBIGUOUS: more than one does. SET_ASIDE: the bank took it
 * back itself. A text that names another member is no match. Nothing is proposed for two movements.
 */
export function propose(
  movements: readonly MatchableMovement[],
  records: readonly BankRecord[],
): ReadonlyMap<string, Proposal> {
  const edges = movements.flatMap((movement) =>
    records.flatMap((record) => {
      const named = agreement(movement, record);
      return named === null ? [] : [{ movement, record, named }];
    }),
  );
  const chosen = choose(edges);
  const candidatesOf = new Map<string, BankRecord[]>(movements.map(({ id }) => [id, []]));
  for (const { movement, record } of edges) candidatesOf.get(movement.id)!.push(record);
  return new Map(
    movements.map(({ id, standing }): [string, Proposal] => {
      if (standing !== 'NORMAL') return [id, { state: 'SET_ASIDE', record: null, candidates: [] }];
      const candidates = candidatesOf.get(id)!;
      const edge = chosen.get(id);
      if (edge) return [id, { state: edge.named ? 'EXACT' : 'LIKELY', record: edge.record, candidates }];
      return [id, { state: candidates.length === 0 ? 'NONE' : 'AMBIGUOUS', record: null, candidates }];
    }),
  );
}

/** Pairs that have only each other: those with a name first, then what is left, until nothing more follows. */
function choose(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  const chosen = new Map<string, Edge>();
  const taken = new Set<string>();
  let left = edges;
  for (;;) {
    const named = only(left.filter((edge) => edge.named));
    const found = named.length > 0 ? named : only(left);
    if (found.length === 0) return chosen;
    for (const edge of found) {
      chosen.set(edge.movement.id, edge);
      for (const claim of edge.record.claims) taken.add(claim);
    }
    left = left.filter(
      ({ movement, record }) => !chosen.has(movement.id) && !record.claims.some((claim) => taken.has(claim)),
    );
  }
}

/** Those whose movement has no other, and whose record nothing else claims. */
function only(edges: readonly Edge[]): Edge[] {
  const counts = new Map<string, number>();
  const keysOf = ({ movement, record }: Edge) => [movement.id, ...record.claims];
  for (const edge of edges) {
    for (const one of keysOf(edge)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return edges.filter((edge) => keysOf(edge).every((one) => counts.get(one) === 1));
}

export const rivals = (a: BankRecord, b: BankRecord) => a.claims.some((claim) => b.claims.includes(claim));

/** null: it is not this; else whether the text says so. */
function agreement(movement: MatchableMovement, record: BankRecord): boolean | null {
  const { on, direction, yen, standing, named, text } = movement;
  const inTime = (record.from === null || on >= record.from) && (record.to === null || on <= record.to);
  if (standing !== 'NORMAL' || direction !== record.direction || !inTime) return null;
  if (record.yenOn(on) !== yen) return null;
  const returned = saysReturned(text);
  const namesOther = named.length > 0 && !named.includes(record.memberId);
  switch (record.kind) {
    case 'TRANSFER':
      return namesOther ? null : named.length > 0;
    case 'RETURN':
      return !returned || namesOther ? null : named.length > 0;
    case 'TRANSFER_BATCH':
      return named.length > 0 ? null : saysBatch(text);
    default:
      // the programme and the secretariat are no members
      return returned || named.length > 0 ? null : false;
  }
}

/** 組戻し, 振込不能, 資金返却, as banks write them in kanji or kana. */
export function saysReturned(text: string): boolean {
  return (
    /組み?戻|不能|返却|返金/.test(text.normalize('NFKC')) ||
    /クミモド|フリコミフノウ|シキンヘンキヤク|ヘンキン/.test(payeeKey(text))
  );
}

const saysBatch = (text: string) =>
  /総合振込/.test(text.normalize('NFKC')) || /ソウゴウフリコミ|ソウフリ/.test(payeeKey(text));
