import { err, type LocalDate, type Result } from '@renkei/kernel';
import {
  MOST_BANK_RESULT_BYTES,
  MOST_MOVEMENTS,
  problemAt,
  TOO_MANY,
  type BankResultFile,
  type BankResultProblem,
} from './bank-movement.ts';
import { readStatementTable } from './read-statement-table.ts';
import { readZenginNotice } from './read-zengin-notice.ts';
import { businessOf } from './zengin-records.ts';

const MOST_PROBLEMS = 50;

/**
 * What a bank says of an account, told apart by content: 入出金取引明細 (03) and 振込入金通知 (01) of 200 bytes, a CSV or a
 * workbook with a heading. There is no standard for the result of a 総合振込: what came back (組戻し, 振込不能) is a movement
 * of the account like any other. Never throws; a file is read as a whole or not at all, with what stands against it line
 * by line (50 at most). `fileName` is only passed on.
 */
export async function readBankResult(
  bytes: Uint8Array,
  fileName: string,
  { today }: { readonly today: LocalDate },
): Promise<Result<BankResultFile, readonly BankResultProblem[]>> {
  if (bytes.length > MOST_BANK_RESULT_BYTES) return err([TOO_LARGE]);
  const business = businessOf(bytes);
  const read =
    business === null
      ? await readStatementTable(bytes, fileName, today)
      : readZenginNotice(bytes, business, today);
  if (!read.ok) return err(read.error.slice(0, MOST_PROBLEMS));
  if (read.value.movements.length > MOST_MOVEMENTS) return err([TOO_MANY]);
  return read.value.movements.length === 0 ? err([NONE]) : read;
}

const TOO_LARGE = problemAt(
  'FILE',
  null,
  'ファイルが大きすぎます（2MBまで）。銀行の画面で期間を短くして、もう一度ダウンロードしてください。',
  'The file is too large (2 MB at most). Please download a shorter period from the bank.',
);
const NONE = problemAt(
  'NO_MOVEMENTS',
  null,
  '明細が1件もありません。銀行の画面で期間を確かめて、もう一度ダウンロードしてください。',
  'There is no movement in it. Please check the period and download the file again.',
);
