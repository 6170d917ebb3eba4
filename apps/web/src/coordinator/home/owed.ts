import type { ObligationKind, ObligationNode } from './places.ts';

/** What is owed by several at one time is one thing to look at: `書類 45件のうち20件すみ`. */
export interface Owed {
  readonly kind: ObligationKind;
  readonly dueAt: string;
  readonly timing: ObligationNode['timing'];
  readonly ofMembers: boolean;
  readonly all: number;
  readonly open: number;
  /** Open and past its time. */
  readonly overdue: boolean;
}

/**
 * Groups what is owed by kind and time, by time. Replaced and cancelled obligations are history and left out.
 * @param now a minute of Japan
 */
export function owedBy(obligations: readonly ObligationNode[], now: string): readonly Owed[] {
  const found = new Map<string, Owed>();
  for (const { kind, dueAt, timing, status, member } of obligations) {
    if (status !== 'OPEN' && status !== 'FULFILLED') continue;
    const key = `${dueAt} ${kind}`;
    const known = found.get(key);
    const open = (known?.open ?? 0) + (status === 'OPEN' ? 1 : 0);
    found.set(key, {
      kind,
      dueAt,
      timing,
      ofMembers: known?.ofMembers ?? (member !== null || kind.startsWith('MEMBER_')),
      all: (known?.all ?? 0) + 1,
      open,
      overdue: open > 0 && dueAt < now && timing !== 'INFORMATION',
    });
  }
  return [...found.values()].toSorted((one, other) =>
    one.dueAt === other.dueAt ? place(one) - place(other) : one.dueAt < other.dueAt ? -1 : 1,
  );
}

/** At one and the same time: first what members owe, then as the procedure goes, reports last. */
function place({ kind, ofMembers }: Owed): number {
  return ofMembers ? 0 : kind === 'PROJECT_END' ? 1 : 2;
}

/** All that is due together with the next deadline. */
export function dueNext(owed: readonly Owed[]): readonly Owed[] {
  const next = nextOwed(owed);
  return next ? owed.filter(({ open, dueAt }) => open > 0 && dueAt === next.dueAt) : [];
}

/** The next time something is due that is not done; null: nothing is left. */
export function nextOwed(owed: readonly Owed[]): Owed | null {
  return owed.find(({ open, overdue, timing }) => open > 0 && !overdue && timing !== 'INFORMATION') ?? null;
}
