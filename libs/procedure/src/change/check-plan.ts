import { randomUUID } from 'node:crypto';
import { checkCostLine, MAX_LINES_PER_MEMBER } from '@renkei/consortium';
import { CHANGES, type ChangeKindDefinition } from '@renkei/lifecycle';
import { tidyLine, type ProblemList } from '@renkei/platform';
import { SOFTWARE_FUNCTIONS, type CalculationInput } from '@renkei/subsidy-rules';
import type { CreateChangeInput, PlannedChangeInput, PlannedLineInput } from './change.inputs.ts';
import type { PlannedChange, PlannedLine, ToolFunctions } from './plan.ts';

const CHANGES_PATH = 'input.changes';

/** A change the input did not write down is the withdrawal of its own member. */
function pathOf({ changes }: CreateChangeInput, index: number): string {
  return index < changes.length ? `${CHANGES_PATH}[${index}]` : 'input.memberId';
}

/**
 * The changes of a plan as they are kept, every new line with its id. A withdrawal drops its member, whether or not the
 * plan says so.
 */
export function plannedChanges({ kind, memberId, changes }: CreateChangeInput): PlannedChange[] {
  const planned = changes.map(plannedChange);
  if (kind !== 'MEMBER_WITHDRAWAL' || memberId == null) return planned;
  const said = planned.some((change) => change.kind === 'DROP_MEMBER' && change.memberId === memberId);
  return said ? planned : [...planned, { kind: 'DROP_MEMBER', memberId }];
}

function plannedChange({
  dropMember,
  size,
  addLine,
  replaceLine,
  removeLine,
}: PlannedChangeInput): PlannedChange {
  if (dropMember != null) return { kind: 'DROP_MEMBER', memberId: dropMember };
  if (size != null) return { kind: 'SET_SIZE', memberId: size.memberId, size: size.size };
  if (addLine != null) {
    return { kind: 'ADD_LINE', memberId: addLine.memberId, line: lineOf(addLine.line, randomUUID(), '') };
  }
  if (replaceLine != null) {
    const { memberId, costLineId, line } = replaceLine;
    return { kind: 'REPLACE_LINE', memberId, line: lineOf(line, costLineId, null) };
  }
  // graphql-js has seen to it that exactly one is given
  return { kind: 'REMOVE_LINE', memberId: removeLine!.memberId, lineId: removeLine!.costLineId };
}

function lineOf(line: PlannedLineInput, id: string, unnamed: string | null): PlannedLine {
  const { category, toolId = null, label, functions, unitPriceYen, quantity, cloudMonths = null } = line;
  return {
    id,
    category,
    label: label == null ? unnamed : tidyLine(label),
    toolId,
    functions: toolId === null ? SOFTWARE_FUNCTIONS.filter((each) => functions?.includes(each)) : [],
    unitPriceYen: String(unitPriceYen),
    quantity,
    cloudMonths,
  };
}

/** The member a plan is about when it is about one alone, so that this member sees its change. */
export function soleMemberOf(changes: readonly PlannedChange[]): string | null {
  const ids = new Set(changes.map(({ memberId }) => memberId));
  const [id] = ids;
  return ids.size === 1 ? (id ?? null) : null;
}

/** What a change of this kind may alter (R25 第15・17・19・20条), and whether the plan says anything at all. */
export function checkKind(
  problems: ProblemList,
  input: CreateChangeInput,
  changes: readonly PlannedChange[],
): void {
  const { kind, memberId = null, newProjectEndAt = null, newReportDueAt = null } = input;
  const definition = CHANGES[kind];
  const dates = newProjectEndAt !== null || newReportDueAt !== null;
  if (dates && !definition.mayAlter.dates) {
    notOfThisKind(
      problems,
      newProjectEndAt === null ? 'input.newReportDueAt' : 'input.newProjectEndAt',
      definition,
    );
  }
  changes.forEach((change, index) => {
    if (!mayHold(input, change)) notOfThisKind(problems, pathOf(input, index), definition);
  });
  if (kind === 'MEMBER_WITHDRAWAL' && memberId === null) {
    problems.add('REQUIRED', 'input.memberId', {
      ja: '辞退する構成員を選んでください。',
      en: 'Please choose the member that withdraws.',
    });
  }
  const needed = kind === 'PLAN_CHANGE' || kind === 'TOOL_SUBSTITUTION';
  if (needed && changes.length === 0 && !dates) {
    problems.add('REQUIRED', CHANGES_PATH, {
      ja: '何を変えるかを1つ以上入れてください。',
      en: 'Please say what is to be different.',
    });
  }
}

