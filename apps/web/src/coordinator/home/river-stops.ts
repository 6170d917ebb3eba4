import type { StopState, Water } from '../../charts/river-layout.ts';
import type { ObligationKind } from './places.ts';
import { nextOwed, type Owed } from './owed.ts';

/** A place on the river before it is put into words. `at` null: nobody knows yet. */
export interface Stop {
  readonly key: string;
  readonly what: ObligationKind | 'GRANT_DECISION';
  readonly at: string | null;
  /** Only planned by the schedule. */
  readonly planned: boolean;
  readonly state: StopState;
  readonly water: Water;
  readonly minor: boolean;
  /** Owed by members, who are counted. */
  readonly ofMembers: boolean;
  readonly all: number;
  readonly open: number;
}

export interface GrantPoint {
  /** When the grant was decided; null: it is not. */
  readonly decidedAt: string | null;
  /** What the schedule plans; null: nothing. */
  readonly plannedAt: string | null;
}

/**
 * The river of a group: what it owes and the grant decision between. Up to the decision nothing may be ordered
 * (S23, K25): until it is known, that water reaches as far as the decision is away.
 * @param now a minute of Japan
 */
export function riverStops(
  owed: readonly Owed[],
  grant: GrantPoint,
  now: string,
): { readonly stops: readonly Stop[]; readonly todayAt: number } {
  const next = nextOwed(owed);
  const stops: Stop[] = owed.map((one) => ({
    key: `${one.kind} ${one.dueAt}`,
    what: one.kind,
    at: one.dueAt,
    planned: false,
    state:
      one.open === 0
        ? 'done'
        : one.overdue
          ? 'missed'
          : one.open > 0 && one.dueAt === next?.dueAt
            ? 'next'
            : 'ahead',
    water: 'quiet',
    minor: one.ofMembers || one.timing === 'INFORMATION' || isPastCorrection(one),
    ofMembers: one.ofMembers,
    all: one.all,
    open: one.open,
  }));
  // a planned day that has passed without a decision says nothing any more
  const at = grant.decidedAt ?? (grant.plannedAt !== null && grant.plannedAt > now ? grant.plannedAt : null);
  const place = grantPlace(stops, at, now);
  const grantStop: Stop = {
    key: 'GRANT_DECISION',
    what: 'GRANT_DECISION',
    at,
    planned: grant.decidedAt === null,
    state: grant.decidedAt !== null ? 'done' : at === null ? 'unknown' : 'ahead',
    water: 'closed',
    minor: false,
    ofMembers: false,
    all: 1,
    open: grant.decidedAt === null ? 1 : 0,
  };
  const placed = [...stops.slice(0, place), grantStop, ...stops.slice(place)];
  const end = placed.findLastIndex(({ what }) => what === 'PROJECT_END');
  return {
    stops: placed.map((stop, index) => ({
      ...stop,
      water: index <= place ? 'closed' : index <= end ? 'open' : 'quiet',
    })),
    todayAt: placed.filter(({ at: due }) => due !== null && due < now).length,
  };
}

/** Before which stop the decision stands: by its time, else after the application and after today. */
function grantPlace(stops: readonly Stop[], at: string | null, now: string): number {
  const before =
    at === null
      ? (stop: Stop) =>
          (stop.at !== null && stop.at < now) ||
          stop.what === 'GROUP_APPLICATION' ||
          stop.what === 'APPLICATION_CORRECTION'
      : (stop: Stop) => stop.at !== null && stop.at < at;
  return stops.findLastIndex(before) + 1;
}

function isPastCorrection({ kind, open }: Owed): boolean {
  return kind.includes('CORRECTION') && open === 0;
}
