import { err, ok, parseLocalDate, sumYen, type LocalDate, type Result } from '@renkei/kernel';
import { ACCOUNT_TYPE_DIGITS, type TransferAccountType } from '../bank-transfer/transfer-layout.ts';
import {
  problemAt,
  type BankMovement,
  type BankResultFile,
  type BankResultProblem,
  type StatedAccount,
} from './bank-movement.ts';
import { CORRECTION_KIND, NOTICE_LAYOUTS, TRANSACTION_KINDS } from './zengin-layout.ts';
import { noticeRecords, valuesOf, type NoticeValues } from './zengin-records.ts';

const REIWA_BEFORE_FIRST = 2018;
/** 02: form B of 01 carries amounts of more than ten digits behind 取消区分. */
const LONG_AMOUNT = /^\d{24}/;

/**
 * Reads 入出金取引明細 (03) or 振込入金通知 (01): every field, the totals of the trailer, and that the balances agree.
 * @param today in Japan. The files write years of the era without its name: they are of 令和, and not of the future;
 *   a file with Western years is refused, not guessed at.
 */
export function readZenginNotice(
  bytes: Uint8Array,
  business: string,
  today: LocalDate,
): Result<BankResultFile, readonly BankResultProblem[]> {
  const split = noticeRecords(bytes, business);
  if (!split.ok) return err([split.error]);
  const { records } = split.value;
  const layout = NOTICE_LAYOUTS[split.value.business];
  const problems: BankResultProblem[] = [];
  const header = valuesOf(layout.header, records[0]!, 1, problems);
  const data = records.slice(1, -2).map((record, index) => ({
    line: index + 2,
    values: valuesOf(layout.data, record, index + 2, problems),
  }));
  const trailer = valuesOf(layout.trailer, records.at(-2)!, records.length - 1, problems);
  if (problems.length > 0) return err(problems);
  const account = accountOf(header, problems);
  const movementOf = split.value.business === '03' ? transactionOf : receiptOf;
  const movements = data.flatMap(({ line, values }) => movementOf(values, line, today, problems) ?? []);
  if (problems.length > 0) return err(problems);
  const totals = split.value.business === '03' ? transactionTotals : receiptTotals;
  const wrong = totals(movements, trailer, header).map(([ja, stated, counted]) =>
    problemAt(
      'TOTAL_WRONG',
      records.length - 1,
      `${ja}は${stated}とありますが、明細を足すと${counted}です。ファイルを編集せずに、銀行の画面からもう一度ダウンロードしてください。`,
      `${ja} is stated as ${stated} and comes to ${counted}. Please download the file again and do not edit it.`,
    ),
  );
  if (wrong.length > 0) return err(wrong);
  const format = split.value.business === '03' ? 'ZENGIN_TRANSACTIONS' : 'ZENGIN_RECEIPTS';
  return ok({ format, account, movements });
}

const ACCOUNT_TYPES: ReadonlyMap<string, TransferAccountType> = new Map(
  (Object.keys(ACCOUNT_TYPE_DIGITS) as TransferAccountType[]).map((type) => [
    ACCOUNT_TYPE_DIGITS[type],
    type,
  ]),
);

/** 03 has ten digits for the number of the account, of which banks here use seven. */
function accountOf(header: NoticeValues, problems: BankResultProblem[]): StatedAccount {
  const accountNumber = header['accountNumber']!.replace(/^000(?=\d{7}$)/, '');
  if (['5', '6', '7'].includes(header['accountType']!) || accountNumber.length !== 7) {
    problems.push(
      problemAt(
        'FIELD',
        1,
        '普通・当座・貯蓄預金の明細ではありません。補助金を受け取る口座の明細をお選びください。',
        'This is not of an ordinary, current or savings account. Please choose the account that gets the subsidy.',
      ),
    );
  }
  return {
    bankCode: header['bankCode']!,
    branchCode: header['branchCode']!,
    accountType: ACCOUNT_TYPES.get(header['accountType']!) ?? null,
    accountNumber,
  };
}

function transactionOf(
  values: NoticeValues,
  line: number,
  today: LocalDate,
  problems: BankResultProblem[],
): BankMovement | null {
  const on = dayOf(values['on']!, line, today, problems);
  const direction = { 1: 'IN', 2: 'OUT' }[values['direction']!] as BankMovement['direction'] | undefined;
  if (direction === undefined) {
    problems.push(
      problemAt(
        'DIRECTION',
        line,
        `入払区分が「${values['direction']}」です（1入金、2出金）。`,
        `入払区分 is “${values['direction']}” (1 in, 2 out).`,
      ),
    );
  }
  const yen = amountOf(values['yen']!, line, problems);
  if (on === null || direction === undefined || yen === null) return null;
  const kind = TRANSACTION_KINDS[values['business']!] ?? '';
  return {
    line,
    on,
    direction,
    yen,
    text: joined(kind, values['payer']!, values['summary']!),
    reference: withoutZeros(values['reference']!),
    balance: null,
    standing: values['business'] === CORRECTION_KIND ? 'CORRECTION' : 'NORMAL',
  };
}

