import {
  err,
  formatYen,
  formatYenEn,
  ok,
  parseLocalDate,
  sumYen,
  type Message,
  type Result,
  type Yen,
} from '@renkei/kernel';
import { jisCharacter } from './transfer-characters.ts';
import {
  ACCOUNT_TYPE_DIGITS,
  RECORD_BYTES,
  TRANSFER_LAYOUT,
  type LineSeparator,
  type TransferAccountType,
  type TransferField,
} from './transfer-layout.ts';
import type { TransferAccount, TransferItem, TransferOrder } from './transfer-order.ts';

export type TransferFileProblemCode =
  'EMPTY_FILE' | 'RECORD_LENGTH' | 'RECORD_ORDER' | 'CHARACTER' | 'FIELD' | 'COUNT_WRONG' | 'TOTAL_WRONG';

/** Why bytes are not a 総合振込 file. */
export interface TransferFileProblem {
  readonly code: TransferFileProblemCode;
  /** From 1, the header; null for the whole file. */
  readonly record: number | null;
  /** Its name in the banks' tables. */
  readonly field: string | null;
  readonly message: Message;
}

export interface ReadTransferFile extends Omit<TransferOrder, 'transferOn' | 'items'> {
  /** 'MM-DD': the file has no year. */
  readonly transferDay: string;
  readonly items: readonly Omit<TransferItem, 'id'>[];
  readonly count: number;
  readonly total: Yen;
  readonly separator: LineSeparator;
}

type Values<Fields extends readonly TransferField[]> = Readonly<Record<Fields[number]['key'], string>>;

const EOF_MARK = 0x1a; // some programs of banks close their files with it

const ACCOUNT_TYPES: ReadonlyMap<string, TransferAccountType> = new Map(
  (Object.keys(ACCOUNT_TYPE_DIGITS) as TransferAccountType[]).map((type) => [
    ACCOUNT_TYPE_DIGITS[type],
    type,
  ]),
);

/**
 * Reads a 総合振込 file, with CRLF or without separators, of one header: lengths, order of records, digits, and the
 * totals of the trailer. What this product leaves to banks (`written` in TRANSFER_LAYOUT) may hold anything, and names
 * are not held against the characters of 付録1. Problems: EMPTY_FILE, RECORD_LENGTH, RECORD_ORDER alone, as nothing
 * can be trusted after them; else every CHARACTER and FIELD; else COUNT_WRONG and TOTAL_WRONG.
 */
export function readTransferFile(
  bytes: Uint8Array,
): Result<ReadTransferFile, readonly TransferFileProblem[]> {
  const split = recordsOf(bytes);
  if (!split.ok) return err([split.error]);
  const { records, separator } = split.value;
  const misplaced = orderProblem(records);
  if (misplaced !== null) return err([misplaced]);

  const problems: TransferFileProblem[] = [];
  const read = <const Fields extends readonly TransferField[]>(fields: Fields, index: number) =>
    valuesOf(fields, records[index]!, index + 1, problems);
  const header = read(TRANSFER_LAYOUT.header, 0);
  const data = records.slice(1, -2).map((_, index) => read(TRANSFER_LAYOUT.data, index + 1));
  const trailer = read(TRANSFER_LAYOUT.trailer, records.length - 2);
  if (problems.length > 0) return err(problems);

  const items = data.map((values) => ({
    ...accountOf(values),
    holderKana: values.holderKana,
    amountYen: BigInt(values.amountYen),
  }));
  const total = sumYen(items.map(({ amountYen }) => amountYen));
  const wrong = totalProblems(trailer, items.length, total, records.length - 1);
  if (wrong.length > 0) return err(wrong);
  return ok({
    ordererCode: header.ordererCode,
    ordererKana: header.ordererKana,
    transferDay: monthAndDay(header.day),
    account: accountOf(header),
    items,
    count: items.length,
    total,
    separator,
  });
}

function recordsOf(
  bytes: Uint8Array,
): Result<{ records: string[]; separator: LineSeparator }, TransferFileProblem> {
  const end = bytes.at(-1) === EOF_MARK ? -1 : bytes.length;
  const text = Buffer.from(bytes.subarray(0, end)).toString('latin1');
  if (text === '') {
    return err({
      code: 'EMPTY_FILE',
      record: null,
      field: null,
      message: {
        ja: 'ファイルの中身が空です。総合振込のファイルかどうか確かめて、もう一度お選びください。',
        en: 'The file is empty. Please check that it is a transfer file and select it again.',
      },
    });
  }
  const separated = /[\r\n]/.test(text);
  const records = separated
    ? text.replace(/\r\n$/, '').split('\r\n')
    : (text.match(new RegExp(`.{1,${RECORD_BYTES}}`, 'gs')) ?? []);
  const index = records.findIndex((record) => record.length !== RECORD_BYTES || /[\r\n]/.test(record));
  if (index === -1) return ok({ records, separator: separated ? 'CRLF' : 'NONE' });
  const length = records[index]!.length;
  return err({
    code: 'RECORD_LENGTH',
    record: index + 1,
    field: null,
    message: {
      ja: `${index + 1}番目のレコードが${RECORD_BYTES}バイトになっていません（${length}バイト）。改行はCRLFだけか、改行なしにします。編集せずに、ファイルを作り直してください。`,
      en: `Record ${index + 1} is not ${RECORD_BYTES} bytes long (${length}), with CRLF or nothing between records. Please write the file anew instead of editing it.`,
    },
  });
}

