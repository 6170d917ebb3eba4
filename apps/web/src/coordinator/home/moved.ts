import type { Figures } from './findings.ts';

/** By how much an amount moved since the last kept calculation; whole yen. */
export interface Moved {
  /** Of (1), the largest move first. */
  readonly members: readonly { readonly name: string; readonly yen: number }[];
  /** Of (2). */
  readonly analysis: number;
  /** Of (3). */
  readonly admin: number;
}

/** The parts of a kept outcome that are compared; the rest of the document is not looked at. */
interface KeptOutcome {
  readonly members: readonly { readonly id: string; readonly granted: number }[];
  readonly analysis: { readonly granted: number };
  readonly admin: { readonly granted: number };
}

/**
 * @param roster names of all, also of those who left since
 * @returns null where the kept document is none that can be compared
 */
export function movedSince(
  outcome: string,
  now: Figures['calculation'],
  roster: readonly { readonly memberId: string; readonly name: string }[],
): Moved | null {
  const kept = readOutcome(outcome);
  if (!kept) return null;
  const before = new Map(kept.members.map((member) => [member.id, member]));
  const members = now.members.map(({ memberId, name, granted }) => {
    const was = before.get(memberId)?.granted ?? 0;
    before.delete(memberId);
    return { name, yen: granted - was };
  });
  const gone = roster.flatMap(({ memberId, name }) => {
    const was = before.get(memberId)?.granted ?? 0;
    return was === 0 ? [] : [{ name, yen: -was }];
  });
  return {
    members: [...members, ...gone]
      .filter(({ yen }) => yen !== 0)
      .toSorted((one, other) => Math.abs(other.yen) - Math.abs(one.yen)),
    analysis: now.analysis.granted - kept.analysis.granted,
    admin: now.admin.granted - kept.admin.granted,
  };
}

function readOutcome(text: string): KeptOutcome | null {
  try {
    const found = JSON.parse(text) as Partial<KeptOutcome> | null;
    return found && Array.isArray(found.members) && found.analysis && found.admin
      ? (found as KeptOutcome)
      : null;
  } catch {
    return null;
  }
}

/** Kinds of rows whose change can move a yen, as the audit trail names them. */
const MOVERS = ['cost_line', 'member', 'consortium', 'tool', 'business'] as const;
export type Mover = (typeof MOVERS)[number];

/** The newest change of what the amounts are calculated from; null: none among the changes given. */
export function lastMove<Event extends { readonly subjectType: string }>(
  newestFirst: readonly Event[],
): (Event & { readonly subjectType: Mover }) | null {
  const isMover = (event: Event): event is Event & { readonly subjectType: Mover } =>
    (MOVERS as readonly string[]).includes(event.subjectType);
  return newestFirst.find(isMover) ?? null;
}
