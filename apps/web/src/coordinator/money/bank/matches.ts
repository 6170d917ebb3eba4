import type { BankFileQuery } from './bank.generated.ts';

export type Movement = BankFileQuery['consortium']['bankMovements']['edges'][number]['node'];
export type BankRecord = Movement['candidates'][number];
export type State = Movement['state'];

/** What a person settled, by movement: the key of a record, or empty for none of them. */
export type Choices = Readonly<Record<string, string>>;

/** A file confirms at most so many at once. */
export const MOST_AT_ONCE = 500;

export interface Match {
  readonly movement: Movement;
  readonly record: BankRecord;
}

export function keyOf({ kind, id }: Pick<BankRecord, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

export function confirmable({ candidates }: Movement): readonly BankRecord[] {
  return candidates.filter((record) => record.confirmable);
}

/** The key of what a movement is to be confirmed as: what agrees in amount, day and name is chosen unless a person says no. */
export function choiceOf(movement: Movement, choices: Choices): string {
  const { state, match, id } = movement;
  const suggested = state === 'EXACT' && match?.confirmable ? keyOf(match) : '';
  const choice = choices[id] ?? suggested;
  return confirmable(movement).some((record) => keyOf(record) === choice) ? choice : '';
}

/** All that would be confirmed now, in the order of the file. */
export function chosenMatches(movements: readonly Movement[], choices: Choices): readonly Match[] {
  return movements.flatMap((movement) => {
    const key = choiceOf(movement, choices);
    const record = confirmable(movement).find((one) => keyOf(one) === key);
    return record ? [{ movement, record }] : [];
  });
}

/** What confirming does, by the kind of what is confirmed. What is recorded already is only borne out. */
export type Deed = 'TRANSFER' | 'RETURN' | 'PROGRAMME_PAYMENT' | 'REPAYMENT' | 'BORNE_OUT';

const DEEDS: readonly Deed[] = ['TRANSFER', 'RETURN', 'PROGRAMME_PAYMENT', 'REPAYMENT', 'BORNE_OUT'];

function deedOf({ kind, recorded }: BankRecord): Deed {
  if (recorded) return 'BORNE_OUT';
  return kind === 'TRANSFER_BATCH' ? 'TRANSFER' : kind;
}

export function deedsOf(
  matches: readonly Match[],
): readonly { readonly deed: Deed; readonly count: number }[] {
  return DEEDS.map((deed) => ({
    deed,
    count: matches.filter(({ record }) => deedOf(record) === deed).length,
  })).filter(({ count }) => count > 0);
}

/** How a page puts the lines of a file: what came back and what a person has to settle go first. */
export type Group = 'RETURNED' | 'AMBIGUOUS' | 'LIKELY' | 'EXACT' | 'NONE' | 'SET_ASIDE' | 'SETTLED';
export const GROUPS: readonly Group[] = [
  'RETURNED',
  'AMBIGUOUS',
  'LIKELY',
  'EXACT',
  'NONE',
  'SET_ASIDE',
  'SETTLED',
];

export function groupOf({ state, match, candidates }: Movement): Group {
  if (state === 'CONFIRMED' || state === 'EARLIER') return 'SETTLED';
  const isReturn = match?.kind === 'RETURN' || candidates.some(({ kind }) => kind === 'RETURN');
  return isReturn ? 'RETURNED' : state;
}

export interface Sum {
  readonly group: Group;
  readonly count: number;
  /** Whole yen. */
  readonly inYen: number;
  readonly outYen: number;
}

/** What the file comes to, by how its lines stand. */
export function sumsOf(movements: readonly Movement[]): readonly Sum[] {
  return GROUPS.map((group) => {
    const own = movements.filter((movement) => groupOf(movement) === group);
    const yenOf = (direction: Movement['direction']): number =>
      own.filter((movement) => movement.direction === direction).reduce((sum, { yen }) => sum + yen, 0);
    return { group, count: own.length, inYen: yenOf('IN'), outYen: yenOf('OUT') };
  }).filter(({ count }) => count > 0);
}