/** One header, at least one data record, one trailer, one end. */
function orderProblem(records: readonly string[]): TransferFileProblem | null {
  const kinds = records.map((record) => record[0]!);
  const expected = (index: number) => {
    if (index === 0) return '1';
    if (index === kinds.length - 1 && index > 2) return '9';
    return index === kinds.length - 2 && index > 1 ? '8' : '2';
  };
  const index = kinds.findIndex((kind, at) => kind !== expected(at));
  if (index === -1 && records.length >= 4) return null;
  const record = index === -1 ? records.length : index + 1;
  return {
    code: 'RECORD_ORDER',
    record,
    field: 'データ区分',
    message: {
      ja: `${record}番目のレコードで、並びが総合振込のファイルと違います。ヘッダ(1)、データ(2)が1件以上、トレーラ(8)、エンド(9)の順です。ファイルを作り直してください。`,
      en: `At record ${record} the order is not that of a transfer file: header (1), one or more data records (2), trailer (8), end (9). Please write the file anew.`,
    },
  };
}

function valuesOf<const Fields extends readonly TransferField[]>(
  fields: Fields,
  record: string,
  number: number,
  problems: TransferFileProblem[],
): Values<Fields> {
  const text = decoded(record);
  if (text === null) {
    problems.push({
      code: 'CHARACTER',
      record: number,
      field: null,
      message: {
        ja: `${number}番目のレコードに、半角のカナ・英数字・記号でない文字があります。全角文字が混じっていないか確かめて、ファイルを作り直してください。`,
        en: `Record ${number} has something other than half-width kana, letters, digits and symbols. Please write the file anew without full-width characters.`,
      },
    });
  }
  const values: Record<string, string> = {};
  for (const field of fields as readonly TransferField[]) {
    const value = (text ?? '').slice(field.at - 1, field.at - 1 + field.length);
    values[field.key] = field.kind === 'C' ? value.trimEnd() : value;
    if (text !== null && !fits(field, value)) problems.push(fieldProblem(field, value, number));
  }
  return values as Values<Fields>;
}

function decoded(record: string): string | null {
  let text = '';
  for (let index = 0; index < record.length; index += 1) {
    const character = jisCharacter(record.charCodeAt(index));
    if (character === null) return null;
    text += character;
  }
  return text;
}

function fits({ key, kind, fixed, written }: TransferField, value: string): boolean {
  if (fixed !== undefined) return value === fixed;
  if (written !== undefined || kind === 'C') return true;
  if (!/^[0-9]+$/.test(value)) return false;
  if (key === 'accountType') return ACCOUNT_TYPES.has(value);
  // a leap year, as the file has none: 29 February may be meant
  return key !== 'day' || parseLocalDate(`2000-${monthAndDay(value)}`).ok;
}

function fieldProblem({ at, ja: name, length }: TransferField, value: string, record: number) {
  return {
    code: 'FIELD',
    record,
    field: name,
    message: {
      ja: `${record}番目のレコードの${name}（${at}桁目から${length}桁）が「${value}」になっていて、読めません。ファイルを作り直してください。`,
      en: `${name} of record ${record} (${length} bytes from byte ${at}) is “${value}”, which cannot be. Please write the file anew.`,
    },
  } as const;
}

function totalProblems(
  trailer: Values<typeof TRANSFER_LAYOUT.trailer>,
  count: number,
  total: Yen,
  record: number,
): TransferFileProblem[] {
  const problems: TransferFileProblem[] = [];
  if (BigInt(trailer.count) !== BigInt(count)) {
    const stated = BigInt(trailer.count);
    problems.push({
      code: 'COUNT_WRONG',
      record,
      field: '合計件数',
      message: {
        ja: `合計件数は${stated}件とありますが、振込は${count}件です。ファイルを作り直してください。`,
        en: `The file states ${stated} transfers and holds ${count}. Please write it anew.`,
      },
    });
  }
  const stated = BigInt(trailer.total);
  if (stated !== total) {
    problems.push({
      code: 'TOTAL_WRONG',
      record,
      field: '合計金額',
      message: {
        ja: `合計金額は${formatYen(stated)}とありますが、振込を足すと${formatYen(total)}です。ファイルを作り直してください。`,
        en: `The file states a total of ${formatYenEn(stated)}, and its transfers come to ${formatYenEn(total)}. Please write it anew.`,
      },
    });
  }
  return problems;
}

function accountOf(values: Readonly<Record<keyof TransferAccount, string>>): TransferAccount {
  const { bankCode, bankNameKana, branchCode, branchNameKana, accountNumber } = values;
  const accountType = ACCOUNT_TYPES.get(values.accountType)!;
  return { bankCode, bankNameKana, branchCode, branchNameKana, accountType, accountNumber };
}

function monthAndDay(mmdd: string): string {
  return `${mmdd.slice(0, 2)}-${mmdd.slice(2)}`;
}