function mayHold({ kind, memberId }: CreateChangeInput, change: PlannedChange): boolean {
  const { mayAlter } = CHANGES[kind];
  switch (change.kind) {
    case 'DROP_MEMBER':
      // one notice per member: each has its own day and reason
      return kind === 'MEMBER_WITHDRAWAL' ? change.memberId === memberId : mayAlter.members;
    case 'SET_SIZE':
      return kind !== 'MEMBER_WITHDRAWAL' && mayAlter.members;
    case 'REPLACE_LINE':
      return mayAlter.costs;
    case 'ADD_LINE':
    case 'REMOVE_LINE':
      return mayAlter.costs && kind !== 'TOOL_SUBSTITUTION';
  }
}

function notOfThisKind(problems: ProblemList, path: string, { label, kind }: ChangeKindDefinition): void {
  const [ja, en] =
    kind === 'TOOL_SUBSTITUTION'
      ? [
          '行の置き換え（replaceLine）だけを入れるか、「計画変更」にしてください。',
          'Only replace lines, or make it a change of plan.',
        ]
      : kind === 'MEMBER_WITHDRAWAL'
        ? [
            '辞退の届出は構成員1者ずつです。ほかの変更は「計画変更」にしてください。',
            'File one withdrawal per member, and anything else as a change of plan.',
          ]
        : ['この変更は「計画変更」として届け出てください。', 'Please file this as a change of plan.'];
  problems.add('NOT_OF_THIS_KIND', path, {
    ja: `「${label.ja}」の届出には、この変更を入れられません。${ja}`,
    en: `"${label.en}" does not hold this change. ${en}`,
  });
}

/** Whether the plan can be carried out on the group as it is; each change by itself. */
export function checkChanges(
  problems: ProblemList,
  asked: CreateChangeInput,
  input: CalculationInput,
  changes: readonly PlannedChange[],
  tools: ToolFunctions,
): void {
  changes.forEach((change, index) => {
    const member = input.members.find(({ id }) => id === change.memberId);
    if (change.kind === 'DROP_MEMBER' && member?.representative) {
      problems.add('REPRESENTATIVE_CANNOT_WITHDRAW', pathOf(asked, index), {
        ja: '代表事業者は、この届出では抜けられません。グループ全体でやめるときは「交付決定後の辞退」を記録してください。途中で代表を交代できるかは公式資料に書かれていないため、先に事務局へ相談してください。',
        en: 'The representative cannot leave by this notice. If the whole group gives up, record its withdrawal after the grant; the papers do not say whether a representative may be replaced on the way, so ask the secretariat first.',
      });
    }
    if ('line' in change)
      checkLine(problems, input, change.line, tools, `${pathOf(asked, index)}.${lineField(change.kind)}`);
  });
  for (const { id, costLines } of input.members) {
    const added = changes.filter(({ kind, memberId }) => kind === 'ADD_LINE' && memberId === id).length;
    if (added === 0 || costLines.length + added <= MAX_LINES_PER_MEMBER) continue;
    problems.add('TOO_MANY_LINES', CHANGES_PATH, {
      ja: `1者の費用は${MAX_LINES_PER_MEMBER}行までです。同じ区分の行をまとめてください。`,
      en: `A member has at most ${MAX_LINES_PER_MEMBER} lines. Please combine lines of one category.`,
    });
  }
}

const lineField = (kind: 'ADD_LINE' | 'REPLACE_LINE') =>
  kind === 'ADD_LINE' ? 'addLine.line' : 'replaceLine.line';

function checkLine(
  problems: ProblemList,
  { ruleSet }: CalculationInput,
  line: PlannedLine,
  tools: ToolFunctions,
  path: string,
): void {
  const toolFunctions = line.toolId === null ? null : tools.get(line.toolId);
  if (toolFunctions === undefined) {
    problems.add('TOOL_NOT_FOUND', `${path}.toolId`, {
      ja: 'ツールが見つかりません。このグループの一覧からもう一度お選びください。',
      en: 'The tool was not found. Please choose it again from this group’s list.',
    });
  }
  const draft = {
    ...line,
    label: line.label ?? '',
    unitPriceYen: BigInt(line.unitPriceYen),
    toolFunctions: toolFunctions ?? null,
  };
  checkCostLine(problems, draft, path, ruleSet);
}