function receiptOf(
  values: NoticeValues,
  line: number,
  today: LocalDate,
  problems: BankResultProblem[],
): BankMovement | null {
  const on = dayOf(values['on']!, line, today, problems);
  const long = LONG_AMOUNT.exec(values['more']!)?.[0].slice(0, 12) ?? '0';
  const yen = amountOf(BigInt(values['yen']!) > 0n ? values['yen']! : long, line, problems);
  if (on === null || yen === null) return null;
  return {
    line,
    on,
    direction: 'IN',
    yen,
    text: joined(values['payer']!),
    reference: withoutZeros(values['reference']!),
    balance: null,
    standing: values['cancelled'] === '1' ? 'CANCELLED' : 'NORMAL',
  };
}

type Total = readonly [name: string, stated: bigint, counted: bigint];

function transactionTotals(
  movements: readonly BankMovement[],
  trailer: NoticeValues,
  header: NoticeValues,
): Total[] {
  const of = (direction: BankMovement['direction']) =>
    movements.filter((movement) => movement.direction === direction);
  const sum = (list: readonly BankMovement[]) => sumYen(list.map(({ yen }) => yen));
  const [ins, outs] = [of('IN'), of('OUT')];
  const totals: Total[] = [
    ['入金件数', BigInt(trailer['inCount']!), BigInt(ins.length)],
    ['入金額合計', BigInt(trailer['inTotal']!), sum(ins)],
    ['出金件数', BigInt(trailer['outCount']!), BigInt(outs.length)],
    ['出金額合計', BigInt(trailer['outTotal']!), sum(outs)],
  ];
  const [before, after] = [balanceOf(header), balanceOf(trailer)];
  if (before !== null && after !== null) totals.push(['取引後残高', after, before + sum(ins) - sum(outs)]);
  return totals.filter(([, stated, counted]) => stated !== counted);
}

/** A cancelled one is in 取消合計 besides; banks differ on whether 振込合計 still holds it. */
function receiptTotals(movements: readonly BankMovement[], trailer: NoticeValues): Total[] {
  const cancelled = movements.filter(({ standing }) => standing === 'CANCELLED');
  const sum = (list: readonly BankMovement[]) => sumYen(list.map(({ yen }) => yen));
  const stated = [BigInt(trailer['count']!), BigInt(trailer['total']!)] as const;
  const all = [BigInt(movements.length), sum(movements)] as const;
  const standing = [all[0] - BigInt(cancelled.length), all[1] - sum(cancelled)] as const;
  const agrees = [all, standing].some(([count, total]) => count === stated[0] && total === stated[1]);
  if (agrees) return [];
  const totals: Total[] = [
    ['振込合計件数', stated[0], standing[0]],
    ['振込合計金額', stated[1], standing[1]],
  ];
  return totals.filter(([, said, counted]) => said !== counted);
}

/** 貸越区分 2 is below zero; not every bank fills the field. */
function balanceOf({ balance, overdrawn }: NoticeValues): bigint | null {
  if (!/^\d+$/.test(balance ?? '') || !['1', '2'].includes(overdrawn ?? '')) return null;
  return overdrawn === '2' ? -BigInt(balance!) : BigInt(balance!);
}

function dayOf(
  yymmdd: string,
  line: number,
  today: LocalDate,
  problems: BankResultProblem[],
): LocalDate | null {
  const year = REIWA_BEFORE_FIRST + Number(yymmdd.slice(0, 2));
  const read = parseLocalDate(`${year}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`);
  if (read.ok && read.value >= '2019-05-01' && read.value <= today) return read.value;
  problems.push(
    problemAt(
      'DATE',
      line,
      `勘定日「${yymmdd}」を、令和の今日までの日付として読めません。西暦で出力した全銀ファイルは読めないので、和暦で出力し直すか、CSVをお選びください。`,
      `勘定日 “${yymmdd}” is not a day of 令和 up to today. Files with Western years cannot be read: please download it with 和暦, or as a CSV.`,
    ),
  );
  return null;
}

function amountOf(digits: string, line: number, problems: BankResultProblem[]): bigint | null {
  const yen = BigInt(digits);
  if (yen > 0n) return yen;
  problems.push(problemAt('AMOUNT', line, '金額が0円です。', 'The amount is 0 yen.'));
  return null;
}

const joined = (...parts: readonly string[]) =>
  parts
    .map((part) => part.replace(/ +/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
const withoutZeros = (text: string) => text.replace(/^0+/, '');
