import { cellAddress, columnIndex } from '@renkei/documents';
import type { Parsed, Sheet, TableCell, ValueProblem, Workbook } from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import type { SheetKey } from '../layout/layout.ts';
import { SHEET_KEYS } from '../layout/layout.ts';
import type { CellParser } from './cell-values.ts';
import type { CellState, MemberCell, ReadCell } from './reading.ts';
import type { TextAmounts } from './text-amounts.ts';

const NO_RESULT: Message = {
  ja: '数式の結果が保存されていません。Excelで開いて保存し直すか、値を直接入れてください。',
  en: 'The result of this formula was not saved. Please open the file in Excel and save it, or enter the value itself.',
};
const ERROR_RESULT: Message = {
  ja: '数式がエラーになっています。値を直接入れてください。',
  en: 'This formula gives an error. Please enter the value itself.',
};

const TEXT_AMOUNT: ValueProblem = {
  severity: 'warning',
  code: 'TEXT_AMOUNT',
  message: {
    ja: '文字として入っているため、様式の数式では計算されません。数値で入れ直してください（Renkeiで様式を作り直すと数値になります）。',
    en: 'This is text, which the formulas of the form do not calculate with. Please enter it as a number (forms made by Renkei hold numbers).',
  },
};
const NO_AMOUNT: ValueProblem = {
  severity: 'warning',
  code: 'TEXT_AMOUNT',
  message: {
    ja: '文字が入っているため、様式の数式がエラーになることがあります。金額がなければ空欄にしてください。',
    en: 'This is text, on which the formulas of the form may break. Please leave the cell empty when there is no amount.',
  },
};

type Key = `${SheetKey}!${string}`;

interface Entry {
  readonly index: number;
  readonly business: () => string | null;
  cell: Omit<ReadCell, 'business'>;
}

/** Reads cells of an official workbook and keeps the account of every one of them. */
export class CellReader {
  readonly #sheets = new Map<SheetKey, ReadonlyMap<string, TableCell>>();
  readonly #log = new Map<Key, Entry>();
  readonly #names: Readonly<Record<SheetKey, string>>;

  readonly #textAmounts: TextAmounts;

  constructor(workbook: Workbook, sheetNames: Readonly<Record<SheetKey, string>>, textAmounts: TextAmounts) {
    this.#textAmounts = textAmounts;
    this.#names = sheetNames;
    for (const key of SHEET_KEYS) {
      const sheet = workbook.sheets.find(({ name }) => name === sheetNames[key]);
      this.#sheets.set(key, sheet === undefined ? new Map() : ownCells(sheet));
    }
  }

  /** Every cell of a sheet that holds something. */
  cells(sheet: SheetKey): ReadonlyMap<string, TableCell> {
    return this.#sheets.get(sheet) ?? new Map<string, TableCell>();
  }

  at(sheet: SheetKey, cell: string): MemberCell | null {
    const found = this.cells(sheet).get(cell);
    return found === undefined
      ? null
      : { sheet, sheetName: this.#names[sheet], cell, text: found.text, kind: found.kind };
  }

  /**
   * Reads one input cell and enters it into the account. A problem of severity error, or one that leaves no value,
   * makes it NOT_UNDERSTOOD; what else there is to say becomes its message.
   */
  take<T>(
    sheet: SheetKey,
    cell: string,
    label: Message,
    business: () => string | null,
    parse: CellParser<T>,
  ): T | null {
    const found = this.cells(sheet).get(cell);
    if (found === undefined) return null;
    if (found.notes.includes('FORMULA_WITHOUT_RESULT') || found.notes.includes('ERROR_VALUE')) {
      const message = found.notes.includes('ERROR_VALUE') ? ERROR_RESULT : NO_RESULT;
      this.enter(sheet, cell, label, business, 'NOT_UNDERSTOOD', message);
      return null;
    }
    const { value, problems } = parse(found.text, found.kind);
    const failed =
      problems.some(({ severity }) => severity === 'error') || (value === null && problems.length > 0);
    // What is not understood asks for another entry already.
    const isTextAmount = !failed && this.#textAmounts.get(sheet)?.get(cell) === found.text;
    const notes = [
      ...problems,
      ...notesOn(found),
      ...(isTextAmount ? [value === null ? NO_AMOUNT : TEXT_AMOUNT] : []),
    ];
    this.enter(sheet, cell, label, business, failed ? 'NOT_UNDERSTOOD' : 'TAKEN', joined(notes));
    return failed ? null : value;
  }

  enter(
    sheet: SheetKey,
    cell: string,
    label: Message,
    business: () => string | null,
    state: CellState,
    message: Message | null,
  ): void {
    const text = this.cells(sheet).get(cell)?.text ?? '';
    const entry = { sheet, sheetName: this.#names[sheet], cell, label, text, state, message };
    this.#log.set(`${sheet}!${cell}`, { index: this.#log.size, business, cell: entry });
  }

  /** Adds a remark on a cell read before, and changes what became of it. A cell that is empty is entered. */
  remark(
    sheet: SheetKey,
    cell: string,
    label: Message,
    state: CellState,
    message: Message,
    business: () => string | null,
  ): void {
    const entry = this.#log.get(`${sheet}!${cell}`);
    if (entry === undefined) {
      this.enter(sheet, cell, label, business, state, message);
      return;
    }
    const { message: before } = entry.cell;
    const both =
      before === null ? message : { ja: `${before.ja} ${message.ja}`, en: `${before.en} ${message.en}` };
    entry.cell = {
      ...entry.cell,
      state: entry.cell.state === 'NOT_UNDERSTOOD' ? entry.cell.state : state,
      message: both,
    };
  }

  isRead(sheet: SheetKey, cell: string): boolean {
    return this.#log.has(`${sheet}!${cell}`);
  }

  /** The account, sheet by sheet, row by row. */
  account(): ReadCell[] {
    const order = (cell: ReadCell) => {
      const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(cell.cell) ?? [];
      return SHEET_KEYS.indexOf(cell.sheet) * 1e10 + Number(row) * 1e4 + (columnIndex(letters) ?? 0);
    };
    return [...this.#log.values()]
      .map(({ cell, business }) => ({ ...cell, business: business() }))
      .sort((first, second) => order(first) - order(second));
  }
}

function ownCells({ rows }: Sheet): ReadonlyMap<string, TableCell> {
  const cells = new Map<string, TableCell>();
  for (const row of rows) {
    for (const [column, cell] of row.cells.entries()) {
      if (cell !== null && cell.mergedFrom === null) cells.set(cellAddress(column, row.rowNumber), cell);
    }
  }
  return cells;
}

function notesOn(cell: TableCell): Parsed<null>['problems'] {
  const said: ValueProblem[] = [];
  if (cell.notes.includes('STRUCK_OUT')) {
    said.push({
      severity: 'warning',
      code: 'STRUCK_OUT',
      message: {
        ja: '取り消し線が引かれています。取り込んでよいかご確認ください。',
        en: 'This cell is struck out. Please check whether to take it over.',
      },
    });
  }
  if (cell.notes.includes('TRUNCATED')) {
    said.push({
      severity: 'warning',
      code: 'TRUNCATED',
      message: {
        ja: '長すぎるため、途中まで読みました。',
        en: 'The text is too long; only its beginning was read.',
      },
    });
  }
  return said;
}

function joined(problems: Parsed<null>['problems']): Message | null {
  if (problems.length === 0) return null;
  return {
    ja: problems.map(({ message }) => message.ja).join(' '),
    en: problems.map(({ message }) => message.en).join(' '),
  };
}
