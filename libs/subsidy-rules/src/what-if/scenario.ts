import { err, ok } from '@renkei/kernel';
import type { Message, Result } from '@renkei/kernel';
import type { BusinessSize, CalculationInput, CostLine, MemberInput, SharingKey } from '../input/types.ts';
import type { Interpretation, OverCapPolicy } from '../rule-set/types.ts';

/** One thing that could be otherwise. Members and lines are named by their ids. */
export type Change =
  | { readonly kind: 'DROP_MEMBER'; readonly memberId: string }
  | { readonly kind: 'ADD_MEMBER'; readonly member: MemberInput }
  | { readonly kind: 'SET_SIZE'; readonly memberId: string; readonly size: BusinessSize }
  | { readonly kind: 'ADD_LINE' | 'REPLACE_LINE'; readonly memberId: string; readonly line: CostLine }
  | { readonly kind: 'REMOVE_LINE'; readonly memberId: string; readonly lineId: string }
  | { readonly kind: 'SET_POLICY'; readonly policy: OverCapPolicy }
  | { readonly kind: 'SET_SHARING_KEY'; readonly sharingKey: SharingKey }
  | { readonly kind: 'SET_INTERPRETATION'; readonly interpretation: Partial<Interpretation> };

export interface ScenarioProblem {
  /** Position of the change in the scenario. */
  readonly change: number;
  readonly code: 'UNKNOWN_MEMBER' | 'UNKNOWN_LINE' | 'MEMBER_EXISTS' | 'LINE_EXISTS';
  readonly message: Message;
}

type Outcome = Result<CalculationInput, Omit<ScenarioProblem, 'change'>>;
type LinesOutcome = Result<readonly CostLine[], Omit<ScenarioProblem, 'change'>>;

const unknownMember = (id: string): Outcome =>
  err({
    code: 'UNKNOWN_MEMBER',
    message: {
      ja: `構成員「${id}」が見つかりません。いまのグループから選び直してください。`,
      en: `There is no member "${id}". Please choose one of the group.`,
    },
  });

const unknownLine = (id: string): LinesOutcome =>
  err({
    code: 'UNKNOWN_LINE',
    message: {
      ja: `費用の行「${id}」が見つかりません。いまの行から選び直してください。`,
      en: `There is no cost line "${id}". Please choose an existing one.`,
    },
  });

const lineExists = (id: string): LinesOutcome =>
  err({
    code: 'LINE_EXISTS',
    message: {
      ja: `費用の行「${id}」はもうあります。別のidにするか、置きかえてください。`,
      en: `The cost line "${id}" already exists. Please use another id or replace it.`,
    },
  });

const memberExists = (id: string): Outcome =>
  err({
    code: 'MEMBER_EXISTS',
    message: {
      ja: `構成員「${id}」はもうグループにいます。別のidにしてください。`,
      en: `The member "${id}" is already in the group. Please use another id.`,
    },
  });

function changeMember(
  input: CalculationInput,
  memberId: string,
  change: (member: MemberInput) => Result<MemberInput, Omit<ScenarioProblem, 'change'>>,
): Outcome {
  const index = input.members.findIndex(({ id }) => id === memberId);
  const member = input.members[index];
  if (member === undefined) return unknownMember(memberId);
  const changed = change(member);
  return changed.ok ? ok({ ...input, members: input.members.with(index, changed.value) }) : changed;
}

function changeLines(
  input: CalculationInput,
  memberId: string,
  change: (lines: readonly CostLine[]) => LinesOutcome,
): Outcome {
  return changeMember(input, memberId, (member) => {
    const lines = change(member.costLines);
    return lines.ok ? ok({ ...member, costLines: lines.value }) : lines;
  });
}

function addMember(input: CalculationInput, member: MemberInput): Outcome {
  if (input.members.some(({ id }) => id === member.id)) return memberExists(member.id);
  return ok({ ...input, members: [...input.members, member] });
}

function dropMember(input: CalculationInput, memberId: string): Outcome {
  if (!input.members.some(({ id }) => id === memberId)) return unknownMember(memberId);
  return ok({ ...input, members: input.members.filter(({ id }) => id !== memberId) });
}

function applyChange(input: CalculationInput, change: Change): Outcome {
  switch (change.kind) {
    case 'DROP_MEMBER':
      return dropMember(input, change.memberId);
    case 'ADD_MEMBER':
      return addMember(input, change.member);
    case 'SET_SIZE':
      return changeMember(input, change.memberId, (member) => ok({ ...member, size: change.size }));
    case 'ADD_LINE':
      return changeLines(input, change.memberId, (lines) =>
        lines.some(({ id }) => id === change.line.id)
          ? lineExists(change.line.id)
          : ok([...lines, change.line]),
      );
    case 'REPLACE_LINE':
      return changeLines(input, change.memberId, (lines) => {
        const index = lines.findIndex(({ id }) => id === change.line.id);
        return index === -1 ? unknownLine(change.line.id) : ok(lines.with(index, change.line));
      });
    case 'REMOVE_LINE':
      return changeLines(input, change.memberId, (lines) => {
        const kept = lines.filter(({ id }) => id !== change.lineId);
        return kept.length === lines.length ? unknownLine(change.lineId) : ok(kept);
      });
    case 'SET_POLICY':
      return ok({ ...input, overCapPolicy: change.policy });
    case 'SET_SHARING_KEY':
      return ok({ ...input, sharingKey: change.sharingKey });
    case 'SET_INTERPRETATION':
      return ok({ ...input, interpretation: { ...input.interpretation, ...change.interpretation } });
  }
}

/** The input with the changes made one after the other; the original stays as it is. Stops at the first problem. */
export function applyScenario(
  input: CalculationInput,
  changes: readonly Change[],
): Result<CalculationInput, ScenarioProblem> {
  let current = input;
  for (const [position, change] of changes.entries()) {
    const next = applyChange(current, change);
    if (!next.ok) return err({ change: position, ...next.error });
    current = next.value;
  }
  return ok(current);
}
