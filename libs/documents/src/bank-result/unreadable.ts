import type { Message } from '@renkei/kernel';
import type { FileProblem, FileProblemCode } from '../table/file-problem.ts';
import { MOST_MOVEMENTS, problemAt, type BankResultProblem } from './bank-movement.ts';

const AGAIN: Message = {
  ja: '銀行の画面から明細をCSVで、もう一度ダウンロードしてお選びください。',
  en: 'Please download the movements from the bank again, as CSV, and select that file.',
};
const SHORTER: Message = {
  ja: '銀行の画面で期間を短くして、CSVでもう一度ダウンロードしてください。',
  en: 'Please download a shorter period from the bank, as CSV.',
};

const because = (ja: string, en: string, then: Message = AGAIN): Message => ({
  ja: `${ja}${then.ja}`,
  en: `${en} ${then.en}`,
});

/** Where the words for a table would speak of a list of members, or of a file somebody made: this one is the bank's. */
const WORDS: Partial<Readonly<Record<FileProblemCode, Message>>> = {
  EMPTY_FILE: because('ファイルの中身が空です。', 'The file is empty.'),
  FILE_TOO_LARGE: because(
    'ファイルが大きすぎます（2MBまで）。',
    'The file is too large (2 MB at most).',
    SHORTER,
  ),
  BROKEN_XLSX: because(
    'Excelファイルが途中で切れているか、壊れているようです。',
    'The Excel file seems to be cut short or damaged.',
  ),
  TOO_MUCH_INSIDE: because(
    'ファイルを展開すると大きくなりすぎるため、読むのをやめました。',
    'Unpacked, the file is too large to read.',
    SHORTER,
  ),
  UNSAFE_XML: because(
    'Excelが作らない特殊な記述（DOCTYPE）が含まれているため、安全のため読みませんでした。',
    'The file contains a declaration (DOCTYPE) that Excel never writes, so it was not read.',
  ),
  BROKEN_CSV: because(
    '引用符（"）の対応が取れず、列の区切りを読み取れませんでした。',
    'The quotation marks (") do not pair up, so columns could not be told apart.',
  ),
  UNKNOWN_ENCODING: because('文字コードを読み取れませんでした。', 'The text encoding could not be read.'),
  UNKNOWN_TYPE: because(
    '口座の明細として読めませんでした。',
    'This could not be read as movements of an account.',
  ),
  PDF: because('PDFは明細として読めません。', 'A PDF cannot be read as movements.'),
  IMAGE: because('写真や画像は明細として読めません。', 'A picture cannot be read as movements.'),
  TOO_MANY_ROWS: because(
    `行が多すぎます（明細は${MOST_MOVEMENTS}件まで）。`,
    `There are too many rows (${MOST_MOVEMENTS} movements at most).`,
    SHORTER,
  ),
  TOO_MANY_COLUMNS: because('列が多すぎます。', 'There are too many columns.'),
  NO_CELLS: because('文字や数字の入ったマスが1つもありません。', 'No cell holds anything.'),
};

export function unreadable({ code, message }: FileProblem): BankResultProblem {
  const { ja, en } = WORDS[code] ?? message;
  return problemAt('FILE', null, ja, en);
}
