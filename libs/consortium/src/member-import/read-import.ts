import {
  arrangeBlocks,
  isOfficialWorkbook,
  readTable,
  understandMembers,
  type TableRow,
  type Understanding,
} from '@renkei/documents';
import { readOfficialWorkbook } from '@renkei/forms';
import { err, ok, type Message, type Result } from '@renkei/kernel';
import type { Problem } from '@renkei/platform';
import { optionsOf, withCorrections, type Corrections, type StoredMapping } from './import-settings.ts';
import { understoodGrid } from './official/grid.ts';
import { officialFile, type OfficialFile } from './official/official-file.ts';
import { officialIssues } from './official/official-issues.ts';

export interface UploadedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping: StoredMapping | null;
  readonly corrections: Corrections;
}

export interface ReadFile {
  readonly understanding: Understanding;
  /** The rows of the sheet that was read, by their number, corrections applied. */
  readonly rows: ReadonlyMap<number, TableRow>;
  /** Where the file is an official workbook (様式1–8); null for a list of members. */
  readonly official: OfficialFile | null;
}

export interface ReadImportProblem {
  readonly code: string;
  readonly message: Message;
  /** Of an official workbook that is no edition we know: what differs, and where. */
  readonly details?: readonly Problem[];
}

/** The file with everything a person settled about it. The same bytes and settings always read the same. */
export async function readImport(file: UploadedFile): Promise<Result<ReadFile, ReadImportProblem>> {
  const table = await readTable(file.bytes, file.fileName);
  if (!table.ok) return table;
  if (isOfficialWorkbook(table.value)) return readOfficial(file);
  const workbook = withCorrections(arrangeBlocks(table.value), file.corrections);
  const understood = understandMembers(workbook, optionsOf(file.mapping));
  if (!understood.ok) return err(understood.error);
  const sheet = workbook.sheets.find(({ name }) => name === understood.value.sheetName);
  const rows = new Map((sheet?.rows ?? []).map((row) => [row.rowNumber, row]));
  return ok({ understanding: understood.value, rows, official: null });
}

async function readOfficial({
  bytes,
  corrections,
}: UploadedFile): Promise<Result<ReadFile, ReadImportProblem>> {
  const reading = await readOfficialWorkbook(bytes, (workbook) => withCorrections(workbook, corrections));
  if (!reading.ok) {
    const { error } = reading;
    if (error.code !== 'UNKNOWN_EDITION') return err(error);
    const details = error.differences.map(({ sheet, cell, message }) => ({
      code: 'EDITION_DIFFERS',
      path: `file.${sheet}${cell === null ? '' : `!${cell}`}`,
      message,
    }));
    return err({ code: error.code, message: error.message, details });
  }
  const official = officialFile(reading.value, corrections);
  const { layout, imported, grid, tableRows } = official;
  const headerRow = layout.form1.participants.firstRow - 1;
  const withIssue = (severity: 'error' | 'warning') =>
    imported.filter(({ issues }) => issues.some((issue) => issue.severity === severity)).length;
  const understanding: Understanding = {
    sheetName: layout.sheets.FORM1.name,
    headerRows: { first: headerRow, last: headerRow },
    otherSheets: [],
    columns: understoodGrid(grid, headerRow),
    rows: imported,
    ignored: [],
    issues: officialIssues(official),
    counts: {
      members: imported.length,
      ready: imported.length - withIssue('error'),
      withErrors: withIssue('error'),
      withWarnings: withIssue('warning'),
      ignored: 0,
    },
  };
  return ok({ understanding, rows: tableRows, official });
}
