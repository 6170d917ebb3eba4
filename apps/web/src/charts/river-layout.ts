import type { ReactNode } from 'react';

/** closed: nothing may be ordered; open: the project is carried out; quiet: anything else. */
export type Water = 'closed' | 'open' | 'quiet';
export type StopState = 'done' | 'missed' | 'next' | 'ahead' | 'unknown';

export interface RiverStop {
  readonly key: string;
  readonly label: ReactNode;
  /** As it is written; what is not known yet says so itself. */
  readonly date: ReactNode;
  readonly state: StopState;
  /** The water that leads to this stop. */
  readonly water: Water;
  /** Left out where only the main stops have room; then counted. */
  readonly minor?: boolean;
}

/** So many stops have room for their labels side by side. */
const MOST_COLUMNS = 9;

export interface Run {
  readonly water: Water;
  /** In columns from the left; a stop stands in the middle of its own. */
  readonly from: number;
  readonly to: number;
}

/** The main stops as columns; null: too many to stand side by side. */
export function columnsOf(
  stops: readonly RiverStop[],
  todayAt: number,
): {
  readonly stops: readonly RiverStop[];
  readonly todayAt: number;
  readonly runs: readonly Run[];
  /** How many minor stops were left out before each main one. */
  readonly minorBefore: readonly number[];
} | null {
  const main = stops.filter(({ minor }) => !minor);
  if (main.length > MOST_COLUMNS || main.length < 2) return null;
  const left: number[] = [];
  let waiting = 0;
  for (const { minor } of stops) {
    if (minor) waiting += 1;
    else {
      left.push(waiting);
      waiting = 0;
    }
  }
  const runs: { water: Water; from: number; to: number }[] = [];
  main.forEach(({ water }, index) => {
    const last = runs.at(-1);
    if (last?.water === water) last.to = index + 0.5;
    else runs.push({ water, from: last?.to ?? 0, to: index + 0.5 });
  });
  const last = runs.at(-1);
  if (last?.water === 'quiet') last.to = main.length;
  else runs.push({ water: 'quiet', from: main.length - 0.5, to: main.length });
  return {
    stops: main,
    todayAt: stops.slice(0, todayAt).filter(({ minor }) => !minor).length,
    runs,
    minorBefore: left,
  };
}

interface Between {
  readonly key: string;
  readonly above: Water;
  readonly below: Water;
}
export type RiverRow =
  | (Between & { readonly kind: 'stop'; readonly stop: RiverStop })
  | (Between & { readonly kind: 'today' | 'name' });

/** Everything from top to bottom: the stops, today, and a name where another water begins. */
export function rowsOf(stops: readonly RiverStop[], todayAt: number): readonly RiverRow[] {
  const rows: RiverRow[] = [];
  stops.forEach((stop, index) => {
    const before = index === 0 ? stop.water : (stops[index - 1]?.water ?? stop.water);
    const next = stops[index + 1]?.water ?? 'quiet';
    if (stop.water !== 'quiet' && (index === 0 || before !== stop.water))
      rows.push({ kind: 'name', key: `name-${stop.key}`, above: stop.water, below: stop.water });
    if (index === todayAt) rows.push({ kind: 'today', key: 'today', above: stop.water, below: stop.water });
    rows.push({ kind: 'stop', key: stop.key, stop, above: stop.water, below: next });
  });
  if (todayAt >= stops.length) rows.push({ kind: 'today', key: 'today', above: 'quiet', below: 'quiet' });
  return rows;
}
