import {
  BUSINESS_SIZES,
  COST_CATEGORIES,
  INTERPRETATION_VALUES,
  OVER_CAP_POLICIES,
  RULE_SETS,
  SHARING_KEYS,
  SOFTWARE_FUNCTIONS,
  type RuleSetId,
} from '@renkei/subsidy-rules';
import {
  counting,
  keyOf,
  type LineDraft,
  type Plan,
  type ReadingKey,
  type Step,
  type Trial,
} from './plan.ts';
import type { ChosenReadingsInput, WhatIfChangeInput } from './what-if.generated.ts';

/** The API names readings as its other values (ELIGIBLE_COST); the rules spell them `eligible-cost`. */
const apiName = (value: string): string => value.toUpperCase().replaceAll('-', '_');

function changeOf({ trial }: Step): WhatIfChangeInput {
  switch (trial.kind) {
    case 'DROP_MEMBER':
      return { dropMember: trial.memberId };
    case 'ADD_MEMBER': {
      const { representative = false, sharingWeight = 1, ...member } = trial.member;
      return { addMember: { ...member, representative, sharingWeight } };
    }
    case 'SET_SIZE':
      return { size: { memberId: trial.memberId, size: trial.size } };
    case 'ADD_LINE':
      return { addLine: { memberId: trial.memberId, line: trial.line } };
    case 'REPLACE_LINE':
      return { replaceLine: { memberId: trial.memberId, costLineId: trial.lineId, line: trial.line } };
    case 'REMOVE_LINE':
      return { removeLine: { memberId: trial.memberId, costLineId: trial.lineId } };
    case 'SET_POLICY':
      return { overCapPolicy: trial.policy };
    case 'SET_SHARING_KEY':
      return { sharingKey: trial.sharingKey };
    case 'SET_READING':
      return { readings: { [trial.reading]: apiName(trial.value) } as ChosenReadingsInput };
  }
}

/** A plan as the API takes it, in the order the API makes the changes: change n is step n of `counting(plan)`. */
export function changesOf(plan: Plan): readonly WhatIfChangeInput[] {
  return counting(plan).map(changeOf);
}

export interface Restored {
  readonly plan: Plan;
  /** Changes this page cannot read, e.g. of a later version of the API. */
  readonly unreadable: number;
}

/** A plan from `WhatIfScenario.changes`. A colleague or another program may have saved anything the API knows. */
export function restored(changes: string, ruleSet: RuleSetId): Restored {
  const list = listIn(changes);
  if (!list) return { plan: [], unreadable: 1 };
  return list.reduce<Restored>(
    ({ plan, unreadable }, change) => {
      const trials = trialsOf(fieldsOf(change), ruleSet);
      return trials
        ? { plan: trials.reduce(withTrial, plan), unreadable }
        : { plan, unreadable: unreadable + 1 };
    },
    { plan: [], unreadable: 0 },
  );
}

function listIn(changes: string): readonly unknown[] | null {
  try {
    const json: unknown = JSON.parse(changes);
    return Array.isArray(json) ? (json as readonly unknown[]) : null;
  } catch {
    return null;
  }
}

/** Of two changes of the same thing the later one counts, as when they are made one after the other. */
function withTrial(plan: Plan, trial: Trial): Plan {
  const key = keyOf(trial, plan);
  const place = plan.findIndex((step) => step.key === key);
  return place === -1 ? [...plan, { key, trial }] : plan.with(place, { key, trial });
}

type Fields = Readonly<Record<string, unknown>>;

/** No object has no fields: whatever is looked for in it is missing. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | null {
  return known.find((one) => one === value) ?? null;
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** @returns null: not of a kind this page knows */
function trialsOf(change: Fields, ruleSet: RuleSetId): readonly Trial[] | null {
  if (change.readings != null) return readingsOf(fieldsOf(change.readings), ruleSet);
  const trial = trialOf(change);
  return trial ? [trial] : null;
}

