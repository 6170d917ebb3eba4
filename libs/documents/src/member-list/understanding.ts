import type { Message } from '@renkei/kernel';
import type { ImportedMember, MemberDraft, Severity } from './imported-member.ts';
import type { ColumnChoice, ColumnUnderstanding, Meaning } from './meaning.ts';
import type { CellReading } from './readings.ts';
import type { IgnoreReason } from './row-kind.ts';

/** Something about one cell of one row. */
export interface CellIssue {
  /** 'C'; null when no column holds the value (a required column is missing). */
  readonly column: string | null;
  readonly columnLabel: string;
  /** 'C7'; null as above. */
  readonly cell: string | null;
  readonly meaning: Meaning | null;
  readonly severity: Severity;
  readonly code: string;
  readonly message: Message;
  /** The text of the cell as it was read. */
  readonly original: string;
}

/** Something about the file as a whole, or about a heading. */
export interface FileIssue {
  readonly severity: Severity;
  readonly code: string;
  readonly message: Message;
  readonly cell: string | null;
}

export interface ImportedRow {
  readonly rowNumber: number;
  readonly values: MemberDraft;
  /** The same, complete; null while the row has an error. */
  readonly member: ImportedMember | null;
  readonly issues: readonly CellIssue[];
  /** Every cell whose value was taken in another form than it is written. */
  readonly readings: readonly CellReading[];
  /** Further rows that are this member's, in a list with a row for each cost. */
  readonly moreRows: readonly number[];
  /** What the columns without a meaning hold, by column letter, so that nothing is lost. */
  readonly unmapped: Readonly<Record<string, string>>;
}

export interface IgnoredRow {
  readonly rowNumber: number;
  readonly reason: IgnoreReason;
  readonly text: string;
  readonly message: Message;
}

export interface OtherSheet {
  readonly name: string;
  readonly reason: 'HIDDEN' | 'EMPTY' | 'TOO_LARGE' | 'NOT_A_LIST' | 'LESS_LIKELY';
  readonly message: Message;
}

export interface Understanding {
  readonly sheetName: string;
  /** 1-based rows of the headings. */
  readonly headerRows: { readonly first: number; readonly last: number };
  readonly otherSheets: readonly OtherSheet[];
  readonly columns: readonly ColumnUnderstanding[];
  readonly rows: readonly ImportedRow[];
  readonly ignored: readonly IgnoredRow[];
  readonly issues: readonly FileIssue[];
  readonly counts: {
    readonly members: number;
    /** Rows without an error. */
    readonly ready: number;
    readonly withErrors: number;
    readonly withWarnings: number;
    readonly ignored: number;
  };
}

export interface UnderstandProblem {
  readonly code:
    'OFFICIAL_WORKBOOK' | 'NO_HEADER' | 'NO_ROWS' | 'NO_SUCH_SHEET' | 'SIDE_BY_SIDE' | 'COSTS_IN_ROWS';
  readonly message: Message;
}

/** What the caller settles over detection; everything is optional. */
export interface UnderstandOptions {
  readonly sheetName?: string;
  /** 1-based. */
  readonly headerRows?: { readonly first: number; readonly last: number };
  /** By column letter. */
  readonly columns?: Readonly<Record<string, ColumnChoice>>;
  /** The row of the representative, 1-based as the sheet shows it; over every role in the file. */
  readonly representativeRow?: number;
}
