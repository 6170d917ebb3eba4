import { err, ok, type Result } from '@renkei/kernel';
import type { TableRow } from '../table/workbook.ts';
import { problemAt, type BankResultProblem } from './bank-movement.ts';

/** Columns of a bank's table, from 0. */
export interface StatementColumns {
  readonly headerRow: number;
  /** One, or year, month and day apart. */
  readonly date: readonly [number] | readonly [number, number, number];
  /** Money out and in apart, or one amount with the direction beside it or in its sign. */
  readonly amounts:
    | { readonly kind: 'APART'; readonly out: number; readonly in: number }
    | { readonly kind: 'ONE'; readonly amount: number; readonly direction: number | null };
  readonly balance: number | null;
  readonly texts: readonly number[];
  readonly reference: number | null;
}

/** How far down banks put the heading, below who and which account. */
const HEADING_WITHIN = 40;

/** In the order of trust: 勘定日 before 取引日 where a bank gives both. */
const DATES = ['勘定日', '取引日', '取引年月日', '日付', '年月日', '入出金日', '処理日', '計上日'];
const OUT =
  /^(?:支払い?(?:金額|額)?|出金(?:金?額)?|引き?出し?(?:金?額)?|払い?出し?(?:金?額)?|払い?戻し?(?:金?額)?)$/;
const IN =
  /^(?:預か?り(?:金額|入れ?額?|額)?|預入れ?(?:金?額)?|預け入れ(?:金?額)?|入金(?:金?額)?|受け?入れ?(?:金?額)?)$/;
const AMOUNT = /^(?:金額|取引金?額|入出金(?:金?額)?|受払金?額)$/;
const DIRECTION = /^(?:入出金?区分|入払(?:い)?区分|受払区分|出入金?区分|入金・?出金)$/;
const BALANCE = /^(?:残高|差引残高|預り残高|預金残高|取引後残高|現在残高|現在高|口座残高)$/;
const TEXT =
  /^(?:摘要(?:内容|欄)?\d?|取引内容|取り?扱い?内容|詳細\d?|内容|明細|相手先|相手名|入出金先(?:内容)?|入出金内容|振込(?:依頼)?人名?|依頼人名?|受取人名?|振込先|備考|メモ)$/;
const REFERENCE = /^(?:照会番号|取引番号|整理番号|明細番号|番号)$/;

/**
 * Finds what the columns of a bank's table mean by their heading; nothing is concluded from what stands below it.
 * Problems: COLUMNS_UNKNOWN, COLUMN_TWICE.
 */
export function statementColumns(rows: readonly TableRow[]): Result<StatementColumns, BankResultProblem> {
  for (const [index, row] of rows.slice(0, HEADING_WITHIN).entries()) {
    const names = row.cells.map((cell) => nameOf(cell?.text ?? ''));
    const found = columnsOf(names);
    if (found === null) continue;
    const twice = [OUT, IN, BALANCE].find((form) => names.filter((name) => form.test(name)).length > 1);
    if (twice !== undefined) return err(ambiguous(row.rowNumber));
    return ok({ headerRow: index, ...found });
  }
  return err(
    problemAt(
      'COLUMNS_UNKNOWN',
      null,
      '見出しの行が見つかりません。「日付」と「出金」「入金」（または「金額」と「入出金区分」）の列がある入出金明細のCSVをお選びください。',
      'No heading was found with a date and money out and in (or an amount and its direction). Please choose the transactions of the account.',
    ),
  );
}

function columnsOf(names: readonly string[]): Omit<StatementColumns, 'headerRow'> | null {
  const date = dateOf(names);
  const one = (form: RegExp) => {
    const index = names.findIndex((name) => form.test(name));
    return index === -1 ? null : index;
  };
  const [out, into, amount] = [one(OUT), one(IN), one(AMOUNT)];
  const amounts =
    out !== null && into !== null
      ? ({ kind: 'APART', out, in: into } as const)
      : amount !== null
        ? ({ kind: 'ONE', amount, direction: one(DIRECTION) } as const)
        : null;
  if (date === null || amounts === null) return null;
  return {
    date,
    amounts,
    balance: one(BALANCE),
    texts: names.flatMap((name, index) => (TEXT.test(name) ? [index] : [])),
    reference: one(REFERENCE),
  };
}

function dateOf(names: readonly string[]): StatementColumns['date'] | null {
  const single = DATES.map((name) => names.indexOf(name)).find((index) => index !== -1);
  if (single !== undefined) return [single];
  // PayPay銀行 writes 操作日(年), 操作日(月), 操作日(日)
  const parts = ['年', '月', '日'].map((part) => names.findIndex((name) => name === `操作日/${part}`));
  return parts.includes(-1) ? null : (parts as unknown as [number, number, number]);
}

/** お取引日（勘定日） is read as 取引日; what stands in brackets is a unit or a remark. */
function nameOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(.*日)\(([年月日])\)$/, '$1/$2')
    .replace(/\(.*?\)/g, '')
    .replace(/^[おご]/, '');
}

function ambiguous(line: number): BankResultProblem {
  return problemAt(
    'COLUMN_TWICE',
    line,
    '同じ意味の列が2つあり、どちらを読むのかわかりません。いらない列を消して保存し、もう一度お選びください。',
    'Two columns mean the same. Please delete the one that is not needed and select the file again.',
  );
}
