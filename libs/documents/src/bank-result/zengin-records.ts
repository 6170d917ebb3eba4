import { err, ok, type Result } from '@renkei/kernel';
import { jisCharacter } from '../bank-transfer/transfer-characters.ts';
import { problemAt, TOO_MANY, MOST_MOVEMENTS, type BankResultProblem } from './bank-movement.ts';
import { NOTICE_BYTES, ORDER_BUSINESSES, type NoticeBusiness, type NoticeField } from './zengin-layout.ts';

/** A record by the keys of its layout; characters trimmed at their end. */
export type NoticeValues = Readonly<Record<string, string>>;

/** The 種別コード of bytes that begin as a 全銀 header; null for anything else. */
export function businessOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return /^1(\d\d)[01]\d{6}/.exec(head)?.[1] ?? null;
}

/**
 * The records of a notice, as text: separated by CRLF, LF or nothing, checked for length, characters and order. Problems:
 * NOT_A_RESULT, RECORD_LENGTH, CHARACTER, RECORD_ORDER, SEVERAL_ACCOUNTS, TOO_MANY_MOVEMENTS.
 */
export function noticeRecords(
  bytes: Uint8Array,
  business: string,
): Result<{ readonly business: NoticeBusiness; readonly records: readonly string[] }, BankResultProblem> {
  const refused = refusedBusiness(business, bytes[3]);
  if (refused !== null) return err(refused);
  const text = Buffer.from(bytes.at(-1) === 0x1a ? bytes.subarray(0, -1) : bytes).toString('latin1');
  const raw = /[\r\n]/.test(text)
    ? text.replace(/(\r\n|\r|\n)+$/, '').split(/\r\n|\r|\n/)
    : (text.match(/.{1,200}/gs) ?? []);
  if (raw.length > MOST_MOVEMENTS + 3) return err(TOO_MANY);
  const short = raw.findIndex((record) => record.length !== NOTICE_BYTES);
  if (short !== -1) {
    const length = raw[short]!.length;
    return err(
      problemAt(
        'RECORD_LENGTH',
        short + 1,
        `${NOTICE_BYTES}バイトのはずのレコードが${length}バイトです。ファイルを編集せずに、銀行の画面からもう一度ダウンロードしてください。`,
        `A record of ${NOTICE_BYTES} bytes has ${length}. Please download the file again and do not edit it.`,
      ),
    );
  }
  const records: string[] = [];
  for (const [index, record] of raw.entries()) {
    const decoded = [...record].map((character) => jisCharacter(character.charCodeAt(0)));
    if (decoded.includes(null)) return err(badCharacter(index + 1));
    records.push(decoded.join(''));
  }
  const misplaced = orderProblem(records.map((record) => record[0]!));
  return misplaced === null ? ok({ business: business as NoticeBusiness, records }) : err(misplaced);
}

function refusedBusiness(business: string, encoding: number | undefined): BankResultProblem | null {
  const order = ORDER_BUSINESSES[business];
  if (order !== undefined) {
    return problemAt(
      'NOT_A_RESULT',
      null,
      `${order}のデータです。口座の動きは入っていません。銀行の画面から「入出金明細（全銀形式またはCSV）」をダウンロードして、お選びください。`,
      `This is an order (種別 ${business}), not what happened. Please download the transactions of the account (入出金明細) from the bank.`,
    );
  }
  if (business !== '01' && business !== '03') {
    return problemAt(
      'NOT_A_RESULT',
      null,
      `種別コード${business}の全銀ファイルは読めません。入出金取引明細（03）か振込入金通知（01）、またはCSVをお選びください。`,
      `A file of 種別コード ${business} cannot be read. Please choose 入出金取引明細 (03), 振込入金通知 (01) or a CSV.`,
    );
  }
  return encoding === 0x31
    ? problemAt(
        'NOT_A_RESULT',
        null,
        'EBCDICのファイルです。銀行の画面で「JIS」または「シフトJIS」を選んで、もう一度ダウンロードしてください。',
        'This file is in EBCDIC. Please download it again as JIS or Shift_JIS.',
      )
    : null;
}

function badCharacter(line: number): BankResultProblem {
  return problemAt(
    'CHARACTER',
    line,
    '半角のカナ・英数字・記号でない文字があります。ファイルを編集せずに、銀行の画面からもう一度ダウンロードしてください。',
    'There is something other than half-width kana, letters, digits and symbols. Please download the file again.',
  );
}

/** One header, data, one trailer, one end; a file without movements is one, too. */
function orderProblem(kinds: readonly string[]): BankResultProblem | null {
  if (kinds.filter((kind) => kind === '1').length > 1) {
    return problemAt(
      'SEVERAL_ACCOUNTS',
      kinds.lastIndexOf('1') + 1,
      '2つ以上の口座の明細が入っています。銀行の画面で口座を1つ選んで、もう一度ダウンロードしてください。',
      'The file has more than one account. Please download it again for one account.',
    );
  }
  const index = kinds.findIndex((kind, at) => {
    if (at === 0) return kind !== '1';
    if (at === kinds.length - 1) return kind !== '9';
    return kind !== (at === kinds.length - 2 ? '8' : '2');
  });
  if (index === -1 && kinds.length >= 3) return null;
  return problemAt(
    'RECORD_ORDER',
    index === -1 ? kinds.length : index + 1,
    'レコードの並びが違います（ヘッダ1、データ2、トレーラ8、エンド9の順）。途中で切れていないか確かめて、銀行の画面からもう一度ダウンロードしてください。',
    'The records are not in order (header 1, data 2, trailer 8, end 9). Please download the file again.',
  );
}

/** The fields of a record; those of digits that hold something else are reported. */
export function valuesOf(
  fields: readonly NoticeField[],
  record: string,
  line: number,
  problems: BankResultProblem[],
): NoticeValues {
  const values: Record<string, string> = {};
  let at = 0;
  for (const { key, ja, length, kind } of fields) {
    const value = record.slice(at, at + length);
    at += length;
    values[key] = kind === 'C' ? value.trim() : value;
    if (kind === 'N' && !/^\d+$/.test(value)) {
      problems.push(
        problemAt(
          'FIELD',
          line,
          `${ja}が数字ではありません。ファイルを編集せずに、銀行の画面からもう一度ダウンロードしてください。`,
          `${ja} is not a number. Please download the file again.`,
        ),
      );
    }
  }
  return values;
}
