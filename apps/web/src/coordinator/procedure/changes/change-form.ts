import type { ChangeKind } from '@renkei/lifecycle';
import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';
import { wholeNumber } from '../../../ui/field.tsx';
import type { CreateChangeInput, PlannedChangeInput, PlannedLineInput } from './changes.generated.ts';
import type { Planned } from './planned.ts';

export type ItemKind = Planned['kind'];

/** One thing to be different, as it is being typed. */
export interface Item {
  readonly key: string;
  readonly kind: ItemKind;
  readonly memberId: string;
  readonly size: 'SME' | 'MICRO';
  readonly lineId: string;
  readonly category: CostCategory;
  readonly label: string;
  readonly toolId: string;
  readonly functions: readonly SoftwareFunction[];
  readonly unitPrice: string;
  readonly quantity: string;
  readonly cloudMonths: string;
}

export interface ChangeDraft {
  readonly kind: ChangeKind;
  readonly memberId: string;
  readonly reason: string;
  readonly happenedOn: string;
  readonly newProjectEndAt: string;
  readonly newReportDueAt: string;
  readonly items: readonly Item[];
}

/** What the form of a kind asks for. */
export const FORM_OF: Readonly<
  Record<
    ChangeKind,
    {
      readonly member: 'required' | 'optional' | 'none';
      readonly items: readonly ItemKind[];
      readonly dates: boolean;
    }
  >
> = {
  PLAN_CHANGE: {
    member: 'none',
    items: ['REPLACE_LINE', 'ADD_LINE', 'REMOVE_LINE', 'SET_SIZE', 'DROP_MEMBER'],
    dates: true,
  },
  MEMBER_WITHDRAWAL: { member: 'required', items: [], dates: false },
  TOOL_SUBSTITUTION: { member: 'none', items: ['REPLACE_LINE'], dates: false },
  REGISTERED_DATA: { member: 'optional', items: [], dates: false },
  ACCIDENT: { member: 'optional', items: [], dates: true },
  DELAY: { member: 'optional', items: [], dates: true },
};

export function newItem(kind: ItemKind): Item {
  return {
    key: crypto.randomUUID(),
    kind,
    memberId: '',
    size: 'SME',
    lineId: '',
    category: 'SOFTWARE',
    label: '',
    toolId: '',
    functions: [],
    unitPrice: '',
    quantity: '1',
    cloudMonths: '',
  };
}

/** Fields of an item that still need something, before the API is asked. */
export function missingOf(item: Item): readonly (keyof Item)[] {
  const missing: (keyof Item)[] = [];
  if (!item.memberId) missing.push('memberId');
  if ((item.kind === 'REPLACE_LINE' || item.kind === 'REMOVE_LINE') && !item.lineId) missing.push('lineId');
  if (item.kind === 'ADD_LINE' || item.kind === 'REPLACE_LINE') {
    if (wholeNumber(item.unitPrice) === null) missing.push('unitPrice');
    if ((wholeNumber(item.quantity) ?? 0) < 1) missing.push('quantity');
    if (item.cloudMonths.trim() && wholeNumber(item.cloudMonths) === null) missing.push('cloudMonths');
  }
  return missing;
}

/** Of a complete item. */
function planned(item: Item): PlannedChangeInput {
  const { kind, memberId, lineId, size } = item;
  switch (kind) {
    case 'DROP_MEMBER':
      return { dropMember: memberId };
    case 'SET_SIZE':
      return { size: { memberId, size } };
    case 'ADD_LINE':
      return { addLine: { memberId, line: lineOf(item) } };
    case 'REPLACE_LINE':
      return { replaceLine: { memberId, costLineId: lineId, line: lineOf(item) } };
    case 'REMOVE_LINE':
      return { removeLine: { memberId, costLineId: lineId } };
  }
}

function lineOf({ category, label, toolId, functions, ...item }: Item): PlannedLineInput {
  const cloudMonths = wholeNumber(item.cloudMonths);
  return {
    category,
    label: label.trim() || null,
    toolId: toolId || null,
    functions: category === 'SOFTWARE' && !toolId ? functions : [],
    unitPriceYen: wholeNumber(item.unitPrice) ?? 0,
    quantity: wholeNumber(item.quantity) ?? 1,
    cloudMonths,
  };
}

/** What is sent: only what a change of this kind holds, whatever was typed before another kind was chosen. */
export function changeInput(
  consortiumId: string,
  idempotencyKey: string,
  { kind, memberId, reason, happenedOn, newProjectEndAt, newReportDueAt, items }: ChangeDraft,
): CreateChangeInput {
  const form = FORM_OF[kind];
  return {
    consortiumId,
    idempotencyKey,
    kind,
    memberId: form.member === 'none' ? null : memberId || null,
    reason,
    happenedOn,
    changes: items.filter((item) => form.items.includes(item.kind)).map(planned),
    newProjectEndAt: form.dates ? newProjectEndAt || null : null,
    newReportDueAt: form.dates ? newReportDueAt || null : null,
  };
}
