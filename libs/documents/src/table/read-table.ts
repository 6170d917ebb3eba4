import { err } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { readCsv } from './csv-reader.ts';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import { DEFAULT_READ_LIMITS } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { sniff } from './sniff.ts';
import type { Workbook } from './workbook.ts';
import { readXlsx } from './xlsx-reader.ts';

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
  if (bytes.length === 0) return err(fileProblem('EMPTY_FILE'));
  if (bytes.length > bounds.fileBytes) {
    const megabytes = String(Math.floor(bounds.fileBytes / 1024 / 1024));
    return err(fileProblem('FILE_TOO_LARGE', { ja: `${megabytes}MBまで`, en: `at most ${megabytes} MB` }));
  }
  const type = sniff(bytes);
  if (type.kind === 'REFUSED') return err(fileProblem(type.code));
  return type.kind === 'ZIP' ? readXlsx(bytes, fileName, bounds) : readCsv(bytes, fileName, bounds);
}