function trialOf(change: Fields): Trial | null {
  if (change.addMember != null) return newMember(fieldsOf(change.addMember));
  const dropped = idOf(change.dropMember);
  if (dropped) return { kind: 'DROP_MEMBER', memberId: dropped };
  const policy = oneOf(OVER_CAP_POLICIES, change.overCapPolicy);
  if (policy) return { kind: 'SET_POLICY', policy };
  const sharingKey = oneOf(SHARING_KEYS, change.sharingKey);
  if (sharingKey) return { kind: 'SET_SHARING_KEY', sharingKey };
  return ofMember(change);
}

function ofMember({ size, addLine, replaceLine, removeLine }: Fields): Trial | null {
  const about = fieldsOf(size ?? addLine ?? replaceLine ?? removeLine);
  const [memberId, lineId] = [idOf(about.memberId), idOf(about.costLineId)];
  if (!memberId) return null;
  if (size != null) {
    const wanted = oneOf(BUSINESS_SIZES, about.size);
    return wanted && { kind: 'SET_SIZE', memberId, size: wanted };
  }
  if (removeLine != null) return lineId === null ? null : { kind: 'REMOVE_LINE', memberId, lineId };
  const line = lineOf(about.line);
  if (!line) return null;
  if (addLine != null) return { kind: 'ADD_LINE', memberId, line };
  return lineId === null ? null : { kind: 'REPLACE_LINE', memberId, lineId, line };
}

function newMember({ name, size, representative, sharingWeight, costLines }: Fields): Trial | null {
  const lines = Array.isArray(costLines) ? costLines.map(lineOf) : [null];
  const business = oneOf(BUSINESS_SIZES, size ?? 'SME');
  if (typeof name !== 'string' || !business || lines.includes(null)) return null;
  return {
    kind: 'ADD_MEMBER',
    member: {
      name,
      size: business,
      costLines: lines.filter((line) => line !== null),
      ...(representative === true ? { representative } : {}),
      ...(typeof sharingWeight === 'number' && sharingWeight !== 1 ? { sharingWeight } : {}),
    },
  };
}

/** Yen comes as decimal text; what the API leaves out is what it takes for granted. */
function lineOf(value: unknown): LineDraft | null {
  const { category, functions, unitPriceYen, quantity = 1, cloudMonths } = fieldsOf(value);
  const kind = oneOf(COST_CATEGORIES, category);
  const yen = /^\d+$/.test(String(unitPriceYen)) ? Number(unitPriceYen) : NaN;
  const named: readonly unknown[] = Array.isArray(functions) ? functions : [];
  if (!kind || !Number.isSafeInteger(yen) || !Number.isSafeInteger(quantity)) return null;
  return {
    category: kind,
    functions: SOFTWARE_FUNCTIONS.filter((one) => named.includes(one)),
    unitPriceYen: yen,
    quantity: quantity as number,
    cloudMonths: typeof cloudMonths === 'number' ? cloudMonths : null,
  };
}

const READINGS = [
  'adminFeeBase',
  'analysisMemberCount',
  'tierBoundary',
] as const satisfies readonly ReadingKey[];

/** null is the year's own reading; the mean of the productivity moves no amount, so that nothing is tried with it. */
function readingsOf(readings: Fields, ruleSet: RuleSetId): readonly Trial[] | null {
  const trials = READINGS.filter((reading) => readings[reading] !== undefined).map((reading) => {
    const wanted = readings[reading];
    const known: readonly string[] = INTERPRETATION_VALUES[reading];
    const value =
      wanted === null
        ? RULE_SETS[ruleSet].defaults[reading]
        : known.find((one) => apiName(one) === apiName(String(wanted)));
    return value === undefined ? null : ({ kind: 'SET_READING', reading, value } as const);
  });
  return trials.includes(null) ? null : trials.filter((trial) => trial !== null);
}
