import {
  cellAddress,
  type CellIssue,
  type ColumnUnderstanding,
  type Meaning,
  type Severity,
  type TableRow,
  type Understanding,
} from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import type { CostCategory } from '@renkei/subsidy-rules';
import type { GridField } from './official/grid.ts';

const MEANING_OF_CATEGORY: Partial<Record<CostCategory, Meaning>> = {
  SOFTWARE: 'softwareYen',
  OPTION: 'optionYen',
  SERVICE: 'serviceYen',
  PC: 'pcYen',
  REGISTER: 'registerYen',
  ANALYSIS_SOFTWARE: 'analysisYen',
  ANALYSIS_HARDWARE: 'analysisYen',
};

/** A stored field's name, as problems name it, and the meaning of the column it came from. */
const MEANING_OF_FIELD: Readonly<Record<string, Meaning>> = {
  name: 'name',
  nameKana: 'kana',
  legalForm: 'legalForm',
  representativeName: 'representativeName',
  corporateNumber: 'corporateNumber',
  invoiceNumber: 'invoiceNumber',
  capitalYen: 'capitalYen',
  regularEmployees: 'employees',
  postalCode: 'postalCode',
  prefecture: 'prefecture',
  city: 'city',
  addressLine: 'address',
  email: 'email',
  phone: 'phone',
  role: 'role',
  size: 'size',
};

/** Where the columns of a row stand that is no plain row of a sheet: a business of an official workbook. */
export interface OfficialColumns {
  columnOf(field: GridField): string | null;
  /** 'F【様式5】基盤導入経費!F11' of a column of the preview. */
  addressOf(column: string): string | null;
}

/** Collects what is found about one row beyond what reading it told, each on the cell it comes from. */
export class RowIssues {
  readonly #columns: Understanding['columns'];
  readonly #row: TableRow | undefined;
  readonly #official: OfficialColumns | null;
  readonly #issues: CellIssue[];

  constructor(
    columns: Understanding['columns'],
    row: TableRow | undefined,
    found: readonly CellIssue[],
    official: OfficialColumns | null = null,
  ) {
    this.#columns = columns;
    this.#row = row;
    this.#official = official;
    this.#issues = [...found];
  }

  get all(): readonly CellIssue[] {
    return this.#issues;
  }

  get hasErrors(): boolean {
    return this.#issues.some(({ severity }) => severity === 'error');
  }

  has(code: string): boolean {
    return this.#issues.some((issue) => issue.code === code);
  }

  /** The text of the cell a value came from; '' when there is none. */
  textOf(meaning: Meaning): string {
    const column = this.#columns.find((candidate) => candidate.meaning === meaning);
    return column === undefined ? '' : (this.#row?.cells[column.index]?.text ?? '').trim();
  }

  tell(severity: Severity, code: string, meaning: Meaning, message: Message): void {
    const at = (wanted: Meaning) => this.#columns.find((candidate) => candidate.meaning === wanted);
    // the forms have no column for a role or an invoice number: the name then stands for the business
    const column = at(meaning) ?? (this.#official ? at('name') : undefined);
    this.#add(severity, code, column, meaning, message);
  }

  /** About a field of the official forms; null: about none of them in particular. */
  tellAt(severity: Severity, code: string, field: GridField | null, message: Message): void {
    const letters = field === null ? null : (this.#official?.columnOf(field) ?? null);
    const column = this.#columns.find((candidate) => candidate.column === letters);
    this.#add(severity, code, column, column?.meaning ?? null, message);
  }

  #add(
    severity: Severity,
    code: string,
    column: ColumnUnderstanding | undefined,
    meaning: Meaning | null,
    message: Message,
  ): void {
    const address = (found: ColumnUnderstanding): string | null =>
      this.#official
        ? this.#official.addressOf(found.column)
        : this.#row
          ? cellAddress(found.index, this.#row.rowNumber)
          : null;
    this.#issues.push({
      column: column?.column ?? null,
      columnLabel: column?.label ?? '',
      cell: column === undefined ? null : address(column),
      meaning,
      severity,
      code,
      message,
      original: column === undefined ? '' : (this.#row?.cells[column.index]?.text ?? '').trim(),
    });
  }

  /** What turned out not to matter. */
  forget(codes: readonly string[]): void {
    const kept = this.#issues.filter(({ code }) => !codes.includes(code));
    this.#issues.splice(0, this.#issues.length, ...kept);
  }

  /** Problems of the shared checks, whose paths end in the stored field's name. */
  tellProblems(problems: readonly Problem[]): void {
    for (const { code, path, message } of problems) {
      const field = path?.split('.').at(-1) ?? '';
      this.tell('error', code, MEANING_OF_FIELD[field] ?? 'name', message);
    }
  }

  tellCostProblems(problems: readonly Problem[], category: CostCategory): void {
    for (const { code, message } of problems) {
      this.tell('error', code, MEANING_OF_CATEGORY[category] ?? 'softwareYen', message);
    }
  }
}
