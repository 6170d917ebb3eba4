import type {
  BusinessSize,
  CalculationInput,
  Change,
  CostCategory,
  CostLine,
  OverCapPolicy,
  Readings,
  SharingKey,
  SoftwareFunction,
} from '@renkei/subsidy-rules';

/** A cost line as it is tried out. Whole yen, tax-exclusive; plain JSON, so that a plan can be kept and sent. */
export interface LineDraft {
  readonly category: CostCategory;
  readonly functions: readonly SoftwareFunction[];
  readonly unitPriceYen: number;
  readonly quantity: number;
  readonly cloudMonths: number | null;
}

export interface MemberDraft {
  readonly name: string;
  readonly size: BusinessSize;
  readonly costLines: readonly LineDraft[];
  /** Only other programs set it. */
  readonly representative?: boolean;
  /** 1 unless another program set it. */
  readonly sharingWeight?: number;
}

/** The readings that move the subsidy. The mean of the productivity moves none. */
export type ReadingKey = Exclude<keyof Readings, 'productivityMean'>;

/** One thing that is tried, of the kinds the API's `WhatIfChangeInput` knows. */
export type Trial =
  | { readonly kind: 'DROP_MEMBER'; readonly memberId: string }
  | { readonly kind: 'ADD_MEMBER'; readonly member: MemberDraft }
  | { readonly kind: 'SET_SIZE'; readonly memberId: string; readonly size: BusinessSize }
  | { readonly kind: 'ADD_LINE'; readonly memberId: string; readonly line: LineDraft }
  | {
      readonly kind: 'REPLACE_LINE';
      readonly memberId: string;
      readonly lineId: string;
      readonly line: LineDraft;
    }
  | { readonly kind: 'REMOVE_LINE'; readonly memberId: string; readonly lineId: string }
  | { readonly kind: 'SET_POLICY'; readonly policy: OverCapPolicy }
  | { readonly kind: 'SET_SHARING_KEY'; readonly sharingKey: SharingKey }
  | { readonly kind: 'SET_READING'; readonly reading: ReadingKey; readonly value: string };

/** `key`: what it is about. Of two steps about the same thing the later one counts. */
export interface Step {
  readonly key: string;
  readonly trial: Trial;
}
export type Plan = readonly Step[];

/** What a trial is about; things that do not exist yet get a name of their own. */
export function keyOf(trial: Trial, plan: Plan): string {
  switch (trial.kind) {
    case 'DROP_MEMBER':
      return `drop/${trial.memberId}`;
    case 'SET_SIZE':
      return `size/${trial.memberId}`;
    case 'REPLACE_LINE':
    case 'REMOVE_LINE':
      return `line/${trial.memberId}/${trial.lineId}`;
    case 'SET_POLICY':
      return 'policy';
    case 'SET_SHARING_KEY':
      return 'sharing-key';
    case 'SET_READING':
      return `reading/${trial.reading}`;
    default: {
      const taken = plan.map(({ key }) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0));
      return `new-${Math.max(0, ...taken) + 1}`;
    }
  }
}

export function draftOf({ category, functions, unitPrice, quantity, cloudMonths }: CostLine): LineDraft {
  return { category, functions, unitPriceYen: Number(unitPrice), quantity, cloudMonths };
}

/** The plan with one trial more; a trial that is how things are today takes its step away. */
export function tried(
  plan: Plan,
  trial: Trial,
  today: CalculationInput,
  key: string = keyOf(trial, plan),
): Plan {
  if (isToday(trial, today)) return without(plan, key);
  const place = plan.findIndex((step) => step.key === key);
  return place === -1 ? [...plan, { key, trial }] : plan.with(place, { key, trial });
}

export function without(plan: Plan, key: string): Plan {
  return plan.filter((step) => step.key !== key);
}

function isToday(trial: Trial, today: CalculationInput): boolean {
  switch (trial.kind) {
    case 'SET_POLICY':
      return trial.policy === today.overCapPolicy;
    case 'SET_SHARING_KEY':
      return trial.sharingKey === today.sharingKey;
    case 'SET_SIZE':
      return today.members.some(({ id, size }) => id === trial.memberId && size === trial.size);
    case 'REPLACE_LINE': {
      const line = lineIn(today, trial.memberId, trial.lineId);
      return line !== undefined && sameLine(draftOf(line), trial.line);
    }
    default:
      return false;
  }
}

function sameLine(one: LineDraft, other: LineDraft): boolean {
  return (
    one.category === other.category &&
    one.unitPriceYen === other.unitPriceYen &&
    one.quantity === other.quantity &&
    one.cloudMonths === other.cloudMonths &&
    one.functions.length === other.functions.length &&
    one.functions.every((name) => other.functions.includes(name))
  );
}

export function lineIn(input: CalculationInput, memberId: string, lineId: string): CostLine | undefined {
  return input.members.find(({ id }) => id === memberId)?.costLines.find(({ id }) => id === lineId);
}

/** Whether a step still has what it is about: meanwhile somebody may have changed the group. */
function stillFits({ trial }: Step, today: CalculationInput): boolean {
  if (trial.kind === 'REPLACE_LINE' || trial.kind === 'REMOVE_LINE')
    return lineIn(today, trial.memberId, trial.lineId) !== undefined;
  return !('memberId' in trial) || today.members.some(({ id }) => id === trial.memberId);
}

export function fitting(plan: Plan, today: CalculationInput): { readonly fits: Plan; readonly lost: Plan } {
  return {
    fits: plan.filter((step) => stillFits(step, today)),
    lost: plan.filter((step) => !stillFits(step, today)),
  };
}

export function coreLine(id: string, { unitPriceYen, ...line }: LineDraft): CostLine {
  return { id, ...line, unitPrice: BigInt(unitPriceYen) };
}

function coreChange({ key, trial }: Step): Change {
  switch (trial.kind) {
    case 'ADD_MEMBER': {
      const { name, size, costLines, representative = false, sharingWeight = 1 } = trial.member;
      return {
        kind: 'ADD_MEMBER',
        member: {
          id: key,
          name,
          size,
          representative,
          requested: null,
          sharingWeight: BigInt(sharingWeight),
          costLines: costLines.map((line, index) => coreLine(`${key}-${index}`, line)),
        },
      };
    }
    case 'ADD_LINE':
      return { kind: 'ADD_LINE', memberId: trial.memberId, line: coreLine(key, trial.line) };
    case 'REPLACE_LINE':
      return { kind: 'REPLACE_LINE', memberId: trial.memberId, line: coreLine(trial.lineId, trial.line) };
    case 'SET_READING':
      return { kind: 'SET_INTERPRETATION', interpretation: { [trial.reading]: trial.value } };
    default:
      return trial;
  }
}

/** The steps that count, in the order they are made. Who leaves takes what was tried of it along. */
export function counting(plan: Plan): Plan {
  const leaving = new Set(plan.flatMap(({ trial }) => (trial.kind === 'DROP_MEMBER' ? trial.memberId : [])));
  const drops = plan.filter(({ trial }) => trial.kind === 'DROP_MEMBER');
  const others = plan.filter(
    ({ trial }) => trial.kind !== 'DROP_MEMBER' && !('memberId' in trial && leaving.has(trial.memberId)),
  );
  return [...others, ...drops];
}

/** The steps in the words of the pure core. */
export function coreChanges(plan: Plan): readonly Change[] {
  return counting(plan).map(coreChange);
}
