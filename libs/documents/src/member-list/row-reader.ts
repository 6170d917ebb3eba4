import { cellAddress } from '../table/workbook.ts';
import type { TableCell, TableRow } from '../table/workbook.ts';
import { problem } from './imported-member.ts';
import type { Parsed, ValueProblem } from './imported-member.ts';
import { isAmountMeaning, MEANING_LABELS } from './meaning.ts';
import type { ColumnUnderstanding, Meaning } from './meaning.ts';
import type { CellIssue } from './understanding.ts';
import { reasonOf, shownValue } from './readings.ts';
import type { CellReading, ReadingReason } from './readings.ts';
import { oneLine } from './values/blank.ts';

export interface FilledCell {
  readonly column: ColumnUnderstanding;
  readonly cell: TableCell;
  readonly row: TableRow;
}

/** Characters that stand where another was lost: �, 〓, and codes of a private font (外字). */
const LOST_CHARACTER = /[\uFFFD〓\uE000-\uF8FF]/;

function noteProblems({ cell }: FilledCell): ValueProblem[] {
  const problems: ValueProblem[] = [];
  for (const note of cell.notes) {
    if (note === 'FORMULA_RESULT') {
      problems.push(
        problem(
          'warning',
          'FORMULA_RESULT',
          '数式のマスです。Excelに保存されていた計算結果を使いました。',
          'A formula; the result saved in the file was used.',
        ),
      );
    } else if (note === 'FORMULA_TEXT') {
      problems.push(
        problem(
          'warning',
          'FORMULA_TEXT',
          '「=」で始まるマスは、計算せずに文字として読みました。',
          'A cell starting with "=" was read as text, not calculated.',
        ),
      );
    } else if (note === 'TRUNCATED') {
      problems.push(
        problem(
          'warning',
          'TEXT_CUT',
          '長すぎるため、途中までを読みました。',
          'The text is too long and was cut.',
        ),
      );
    } else if (note === 'STRUCK_OUT') {
      problems.push(
        problem(
          'warning',
          'STRUCK_OUT',
          '取り消し線が引かれています。この行を読み込んでよいかご確認ください。',
          'This is struck out. Please check whether to take the row over.',
        ),
      );
    }
  }
  if (LOST_CHARACTER.test(cell.text)) {
    problems.push(
      problem(
        'warning',
        'CHARACTER_LOST',
        '文字化けか外字があるようです。正しい文字に直してください。',
        'A character seems to be lost or private; please correct it.',
      ),
    );
  }
  return problems;
}

/** Why the cell has no value to read, though it is not empty. */
function unusable({ column, cell }: FilledCell): ValueProblem | null {
  if (cell.notes.includes('FORMULA_WITHOUT_RESULT')) {
    return problem(
      'error',
      'FORMULA_WITHOUT_RESULT',
      '数式の計算結果がファイルに保存されていません。Excelで開いて上書き保存するか、値を直接入れてください。',
      'The result of this formula is not saved in the file. Please open and save it in Excel, or enter the value.',
    );
  }
  if (cell.notes.includes('ERROR_VALUE')) {
    return problem(
      'error',
      'ERROR_VALUE',
      `Excelのエラー（${cell.text}）になっています。値を入れ直してください。`,
      `This is an Excel error (${cell.text}). Please enter the value again.`,
    );
  }
  if (
    cell.mergedFrom !== null &&
    (isAmountMeaning(column.meaning) || column.meaning === 'corporateNumber' || column.meaning === 'name')
  ) {
    return problem(
      'error',
      'MERGED_VALUE',
      column.meaning === 'name'
        ? `${cell.mergedFrom} と結合されたマスです。1つの店は1行にまとめ、ソフトウェア・レジなどの費用は列を分けて入れてください。`
        : `${cell.mergedFrom} と結合されたマスです。どの店の分か分からないため、店ごとに分けて入れてください。`,
      `This cell is merged with ${cell.mergedFrom}; it is not clear whose value it is. Please enter it for each business.`,
    );
  }
  return null;
}

/**
 * Reads the cells of one member by meaning and gathers what there is to say about them. A member has one row; in a
 * list with a row for each cost it has several, and its own values are those of the first row that gives them.
 */
export class RowReader {
  readonly issues: CellIssue[] = [];
  readonly readings: CellReading[] = [];
  readonly row: TableRow;
  /** The column whose address was taken apart into municipality and rest; told once for the file. */
  splitAddress: ColumnUnderstanding | null = null;
  private readonly told = new Set<string>();

