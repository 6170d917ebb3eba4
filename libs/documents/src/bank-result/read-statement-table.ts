import { err, ok, parseLocalDate, type LocalDate, type Result } from '@renkei/kernel';
import { parseDay } from '../member-list/values/dates.ts';
import { readTable } from '../table/read-table.ts';
import type { TableCell, TableRow } from '../table/workbook.ts';
import {
  MOST_BANK_RESULT_BYTES,
  MOST_MOVEMENTS,
  problemAt,
  type BankMovement,
  type BankResultFile,
  type BankResultProblem,
} from './bank-movement.ts';
import { statementColumns, type StatementColumns } from './statement-columns.ts';
import { unreadable } from './unreadable.ts';

const TEXT_LIMIT = 200;
/** What stands below or between the movements of some banks. */
const NO_MOVEMENT = /^(?:合計|小計|総合計|前残|繰越|前月繰越|翌月繰越|期首残高|期末残高|以上|件数)/;
/** What banks write for "nothing". */
const NOTHING = /^(?:[-*―ー－＊]*|0)$/;

/**
 * Reads a bank's CSV (Shift_JIS or UTF-8) or workbook of transactions by its heading. A day needs its century or era, an
 * amount stands in exactly one of the two columns or has its direction said; anything else is a problem of its line.
 */
export async function readStatementTable(
  bytes: Uint8Array,
  fileName: string,
  today: LocalDate,
): Promise<Result<BankResultFile, readonly BankResultProblem[]>> {
  const table = await readTable(bytes, fileName, {
    fileBytes: MOST_BANK_RESULT_BYTES,
    rows: MOST_MOVEMENTS + 100,
    columns: 60,
  });
  if (!table.ok) return err([unreadable(table.error)]);
  const rows = table.value.sheets.find(({ hidden }) => !hidden)?.rows ?? [];
  const found = statementColumns(rows);
  if (!found.ok) return err([found.error]);
  const columns = found.value;
  const problems: BankResultProblem[] = [];
  const movements = rows
    .slice(columns.headerRow + 1)
    .flatMap((row) => movementOf(row, columns, today, problems) ?? []);
  if (problems.length > 0) return err(problems);
  return ok({ format: 'TABLE', account: null, movements });
}

function movementOf(
  row: TableRow,
  columns: StatementColumns,
  today: LocalDate,
  problems: BankResultProblem[],
): BankMovement | null {
  const line = row.rowNumber;
  const cell = (index: number | null) => (index === null ? null : (row.cells[index] ?? null));
  const first = row.cells.find((one) => one !== null)?.text ?? '';
  const dated = columns.date.some((index) => cell(index) !== null);
  if (NO_MOVEMENT.test(first.normalize('NFKC')) || (!dated && NO_MOVEMENT.test(textOf(row, columns)))) {
    return null;
  }
  const before = problems.length;
  const on = dayOf(columns.date.map(cell), line, today, problems);
  const amount = amountOf(columns.amounts, cell, line, problems);
  const balance = balanceOf(cell(columns.balance), line, problems);
  if (problems.length > before || on === null || amount === null) return null;
  return {
    line,
    on,
    ...amount,
    text: textOf(row, columns),
    reference: oneLine(cell(columns.reference)?.text ?? '').slice(0, 50),
    balance,
    standing: 'NORMAL',
  };
}

function dayOf(
  cells: readonly (TableCell | null)[],
  line: number,
  today: LocalDate,
  problems: BankResultProblem[],
): LocalDate | null {
  const text = cells.map((cell) => cell?.text.normalize('NFKC').trim() ?? '').join('/');
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const digits = compact && parseLocalDate(compact.slice(1).join('-'));
  const day = digits
    ? digits.ok
      ? digits.value
      : null
    : parseDay(text.replace(/[ T]\d{1,2}:.*$/, '')).value;
  if (day !== null && day <= today) return day;
  problems.push(
    day === null
      ? problemAt(
          'DATE',
          line,
          `「${text}」を日付として読めません。年は西暦4桁か、令和・Rの付いた和暦で入れてください。`,
          `“${text}” cannot be read as a date. Please give the year with four digits, or with its era.`,
        )
      : problemAt('DATE', line, `まだ来ていない日付です（${day}）。`, `This day is still to come (${day}).`),
  );
  return null;
}

