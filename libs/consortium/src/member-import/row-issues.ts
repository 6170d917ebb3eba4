import {
  cellAddress,
  type CellIssue,
  type Meaning,
  type Severity,
  type TableRow,
  type Understanding,
} from '@renkei/documents';
import type { Message } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import type { CostCategory } from '@renkei/subsidy-rules';

const MEANING_OF_CATEGORY: Partial<Record<CostCategory, Meaning>> = {
  SOFTWARE: 'softwareYen',
  OPTION: 'optionYen',
  SERVICE: 'serviceYen',
  PC: 'pcYen',
  REGISTER: 'registerYen',
  ANALYSIS_SOFTWARE: 'analysisYen',
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

/** Collects what is found about one row beyond what reading it told, each on the cell it comes from. */
export class RowIssues {
  readonly #columns: Understanding['columns'];
  readonly #row: TableRow | undefined;
  readonly #issues: CellIssue[];

  constructor(columns: Understanding['columns'], row: TableRow | undefined, found: readonly CellIssue[]) {
    this.#columns = columns;
    this.#row = row;
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
    const column = this.#columns.find((candidate) => candidate.meaning === meaning);
    this.#issues.push({
      column: column?.column ?? null,
      columnLabel: column?.label ?? '',
      cell: column && this.#row ? cellAddress(column.index, this.#row.rowNumber) : null,
      meaning,
      severity,
      code,
      message,
      original: this.textOf(meaning),
    });
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
