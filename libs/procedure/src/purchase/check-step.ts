import { formatYen, formatYenEn } from '@renkei/kernel';
import { checkLength, tidyLine, type ProblemList } from '@renkei/platform';
import type { PurchaseStepInput } from './purchase.inputs.ts';
import type { Buyer, PurchaseLine } from './purchase-lines.ts';
import type { NewPurchaseStep } from './purchase.rows.ts';

/** Keeps the steps of a line a plain list. */
export const MAX_STEPS_PER_LINE = 200;
/** As for a cost line; with it every sum of a line stays exact in JSON. */
const MAX_STEP_YEN = 100_000_000_000n;
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Says all that is wrong with the input itself, whatever the rules of the programme say. */
export function checkStep(problems: ProblemList, input: PurchaseStepInput, path: string): void {
  if (input.occurredTime != null && !CLOCK_TIME.test(input.occurredTime)) {
    problems.add('NOT_A_TIME', `${path}.occurredTime`, {
      ja: '時刻は 09:30 のように、00:00 から 23:59 までで入れてください。',
      en: 'Please enter the time as 09:30, from 00:00 to 23:59.',
    });
  }
  checkAmounts(problems, input, path);
  checkPayment(problems, input, path);
  checkLength(problems, tidyLine(input.documentNumber ?? ''), `${path}.documentNumber`, 100);
  checkLength(problems, tidyLine(input.note ?? ''), `${path}.note`, 1000);
}

function checkAmounts(problems: ProblemList, input: PurchaseStepInput, path: string): void {
  const { amountYen, taxYen } = input;
  if (amountYen > MAX_STEP_YEN) {
    problems.add('TOO_LARGE', `${path}.amountYen`, {
      ja: `1回の金額は${formatYen(MAX_STEP_YEN)}までです。税抜の金額をご確認ください。`,
      en: `One step is at most ${formatYenEn(MAX_STEP_YEN)}. Please check the tax-exclusive amount.`,
    });
  }
  if (taxYen != null && taxYen > amountYen) {
    problems.add('TAX_ABOVE_AMOUNT', `${path}.taxYen`, {
      ja: '消費税が本体の金額より多くなっています。amountYen に税抜の金額、taxYen にその消費税を入れてください。',
      en: 'The tax is more than the amount. Please enter the tax-exclusive amount in amountYen and its tax in taxYen.',
    });
  }
}

const PAYMENT_FIELDS = ['method', 'fromOwnAccount', 'toVendorsAccount'] as const;

/** A payment without its way of paying proves nothing (K25 p.28 (ウ)). */
function checkPayment(problems: ProblemList, input: PurchaseStepInput, path: string): void {
  const paid = input.step === 'PAYMENT';
  for (const field of PAYMENT_FIELDS) {
    if (paid && input[field] == null) {
      problems.add('PAYMENT_DETAIL_NEEDED', `${path}.${field}`, {
        ja: '支払いには、支払い方法と、だれの口座からだれの口座へ払ったかが必要です。通帳や明細で確かめて入れてください。',
        en: 'A payment needs its method and whose accounts it went from and to. Please look at the statement and enter them.',
      });
    } else if (!paid && input[field] != null) {
      problems.add('ONLY_ON_PAYMENTS', `${path}.${field}`, {
        ja: '支払い方法と口座は、支払いの記録にだけ入れてください。ここは空にしてください。',
        en: 'Method and accounts belong on payments only. Please leave this empty.',
      });
    }
  }
}

/** Whether this buyer may buy on this line: its own member, or the representative for it (K25 p.10). */
export function checkPlace(
  problems: ProblemList,
  input: PurchaseStepInput,
  path: string,
  line: PurchaseLine | undefined,
  buyer: Buyer | undefined,
): line is PurchaseLine {
  if (!line) {
    problems.add('COST_LINE_NOT_FOUND', `${path}.costLineId`, {
      ja: '費用の行が見つかりません。このグループの一覧からもう一度お選びください。',
      en: 'The cost line was not found. Please choose it again from this group’s list.',
    });
  }
  if (!buyer) {
    problems.add('BUYER_NOT_FOUND', `${path}.memberId`, {
      ja: '買う構成員が見つかりません。このグループの一覧からもう一度お選びください。',
      en: 'The member who buys was not found. Please choose it again from this group’s list.',
    });
  }
  if (!line || !buyer) return false;
  if (buyer.id !== line.memberId && buyer.role !== 'REPRESENTATIVE') {
    problems.add('BUYER_NOT_OF_LINE', `${path}.memberId`, {
      ja: 'この費用を買えるのは、その構成員か代表事業者です。どちらかを選んでください。',
      en: 'This cost is bought by its own member or by the representative. Please choose one of them.',
    });
  }
  if (line.withdrawn && !input.alreadyHappened) {
    problems.add('MEMBER_WITHDRAWN', `${path}.costLineId`, {
      ja: 'この構成員は辞退しているため、これから買うものに補助はありません。もう買ったものなら「もう起きたこと」として記録してください。',
      en: 'This member has withdrawn; what is bought from now on gets no subsidy. If it has happened already, record it as such.',
    });
  }
  return true;
}

/** Whether the line has room for these steps beside those it has. */
export function checkRoom(problems: ProblemList, present: number, added: number, path: string): void {
  if (present + added <= MAX_STEPS_PER_LINE) return;
  problems.add('TOO_MANY_STEPS', `${path}.costLineId`, {
    ja: `1つの費用の行の記録は${MAX_STEPS_PER_LINE}件までです。同じ日の支払いなどは1件にまとめてください。`,
    en: `A cost line has at most ${MAX_STEPS_PER_LINE} steps. Please combine those of one day.`,
  });
}

/** The step as it will be stored; `alreadyHappened` is said by what the guard finds. */
export function newStep(id: string, input: PurchaseStepInput): NewPurchaseStep {
  return {
    id,
    memberId: input.memberId,
    costLineId: input.costLineId,
    step: input.step,
    occurredOn: input.occurredOn,
    occurredTime: input.occurredTime ?? null,
    amountYen: input.amountYen,
    taxYen: input.taxYen ?? 0n,
    method: input.method ?? null,
    fromOwnAccount: input.fromOwnAccount ?? null,
    toVendorsAccount: input.toVendorsAccount ?? null,
    pointsOrCashback: input.pointsOrCashback ?? false,
    documentNumber: tidyLine(input.documentNumber ?? ''),
    note: tidyLine(input.note ?? ''),
    alreadyHappened: false,
  };
}
