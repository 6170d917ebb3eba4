import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { readCsv } from './csv-reader.ts';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import { DEFAULT_READ_LIMITS } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { sniff } from './sniff.ts';
import type { Workbook } from './workbook.ts';
import { readXlsx } from './xlsx-reader.ts';

/** What the bytes are, or why they are refused before anything is opened. */
export function fileKind(bytes: Uint8Array, limits: ReadLimits): Result<'ZIP' | 'TEXT', FileProblem> {
  if (bytes.length === 0) return err(fileProblem('EMPTY_FILE'));
  if (bytes.length > limits.fileBytes) {
    const megabytes = String(Math.floor(limits.fileBytes / 1024 / 1024));
    return err(fileProblem('FILE_TOO_LARGE', { ja: `${megabytes}MBまで`, en: `at most ${megabytes} MB` }));
  }
  const type = sniff(bytes);
  return type.kind === 'REFUSED' ? err(fileProblem(type.code)) : ok(type.kind);
}

/**
 * Reads an uploaded .xlsx or CSV, told apart by content: `fileName` is only passed on. Never throws; memory and time
 * are bounded by `limits`. Everything that cannot be read is a FileProblem that says what to do instead.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<Workbook, FileProblem>> {
  const bounds = { ...DEFAULT_READ_LIMITS, ...limits };
  const kind = fileKind(bytes, bounds);
  if (!kind.ok) return kind;
  return kind.value === 'ZIP' ? readXlsx(bytes, fileName, bounds) : readCsv(bytes, fileName, bounds);
}
