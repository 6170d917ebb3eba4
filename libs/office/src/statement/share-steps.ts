import type { Message } from '@renkei/kernel';
import { formatYen, formatYenEn } from '@renkei/kernel';
import type { ShareStep } from '@renkei/paper';
import {
  digits,
  documentName,
  explainMember,
  explainShare,
  ladderTo,
  ownSteps,
  readFormula,
  SOURCE_DOCUMENTS,
  withNumbers,
  type Piece,
  type RuleSetId,
  type CalculationResult,
  type Shares,
  type TraceStep,
} from '@renkei/subsidy-rules';

/**
 * From a member's cost lines to what it pays, as its own people may read it: where the whole group's sums are needed the
 * outcome stands alone. The paper is handed to the member, whoever has it made. Steps of nothing but zeros are left out.
 */
export function shareStepsOf(result: CalculationResult, shares: Shares, index: number): ShareStep[] {
  const whole = [
    ...ladderTo(explainMember(result, index), `members[${index}].granted`),
    ...explainShare(result, shares, index),
  ];
  const shown = ownSteps(whole, index)
    .map((step, position) => ({ step, label: whole[position]?.label ?? step.label }))
    .filter(({ step }, position, all) => position === all.length - 1 || !isIdle(step));
  // a count is named by its words already
  const numbers = new Map(
    shown.flatMap(({ step }, position) => (step.unit === 'YEN' ? [[step.id, position + 1] as const] : [])),
  );
  return shown.map(({ step, label }) => ({
    label,
    explanation: explained(step, numbers, result.ruleSet.id),
    amount: step.unit === 'YEN' ? step.result : null,
    clause: step.clause === '' ? null : step.clause,
  }));
}

/** 0 made of nothing but zeros: nothing is bought of this kind. */
function isIdle({ result, inputs, formula, unit }: TraceStep): boolean {
  if (result !== 0n) return false;
  if (unit === 'COUNT') return inputs.length === 0;
  return formula !== '' && inputs.every(({ unit: of, value }) => of === 'COUNT' || value === 0n);
}

function explained(step: TraceStep, numbers: ReadonlyMap<string, number>, year: RuleSetId): Message {
  if (step.formula === '') return WITHHELD;
  const parts = [arithmetic(step, numbers), ...remarks(step, year)];
  return { ja: parts.map(({ ja }) => ja).join(''), en: parts.map(({ en }) => en).join(' ') };
}

const OF_STEP = {
  ja: (amount: string, step: number) => `順番${step}の${amount}`,
  en: (amount: string, step: number) => `${amount} (step ${step})`,
} as const;

const WITHHELD: Message = {
  ja: 'グループ全体の額から計算します。ほかの構成員の金額は載せていません。',
  en: 'Worked out from the whole group’s sums; what the other members claim is not shown.',
};

/** '順番4の500,000 と …': an amount of another step carries its number. */
function arithmetic(step: TraceStep, numbers: ReadonlyMap<string, number>): Message {
  if (step.unit === 'COUNT') {
    const names = (language: keyof Message) => step.inputs.map(({ label }) => label[language]).join('、');
    return { ja: `${names('ja')}の${step.result}つです。`, en: `${step.result}: ${names('en')}.` };
  }
  const formula = readFormula(step.formula);
  const said = (language: keyof Message): string =>
    formula === null
      ? step.formula
      : withNumbers(formula, step.inputs, language)
          .map(({ text, ref }, at, pieces) => {
            const number = ref == null ? undefined : numbers.get(ref);
            const amount = language === 'ja' && isAmount(step, pieces, at) ? `${text}円` : text;
            return number === undefined ? amount : OF_STEP[language](amount, number);
          })
          .join('');
  return { ja: `${said('ja')}。`, en: `${said('en')}.` };
}

/** An amount that the step takes in, or a fixed one that another is held against: 「500,000 と … の小さいほう」. */
function isAmount({ inputs }: TraceStep, pieces: readonly Piece[], at: number): boolean {
  const [before, piece, after] = [pieces[at - 1]?.text, pieces[at], pieces[at + 1]?.text];
  if (piece === undefined) return false;
  if (piece.ref !== undefined) {
    const { text, ref } = piece;
    return inputs.some((of) => of.unit === 'YEN' && of.ref === ref && digits(of.value) === text);
  }
  const compared = after === ' と ' || (before === ' と ' && after === ' の小さいほう');
  return compared && /^[\d,]+$/.test(piece.text);
}

/** The official papers by the short names that the steps' clauses use, e.g. 『S23：2023年度概要資料（S23）』. */
export function sourcesOf(steps: readonly ShareStep[]): Message[] {
  const named = SOURCE_DOCUMENTS.filter(
    (document) => document !== 'LAW' && steps.some(({ clause }) => clause?.includes(document) === true),
  ).map(documentName);
  if (named.length === 0) return [];
  return [{ ja: `資料の名前：${named.join('、')}`, en: `The papers: ${named.join(', ')}` }];
}

function remarks({ rounding, cap, carriedBack }: TraceStep, year: RuleSetId): Message[] {
  return [
    ...(rounding === 'floor' ? [{ ja: '1円未満は切り捨てです。', en: 'Rounded down to the yen.' }] : []),
    ...(cap?.reached === true
      ? [
          {
            ja: `上限の${formatYen(cap.yen)}に届いています。`,
            en: `The limit of ${formatYenEn(cap.yen)} is reached.`,
          },
        ]
      : []),
    ...(carriedBack
      ? [
          {
            ja: `2025年の資料にある決まりを、${year}年にも使っています。`,
            en: `A rule from the papers of 2025, used for ${year} too.`,
          },
        ]
      : []),
  ];
}
