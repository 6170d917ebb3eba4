import { type ProblemList, checkLength } from '@renkei/platform';
import { formatYen, formatYenEn } from '@renkei/kernel';
import {
  maximumCloudMonths,
  RULE_SETS,
  type CostCategory,
  type RuleSetId,
  type SoftwareFunction,
} from '@renkei/subsidy-rules';

/** Far above any quotation; it keeps one member's lines a plain list. */
export const MAX_LINES_PER_MEMBER = 200;
/** Keeps every sum of a group exact in JSON: 200 members × 200 lines, with tax, stay under 2^53. */
const MAX_LINE_YEN = 100_000_000_000n;
const MAX_QUANTITY = 1_000_000;

export interface LineDraft {
  readonly category: CostCategory;
  readonly label: string;
  readonly functions: readonly SoftwareFunction[];
  readonly unitPriceYen: bigint;
  readonly quantity: number;
  readonly cloudMonths: number | null;
  /** The functions of the tool the line names; null when it names none. */
  readonly toolFunctions: readonly SoftwareFunction[] | null;
}

/** What holds for a line of any member, typed, pasted or imported. Problems carry `path` + the field's name. */
export function checkCostLine(
  problems: ProblemList,
  line: LineDraft,
  path: string,
  ruleSet: RuleSetId,
): void {
  checkLength(problems, line.label, `${path}.label`);
  checkAmount(problems, line, path);
  checkFunctions(problems, line, `${path}.functions`);
  if (line.cloudMonths !== null) checkCloudMonths(problems, line.category, line.cloudMonths, path, ruleSet);
}

/** Also for lines that are only supposed: they are summed up with the rest. */
export function checkAmount(
  problems: ProblemList,
  line: Pick<LineDraft, 'quantity' | 'unitPriceYen'>,
  path: string,
): void {
  const { quantity, unitPriceYen } = line;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
    problems.add('QUANTITY_OUT_OF_RANGE', `${path}.quantity`, {
      ja: '数量は1以上の整数で入れてください。買わないものは、行ごと消してください。',
      en: 'Please enter a quantity of 1 or more. If nothing is bought, remove the line.',
    });
  } else if (unitPriceYen * BigInt(quantity) > MAX_LINE_YEN) {
    problems.add('LINE_TOO_LARGE', `${path}.unitPriceYen`, {
      ja: `1行の金額は${formatYen(MAX_LINE_YEN)}までです。単価と数量をご確認ください。`,
      en: `One line is at most ${formatYenEn(MAX_LINE_YEN)}. Please check unit price and quantity.`,
    });
  }
}

function checkFunctions(problems: ProblemList, line: LineDraft, path: string): void {
  if (line.functions.length === 0) return;
  if (line.category !== 'SOFTWARE') {
    problems.add('FUNCTIONS_ONLY_ON_SOFTWARE', path, {
      ja: '機能（会計・受発注・決済・EC）を付けられるのは、ソフトウェアの行だけです。機能を消すか、区分を変えてください。',
      en: 'Only software lines carry functions. Clear them, or change the category.',
    });
  } else if (line.toolFunctions !== null && !sameFunctions(line.functions, line.toolFunctions)) {
    problems.add('FUNCTIONS_COME_FROM_TOOL', path, {
      ja: 'ツールを選んだ行の機能は、ツールの登録から取ります。行の機能は空にして、違うときはツールの登録を直してください。',
      en: 'A line that names a tool takes its functions from it. Leave them empty here; if they are wrong, change the tool.',
    });
  }
}

function sameFunctions(one: readonly SoftwareFunction[], other: readonly SoftwareFunction[]): boolean {
  return [...new Set(one)].sort().join() === [...new Set(other)].sort().join();
}

/** K25 p.17, p.19: at most 24 months in (1), 12 in (2). */
function checkCloudMonths(
  problems: ProblemList,
  category: CostCategory,
  months: number,
  path: string,
  ruleSet: RuleSetId,
): void {
  const most = maximumCloudMonths(category, RULE_SETS[ruleSet]);
  if (most === null) {
    problems.add('NOT_A_CLOUD_CATEGORY', `${path}.cloudMonths`, {
      ja: 'クラウド利用の月数は、ソフトウェア・オプション・分析ソフトの行だけに入れてください。',
      en: 'Months of cloud fees belong on software, option and analysis software lines only.',
    });
  } else if (!Number.isInteger(months) || months < 1 || months > most) {
    problems.add('CLOUD_MONTHS_OUT_OF_RANGE', `${path}.cloudMonths`, {
      ja: `クラウド利用料は1か月から${most}か月分までです。${most}か月分以内の金額にして入れてください。`,
      en: `Cloud fees count for 1 to ${most} months. Please enter the price of at most ${most} months.`,
    });
  }
}