  constructor(
    readonly rows: readonly [TableRow, ...TableRow[]],
    readonly columns: readonly ColumnUnderstanding[],
  ) {
    this.row = rows[0];
  }

  private rowOf({ index }: ColumnUnderstanding): TableRow {
    return this.rows.find((row) => oneLine(row.cells[index]?.text ?? '') !== '') ?? this.row;
  }

  /** The filled cells of a meaning, the surest column first. */
  cells(meaning: Meaning): FilledCell[] {
    return this.columns
      .filter((column) => column.meaning === meaning)
      .toSorted((first, second) => second.confidence - first.confidence || first.index - second.index)
      .flatMap((column) => this.cellOf(column) ?? []);
  }

  /** The filled cell of a column; null when it is empty. */
  cellOf(column: ColumnUnderstanding): FilledCell | null {
    const row = this.rowOf(column);
    const cell = row.cells[column.index] ?? null;
    return cell === null || oneLine(cell.text) === '' ? null : { column, cell, row };
  }

  /**
   * The value of a cell through a parser; `blank` when the cell cannot be used at all. Whenever the value is not the
   * text of the cell, that is noted.
   */
  read<T>(
    filled: FilledCell,
    blank: T,
    parse: (text: string, filled: FilledCell) => Parsed<T>,
    show: (value: T) => string | null = (value) =>
      filled.column.meaning === null ? null : shownValue(filled.column.meaning, value),
  ): T {
    const address = cellAddress(filled.column.index, filled.row.rowNumber);
    const refused = unusable(filled);
    if (!this.told.has(address)) {
      this.told.add(address);
      for (const found of refused === null ? noteProblems(filled) : [refused])
        this.tell(filled.column, found);
    }
    if (refused !== null) return blank;
    const { value, problems } = parse(filled.cell.text, filled);
    for (const found of problems) this.tell(filled.column, found);
    const taken = show(value);
    const { text, mergedFrom } = filled.cell;
    if (mergedFrom !== null && taken !== null) this.note(filled.column, taken, 'MERGED');
    else if (taken !== null && taken !== text)
      this.note(filled.column, taken, reasonOf(filled.column, text, taken));
    return value;
  }

  /** The value of the first filled cell of a meaning. */
  first<T>(meaning: Meaning, blank: T, parse: (text: string, filled: FilledCell) => Parsed<T>): T {
    const filled = this.cells(meaning)[0];
    return filled === undefined ? blank : this.read(filled, blank, parse);
  }

  /** Notes that a cell is taken over as something else than it says; the last word on a cell counts. */
  note(column: ColumnUnderstanding, taken: string, why: ReadingReason): void {
    if (column.meaning === null) return;
    const row = this.rowOf(column);
    const cell = cellAddress(column.index, row.rowNumber);
    const earlier = this.readings.findIndex((reading) => reading.cell === cell);
    if (earlier >= 0) this.readings.splice(earlier, 1);
    this.readings.push({
      column: column.column,
      columnLabel: labelOf(column),
      cell,
      meaning: column.meaning,
      original: row.cells[column.index]?.text ?? '',
      taken,
      why,
    });
  }

  /** An issue on a cell of a column. */
  tell(
    column: ColumnUnderstanding,
    { severity, code, message }: ValueProblem,
    row: TableRow = this.rowOf(column),
  ): void {
    this.issues.push({
      column: column.column,
      columnLabel: labelOf(column),
      cell: cellAddress(column.index, row.rowNumber),
      meaning: column.meaning,
      severity,
      code,
      message,
      original: row.cells[column.index]?.text ?? '',
    });
  }

  /** An issue about a meaning: on its cell when there is a column, else on the row. */
  tellAbout(meaning: Meaning, found: ValueProblem): void {
    const column =
      this.cells(meaning)[0]?.column ?? this.columns.find((candidate) => candidate.meaning === meaning);
    if (column !== undefined) return this.tell(column, found);
    const { severity, code, message } = found;
    this.issues.push({
      column: null,
      columnLabel: MEANING_LABELS[meaning].ja,
      cell: null,
      meaning,
      severity,
      code,
      message,
      original: '',
    });
  }

  has(meaning: Meaning): boolean {
    return this.columns.some((column) => column.meaning === meaning);
  }
}

function labelOf({ label, column }: ColumnUnderstanding): string {
  return label === '' ? `${column}列` : label;
}
