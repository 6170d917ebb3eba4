import type { SupportWallQuery } from './wall.generated.ts';

export type WallGroup = SupportWallQuery['consortia']['edges'][number]['node'];
export type RiskCode = WallGroup['risk']['reasons'][number]['code'];
export type Stage = NonNullable<WallGroup['application']>['status'] | 'NONE';

export interface Filters {
  /** 0: all. */
  readonly prefecture: number;
  readonly stage: Stage | '';
  readonly reason: RiskCode | '';
}

export const NO_FILTERS: Filters = { prefecture: 0, stage: '', reason: '' };

export const stageOf = (group: WallGroup): Stage => group.application?.status ?? 'NONE';

/** The worst first; groups alike by name, so that nothing jumps about. */
export function inOrderOfRisk(groups: readonly WallGroup[]): readonly WallGroup[] {
  return [...groups].sort(
    (one, other) => other.risk.score - one.risk.score || one.name.localeCompare(other.name, 'ja'),
  );
}

export function matching(groups: readonly WallGroup[], filters: Filters): readonly WallGroup[] {
  return groups.filter(
    (group) =>
      (filters.prefecture === 0 || group.prefecture === filters.prefecture) &&
      (filters.stage === '' || stageOf(group) === filters.stage) &&
      (filters.reason === '' || group.risk.reasons.some(({ code }) => code === filters.reason)),
  );
}

export interface PrefectureCount {
  readonly groups: number;
  readonly high: number;
}

export function byPrefecture(groups: readonly WallGroup[]): ReadonlyMap<number, PrefectureCount> {
  const counts = new Map<number, PrefectureCount>();
  for (const { prefecture, risk } of groups) {
    const { groups: before = 0, high = 0 } = counts.get(prefecture) ?? {};
    counts.set(prefecture, { groups: before + 1, high: high + (risk.level === 'HIGH' ? 1 : 0) });
  }
  return counts;
}

/** Of all papers asked for, how many are in hand (accepted or handed in), returned, and not there. */
export function readinessOf({ readiness }: WallGroup): {
  readonly done: number;
  readonly attention: number;
  readonly missing: number;
  readonly all: number;
} {
  let [done, attention, missing] = [0, 0, 0];
  for (const { state, count } of readiness?.counts ?? []) {
    if (state === 'ACCEPTED' || state === 'HANDED_IN') done += count;
    else if (state === 'NOT_ASKED' || state === 'ASKED') missing += count;
    else attention += count;
  }
  return { done, attention, missing, all: done + attention + missing };
}