type Amount = Pick<BankMovement, 'direction' | 'yen'>;

function amountOf(
  amounts: StatementColumns['amounts'],
  cell: (index: number | null) => TableCell | null,
  line: number,
  problems: BankResultProblem[],
): Amount | null {
  if (amounts.kind === 'APART') {
    const out = yenOf(cell(amounts.out), line, problems);
    const into = yenOf(cell(amounts.in), line, problems);
    if (out === undefined || into === undefined) return null;
    if (out !== null && into === null && out > 0n) return { direction: 'OUT', yen: out };
    if (into !== null && out === null && into > 0n) return { direction: 'IN', yen: into };
    problems.push(
      problemAt(
        'AMOUNT',
        line,
        '出金と入金のどちらか一方に、1円以上の金額が必要です。',
        'There must be an amount of 1 yen or more in exactly one of money out and money in.',
      ),
    );
    return null;
  }
  const yen = yenOf(cell(amounts.amount), line, problems);
  if (yen === undefined) return null;
  const said = amounts.direction === null ? null : directionOf(cell(amounts.direction)?.text ?? '');
  const direction = amounts.direction === null ? (yen !== null && yen < 0n ? 'OUT' : 'IN') : said;
  if (yen === null || yen === 0n || direction === null || (amounts.direction !== null && yen < 0n)) {
    problems.push(
      problemAt(
        direction === null ? 'DIRECTION' : 'AMOUNT',
        line,
        direction === null ? '入金か出金かがわかりません。' : '金額を読めません。',
        direction === null ? 'It is not said whether money came or went.' : 'The amount cannot be read.',
      ),
    );
    return null;
  }
  return { direction, yen: yen < 0n ? -yen : yen };
}

function directionOf(text: string): Amount['direction'] | null {
  const word = text.normalize('NFKC').replace(/\s/g, '');
  if (/^(?:入|入金|預り|預入|受入|受取|\+)$/.test(word)) return 'IN';
  return /^(?:出|出金|払|払出|払戻|支払|引出|-)$/.test(word) ? 'OUT' : null;
}

function balanceOf(cell: TableCell | null, line: number, problems: BankResultProblem[]): bigint | null {
  const text = cell?.text.normalize('NFKC').trim() ?? '';
  if (text === '' || /^[-*]+$/.test(text)) return null;
  const read = wholeYen(text);
  if (read === null) {
    problems.push(problemAt('BALANCE', line, '残高を読めません。', 'The balance cannot be read.'));
  }
  return read;
}

/** null: nothing stands there; undefined: it was reported. */
function yenOf(
  cell: TableCell | null,
  line: number,
  problems: BankResultProblem[],
): bigint | null | undefined {
  const text = cell?.text.normalize('NFKC').replace(/\s/g, '') ?? '';
  if (NOTHING.test(text)) return null;
  const read = wholeYen(text);
  if (read !== null) return read;
  problems.push(
    problemAt(
      'AMOUNT',
      line,
      `「${text.slice(0, 30)}」を金額として読めません。`,
      `“${text.slice(0, 30)}” cannot be read as an amount.`,
    ),
  );
  return undefined;
}

/** 1,234 · ¥1,234 · 1234円 · -1,234 · ▲1,234; null for a fraction or anything else. */
function wholeYen(text: string): bigint | null {
  const found = /^([-+▲△−]?)[¥\\]?([-−]?)(\d{1,3}(?:,\d{3})+|\d{1,16})(?:\.0+)?円?$/.exec(
    text.replace(/\s/g, ''),
  );
  if (found === null) return null;
  const yen = BigInt(found[3]!.replaceAll(',', ''));
  return /[-▲△−]/.test(`${found[1]}${found[2]}`) ? -yen : yen;
}

function textOf(row: TableRow, { texts }: StatementColumns): string {
  const parts = texts.map((index) => oneLine(row.cells[index]?.text ?? '')).filter((part) => part !== '');
  return [...[...new Set(parts)].join(' ')].slice(0, TEXT_LIMIT).join('');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
