import type { IconName } from '../../ui/icon.tsx';
import type {
  DocumentRequirement,
  ReadinessCellFieldsFragment,
  ReadinessState,
} from './readiness.generated.ts';

/** How one paper of one member looks: from what is still to come to what is done. */
export type CellLook = 'TODO' | 'ASKED' | 'LOOK' | 'DATE' | 'RETURNED' | 'OLD' | 'OK' | 'NONE';

export const LOOKS = ['TODO', 'ASKED', 'LOOK', 'DATE', 'RETURNED', 'OLD', 'OK', 'NONE'] as const;

const LOOK_OF: Readonly<Record<ReadinessState, CellLook>> = {
  NOT_ASKED: 'TODO',
  ASKED: 'ASKED',
  HANDED_IN: 'LOOK',
  RETURNED: 'RETURNED',
  EXPIRES_BEFORE_SUBMISSION: 'OLD',
  ACCEPTED: 'OK',
  NOT_OWED: 'NONE',
};

export type BoardCell = Pick<
  ReadinessCellFieldsFragment,
  'requirement' | 'state' | 'askDue' | 'askedAt' | 'dateUnknown'
>;

export interface BoardRow {
  readonly memberId: string;
  readonly name: string;
  readonly isRepresentative: boolean;
  readonly cells: readonly BoardCell[];
}

/** A paper that is here and whose day of issue nobody has read is not the same work as one to look at. */
export function lookOf({ state, dateUnknown }: Pick<BoardCell, 'state' | 'dateUnknown'>): CellLook {
  return state === 'HANDED_IN' && dateUnknown ? 'DATE' : LOOK_OF[state];
}

/** Drawn by shape and pattern first; the colour only repeats it. */
export const DRAWN: Readonly<Record<CellLook, { readonly icon: IconName | null; readonly box: string }>> = {
  TODO: { icon: null, box: 'border-2 border-dashed border-line bg-white text-ink' },
  ASKED: { icon: 'bell', box: 'border border-line bg-wash text-ink' },
  LOOK: { icon: 'paper', box: 'border-2 border-accent bg-accent-wash text-accent' },
  DATE: { icon: 'question', box: 'border-2 border-accent bg-accent-wash text-accent' },
  RETURNED: { icon: 'returned', box: 'border-2 border-stop bg-stop-wash text-stop' },
  OLD: {
    icon: 'wait',
    box:
      'border-2 border-attention text-attention ' +
      'bg-[repeating-linear-gradient(45deg,var(--color-white)_0_6px,var(--color-orange-100)_6px_10px)]',
  },
  OK: { icon: 'check', box: 'border border-ok bg-ok-wash text-ok' },
  NONE: { icon: null, box: 'text-quiet' },
};

export type Counts = Readonly<Record<CellLook, number>>;

export function countLooks(rows: readonly BoardRow[]): Counts {
  const counts = Object.fromEntries(LOOKS.map((look) => [look, 0])) as Record<CellLook, number>;
  for (const { cells } of rows) for (const cell of cells) counts[lookOf(cell)] += 1;
  return counts;
}

/** Whether everything this member owes was looked at and is good. */
export function isDone({ cells }: BoardRow): boolean {
  return cells.every(({ state }) => state === 'ACCEPTED' || state === 'NOT_OWED');
}

/** Whom a tap asks: everybody, one member, or all who owe one paper. */
export type AskScope =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'MEMBER'; readonly memberId: string }
  | { readonly kind: 'PAPER'; readonly requirement: DocumentRequirement };

/** The members whom this scope would ask for something now; those asked already are left alone. */
export function membersToAsk(rows: readonly BoardRow[], scope: AskScope): readonly BoardRow[] {
  return rows.filter(({ memberId, cells }) => {
    if (scope.kind === 'MEMBER' && memberId !== scope.memberId) return false;
    return cells.some(
      ({ askDue, requirement }) => askDue && (scope.kind !== 'PAPER' || requirement === scope.requirement),
    );
  });
}

/** The latest day on which anything of these cells was asked for. */
export function lastAsked(cells: readonly Pick<BoardCell, 'askedAt'>[]): string | null {
  const days = cells.flatMap(({ askedAt }) => (askedAt === null ? [] : [askedAt])).sort();
  return days.at(-1) ?? null;
}

export interface ActingPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly memberId: string | null;
  readonly email: string | null;
  readonly endedAt: string | null;
  readonly isDisabled: boolean;
  readonly role: string;
}

export interface AskPlan {
  readonly reached: readonly BoardRow[];
  readonly papers: number;
  /** One letter a person, however many shops they act for. */
  readonly letters: readonly string[];
  /** Nobody there gets our letters. */
  readonly unreached: readonly BoardRow[];
}

/** What the letters will be: the same members and people the server will choose. */
export function planAsk(
  chosen: readonly BoardRow[],
  people: readonly ActingPerson[],
  bounced: ReadonlySet<string>,
): AskPlan {
  const reachable = people.filter(
    ({ role, email, endedAt, isDisabled, userId }) =>
      role === 'MEMBER_USER' && email !== null && endedAt === null && !isDisabled && !bounced.has(userId),
  );
  const withLetters = new Set(reachable.map(({ memberId }) => memberId));
  const reached = chosen.filter(({ memberId }) => withLetters.has(memberId));
  const ids = new Set<string | null>(reached.map(({ memberId }) => memberId));
  const names = new Map(
    reachable.flatMap(({ memberId, userId, displayName }) =>
      ids.has(memberId) ? [[userId, displayName]] : [],
    ),
  );
  return {
    reached,
    papers: reached.flatMap(({ cells }) => cells).filter(({ askDue }) => askDue).length,
    letters: [...names.values()],
    unreached: chosen.filter(({ memberId }) => !withLetters.has(memberId)),
  };
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Where a key leads inside the table; null: nowhere. Row and column −1 are the heads, whose buttons ask.
 * @param has whether there is something to stand on
 */
export function moveTo(
  key: string,
  { row, column }: Place,
  size: { readonly rows: number; readonly columns: number },
  has: (place: Place) => boolean,
): Place | null {
  const inRow = Array.from({ length: size.columns + 1 }, (_, index) => ({ row, column: index - 1 }));
  if (key === 'Home') return inRow.find(has) ?? null;
  if (key === 'End') return inRow.findLast(has) ?? null;
  const step = STEPS[key];
  if (!step) return null;
  let next = { row: row + step[0], column: column + step[1] };
  while (next.row >= -1 && next.column >= -1 && next.row < size.rows && next.column < size.columns) {
    if (has(next)) return next;
    next = { row: next.row + step[0], column: next.column + step[1] };
  }
  return null;
}
