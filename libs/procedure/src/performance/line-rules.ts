import { formatYen, formatYenEn, type Message } from '@renkei/kernel';
import { ADMIN_HEADING_DEFINITIONS, headingsOf, type AdminCategory } from '@renkei/lifecycle';
import { checkLength, type Problem, type ProblemList } from '@renkei/platform';
import { isAdminLine, type LineAmounts, type LineFacts } from './line.rows.ts';

export const REASON_LIMIT = 500;
/** As for a cost line: with it the sums of a whole group stay exact in JSON. */
const MOST_LINE_YEN = 100_000_000_000n;

/** Everything that is wrong with what a line is to be; nothing is looked up. */
export function checkLine(problems: ProblemList, line: LineAmounts, facts: LineFacts, path: string): void {
  checkSum(problems, line, path);
  checkWhy(problems, line.deductedYen, line.deductionReason, `${path}.deductionReason`);
  checkWhy(problems, line.parkedYen, line.parkedReason, `${path}.parkedReason`);
  checkHeading(problems, line, facts, `${path}.heading`);
}

/**
 * What was reported stays while the secretariat looks at it: to change it, the report has to come back.
 * @returns whether the line is as it was reported
 */
export function checkAsReported(
  problems: ProblemList,
  line: LineAmounts,
  facts: LineFacts,
  path: string,
): boolean {
  const changed = (['actualYen', 'heading'] as const).filter((field) => line[field] !== facts[field]);
  for (const field of changed) {
    problems.add('ALREADY_REPORTED', `${path}.${field}`, {
      ja: '提出した実績報告の「実際の費用」と「費目」は、このままでは変えられません。変えるときは、事務局に差し戻してもらい、それを記録してからなおしてください。認める額・差し引く額・保留する額は、いま記録できます。',
      en: 'The actual cost and the heading were submitted and cannot be changed now. To change them, have the report returned by the secretariat and record that first; certified, deducted and parked can be recorded as it is.',
    });
  }
  return changed.length === 0;
}

function checkSum(problems: ProblemList, line: LineAmounts, path: string): void {
  const { actualYen, certifiedYen, deductedYen, parkedYen } = line;
  const tooLarge = (['actualYen', 'certifiedYen', 'deductedYen', 'parkedYen'] as const).filter(
    (field) => line[field] > MOST_LINE_YEN,
  );
  for (const field of tooLarge) {
    problems.add('TOO_LARGE', `${path}.${field}`, {
      ja: `金額が大きすぎます。${formatYen(MOST_LINE_YEN)}以下で入れてください。`,
      en: `The amount is too large. Please stay at or under ${formatYenEn(MOST_LINE_YEN)}.`,
    });
  }
  if (tooLarge.length > 0) return;
  if (certifiedYen > actualYen) {
    problems.add('CERTIFIED_ABOVE_ACTUAL', `${path}.certifiedYen`, {
      ja: `認める額（${formatYen(certifiedYen)}）が、実際の費用（${formatYen(actualYen)}）を超えています。実際の費用までにしてください。`,
      en: `The certified ${formatYenEn(certifiedYen)} exceed the actual ${formatYenEn(actualYen)}. Please stay within the actual cost.`,
    });
    return;
  }
  const sum = certifiedYen + deductedYen + parkedYen;
  if (sum === actualYen) return;
  problems.add('SUM_MISMATCH', `${path}.actualYen`, {
    ja: `認める額・差し引く額・保留する額の合計（${formatYen(sum)}）を、実際の費用（${formatYen(actualYen)}）に合わせてください。`,
    en: `Certified, deducted and parked make ${formatYenEn(sum)}; they must sum to the actual cost of ${formatYenEn(actualYen)}.`,
  });
}

/** An amount needs its reason, and a reason its amount. */
export function checkWhy(problems: ProblemList, yen: bigint, reason: string, path: string): void {
  if (yen > 0n && reason === '') {
    problems.add('REASON_NEEDED', path, {
      ja: '差し引く・保留する理由を入れてください。あとから経緯をたどるときに使います。',
      en: 'Please say why it is deducted or parked.',
    });
  } else if (yen === 0n && reason !== '') {
    problems.add('REASON_WITHOUT_AMOUNT', path, {
      ja: '理由がありますが、金額が0円です。金額を入れるか、理由を空にしてください。',
      en: 'There is a reason but the amount is 0 yen. Please enter the amount or clear the reason.',
    });
  }
  checkLength(problems, reason, path, REASON_LIMIT);
}

function checkHeading(problems: ProblemList, { heading }: LineAmounts, facts: LineFacts, path: string): void {
  if (!isAdminLine(facts)) {
    if (heading === null) return;
    problems.add('HEADING_NOT_EXPECTED', path, {
      ja: '費目を選ぶのは、事務費と専門家費の行だけです。費目を空にしてください。',
      en: 'Only office and expert costs stand under a heading. Please leave it empty.',
    });
    return;
  }
  const category = facts.category as AdminCategory;
  if (heading !== null && ADMIN_HEADING_DEFINITIONS[heading].category === category) return;
  const choices = headingsOf(category).map(({ label }) => label);
  problems.add(heading === null ? 'HEADING_NEEDED' : 'HEADING_NOT_OF_CATEGORY', path, {
    ja: `費目を次の中からお選びください: ${choices.map(({ ja }) => ja).join('・')}（K25 p.17 (2-3)③）。`,
    en: `Please choose a heading among: ${choices.map(({ en }) => en).join(', ')} (K25 p.17 (2-3)③).`,
  });
}

/** What is saved and should be looked at once more. */
export function lineWarnings(line: LineAmounts, facts: LineFacts, path: string): Problem[] {
  const warnings: Problem[] = [];
  if (line.actualYen > facts.recordedYen) {
    warnings.push({ code: 'ABOVE_RECORDED', path: `${path}.actualYen`, message: aboveRecorded(line, facts) });
  }
  if (line.certifiedYen > 0n && facts.losses.length > 0) {
    warnings.push({
      code: 'CERTIFIED_DESPITE_FINDING',
      path: `${path}.certifiedYen`,
      message: despiteFinding(),
    });
  }
  return warnings;
}

export function aboveRecorded(
  { actualYen }: Pick<LineAmounts, 'actualYen'>,
  { recordedYen }: Pick<LineFacts, 'recordedYen'>,
) {
  return {
    ja: `実際の費用（${formatYen(actualYen)}）が、記録された請求額（${formatYen(recordedYen)}）より多くなっています。請求の記録がそろっているかご確認ください。`,
    en: `The actual ${formatYenEn(actualYen)} exceed the ${formatYenEn(recordedYen)} of the recorded invoices. Please check whether an invoice is not recorded yet.`,
  };
}

export function despiteFinding(): Message {
  return {
    ja: '補助の対象にならない買い物の記録がありますが、認める額が入っています。「注文や支払いの指摘」を見て、事務局の判断でなければ、差し引いてください。',
    en: 'A recorded purchase loses this line its subsidy, yet it is certified. Please look at its purchase findings and deduct it, unless the secretariat decided so.',
  };
}
