import {
  arrangeBlocks,
  readTable,
  understandMembers,
  type FileProblem,
  type TableRow,
  type Understanding,
  type UnderstandProblem,
} from '@renkei/documents';
import { err, ok, type Result } from '@renkei/kernel';
import { optionsOf, withCorrections, type Corrections, type StoredMapping } from './import-settings.ts';

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
}

/** The file with everything a person settled about it. The same bytes and settings always read the same. */
export async function readImport(
  file: UploadedFile,
): Promise<Result<ReadFile, FileProblem | UnderstandProblem>> {
  const table = await readTable(file.bytes, file.fileName);
  if (!table.ok) return table;
  const workbook = withCorrections(arrangeBlocks(table.value), file.corrections);
  const understood = understandMembers(workbook, optionsOf(file.mapping));
  if (!understood.ok) return err(understood.error);
  const sheet = workbook.sheets.find(({ name }) => name === understood.value.sheetName);
  const rows = new Map((sheet?.rows ?? []).map((row) => [row.rowNumber, row]));
  return ok({ understanding: understood.value, rows });
}
