import { Injectable } from '@nestjs/common';
import { type Problem, ProblemList, ProblemsFound, type Tx, type Viewer } from '@renkei/platform';
import {
  RULE_SETS,
  applyScenario,
  calculate,
  compareResults,
  parseCalculationInput,
  type CalculationInput,
  type Change,
  type CostLine,
  type Interpretation,
  type InputProblem,
  type RuleSetId,
} from '@renkei/subsidy-rules';
import type { ChosenReadingsInput } from '../consortium/consortium.inputs.ts';
import { checkAmount } from '../cost-line/cost-line-rules.ts';
import { CalculationService } from './calculation.service.ts';
import { inputDocument } from './input-document.ts';
import type { HypotheticalLineInput, WhatIfChangeInput, WhatIfInput } from './what-if.inputs.ts';
import { whatIfOf, type WhatIfType } from './what-if.type.ts';

/** What would change if …: reads, never writes. */
@Injectable()
export class WhatIfService {
  readonly #calculations: CalculationService;

  constructor(calculations: CalculationService) {
    this.#calculations = calculations;
  }

  /**
   * Prices the group with the changes made, one after the other, on a copy of its input.
   * @throws AppError NOT_FOUND; ProblemsFound with the position of the change that cannot be made
   */
  async ask(viewer: Viewer, asked: WhatIfInput): Promise<WhatIfType> {
    refuseHugeLines(asked.changes);
    const { input, calculation } = await this.#calculations.price(viewer, asked.consortiumId);
    const { changed, wanted } = applied(input, asked.changes);
    return whatIfOf(compareResults(calculation.result, calculate(changed), wanted), calculation);
  }

  /** Whether it could be asked, inside a writing transaction. @throws as `ask` */
  async checkWithin(tx: Tx, { consortiumId, changes }: WhatIfInput): Promise<void> {
    refuseHugeLines(changes);
    const { input } = await this.#calculations.priceWithin(tx, consortiumId);
    applied(input, changes);
  }
}

interface Applied {
  readonly changed: CalculationInput;
  readonly wanted: readonly Change[];
}

function applied(input: CalculationInput, changes: readonly WhatIfChangeInput[]): Applied {
  const wanted = changes.map((change, index) => changeOf(change, index, input.ruleSet));
  const changed = applyScenario(input, wanted);
  if (!changed.ok) {
    const { change, code, message } = changed.error;
    throw new ProblemsFound([{ code, path: `input.changes[${change}]`, message }]);
  }
  refuseNewProblems(input, changed.value, wanted);
  return { changed: changed.value, wanted };
}

/** As for a stored line: beyond it, sums would no longer be exact in JSON. */
function refuseHugeLines(changes: readonly WhatIfChangeInput[]): void {
  const problems = new ProblemList();
  changes.forEach(({ addLine, replaceLine, addMember }, index) => {
    const path = `input.changes[${index}]`;
    if (addLine) checkAmount(problems, addLine.line, `${path}.addLine.line`);
    if (replaceLine) checkAmount(problems, replaceLine.line, `${path}.replaceLine.line`);
    addMember?.costLines.forEach((line, position) =>
      checkAmount(problems, line, `${path}.addMember.costLines[${position}]`),
    );
  });
  problems.throwIfAny();
}

function changeOf(change: WhatIfChangeInput, index: number, ruleSet: RuleSetId): Change {
  const {
    dropMember,
    addMember,
    size,
    addLine,
    replaceLine,
    removeLine,
    overCapPolicy,
    sharingKey,
    readings,
  } = change;
  if (dropMember != null) return { kind: 'DROP_MEMBER', memberId: dropMember };
  if (addMember != null) {
    const { costLines, sharingWeight, ...member } = addMember;
    const id = `new-${index + 1}`;
    return {
      kind: 'ADD_MEMBER',
      member: {
        ...member,
        id,
        requested: null,
        sharingWeight: BigInt(sharingWeight),
        costLines: costLines.map((line, position) => lineOf(line, `${id}-${position + 1}`)),
      },
    };
  }
  if (size != null) return { kind: 'SET_SIZE', ...size };
  if (addLine != null) {
    return { kind: 'ADD_LINE', memberId: addLine.memberId, line: lineOf(addLine.line, `new-${index + 1}`) };
  }
  if (replaceLine != null) {
    const { memberId, costLineId, line } = replaceLine;
    return { kind: 'REPLACE_LINE', memberId, line: lineOf(line, costLineId) };
  }
  if (removeLine != null) {
    return { kind: 'REMOVE_LINE', memberId: removeLine.memberId, lineId: removeLine.costLineId };
  }
  if (overCapPolicy != null) return { kind: 'SET_POLICY', policy: overCapPolicy };
  if (sharingKey != null) return { kind: 'SET_SHARING_KEY', sharingKey };
  return { kind: 'SET_INTERPRETATION', interpretation: readingsOf(readings ?? {}, ruleSet) };
}

function lineOf(line: HypotheticalLineInput, id: string): CostLine {
  return {
    id,
    category: line.category,
    functions: line.functions ?? [],
    unitPrice: line.unitPriceYen,
    quantity: line.quantity,
    cloudMonths: line.cloudMonths ?? null,
  };
}

/** null = the rule set's own reading; left out = as the group chose. */
function readingsOf(readings: ChosenReadingsInput, ruleSet: RuleSetId): Partial<Interpretation> {
  const { defaults } = RULE_SETS[ruleSet];
  return Object.fromEntries(
    Object.entries(readings)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]: [string, unknown]) => [key, value ?? defaults[key as keyof typeof defaults]]),
  );
}

/**
 * What the rules refuse in a file they refuse here too (a second representative, cloud months over the maximum …),
 * as far as the changes brought it in. Requests over a cap are findings of the result, not mistakes of the question.
 */
function refuseNewProblems(
  before: CalculationInput,
  after: CalculationInput,
  changes: readonly Change[],
): void {
  const known = new Set(problemsOf(before).map(({ code, message }) => `${code} ${message.ja}`));
  const brought = problemsOf(after).filter(({ code, message }) => !known.has(`${code} ${message.ja}`));
  if (brought.length > 0) throw new ProblemsFound(brought.map((found) => placed(found, after, changes)));
}

function problemsOf(input: CalculationInput): readonly InputProblem[] {
  const parsed = parseCalculationInput(inputDocument({ ...input, overCapPolicy: 'PRO_RATA' }));
  return parsed.ok ? [] : parsed.error;
}

/** From the place in the changed group to the change that made it. */
function placed(
  { code, path, message }: InputProblem,
  input: CalculationInput,
  changes: readonly Change[],
): Problem {
  const [, memberIndex, lineIndex] = /^members\[(\d+)\](?:\.costLines\[(\d+)\])?/.exec(path) ?? [];
  const member = input.members[Number(memberIndex)];
  const line = lineIndex === undefined ? undefined : member?.costLines[Number(lineIndex)];
  const culprit = changes.findLastIndex((change) => {
    if (change.kind === 'ADD_MEMBER') return change.member.id === member?.id;
    if (change.kind === 'ADD_LINE' || change.kind === 'REPLACE_LINE') return change.line.id === line?.id;
    return false;
  });
  return { code, path: culprit === -1 ? 'input.changes' : `input.changes[${culprit}]`, message };
}
