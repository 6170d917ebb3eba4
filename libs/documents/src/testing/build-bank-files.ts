import iconv from 'iconv-lite';
import { NOTICE_LAYOUTS, type NoticeField } from '../bank-result/zengin-layout.ts';

/** Files of banks for specs, everything in them invented (見本). Not part of this library's interface. */

type Values = Readonly<Record<string, string | number>>;

/** Digits to the right behind zeros, characters to the left before spaces. */
export function noticeRecord(fields: readonly NoticeField[], values: Values): string {
  return fields
    .map(({ key, kind, length }) => {
      const value = String(values[key] ?? '');
      if (value.length > length) throw new Error(`${key} is too long: ${value}`);
      return kind === 'N' ? value.padStart(length, '0') : value.padEnd(length, ' ');
    })
    .join('');
}

export const jis = (text: string): Uint8Array => new Uint8Array(iconv.encode(text, 'shift_jis'));

const HEAD = {
  record: 1,
  encoding: 0,
  madeOn: '091130',
  from: '091101',
  to: '091130',
  bankCode: '0001',
  bankName: 'ﾐｽﾞﾎ',
  branchCode: '001',
  branchName: 'ﾎﾝﾃﾝ',
  accountType: 1,
  accountNumber: '0000001',
  accountName: 'ﾐﾎﾝﾁﾔﾎ1',
};

/** A line of 03: direction 1 in, 2 out; 11 is 振込. */
export interface TransactionLine {
  readonly on?: string;
  readonly direction: 1 | 2;
  readonly yen: number;
  readonly payer?: string;
  readonly summary?: string;
  readonly business?: string;
  readonly reference?: string;
}

/** 入出金取引明細 (03); `changes` go over the trailer, `account` over the header. */
export function transactionsFile(
  lines: readonly TransactionLine[],
  {
    account = {},
    trailer = {},
    separator = '\r\n',
  }: {
    readonly account?: Values;
    readonly trailer?: Values;
    readonly separator?: string;
  } = {},
): Uint8Array {
  const { header, data, trailer: last, end } = NOTICE_LAYOUTS['03'];
  const before = 1_000_000;
  const sum = (direction: 1 | 2) =>
    lines.filter((line) => line.direction === direction).reduce((total, { yen }) => total + yen, 0);
  const count = (direction: 1 | 2) => lines.filter((line) => line.direction === direction).length;
  const records = [
    noticeRecord(header, {
      ...HEAD,
      business: '03',
      unused: '000',
      overdrawn: 1,
      balance: String(before).padStart(14, '0'),
      ...account,
    }),
    ...lines.map((line) =>
      noticeRecord(data, { record: 2, on: '091105', business: '11', checks: '000000000000', ...line }),
    ),
    noticeRecord(last, {
      record: 8,
      inCount: count(1),
      inTotal: sum(1),
      outCount: count(2),
      outTotal: sum(2),
      overdrawn: 1,
      balance: String(before + sum(1) - sum(2)).padStart(14, '0'),
      count: String(lines.length).padStart(7, '0'),
      ...trailer,
    }),
    noticeRecord(end, { record: 9 }),
  ];
  return jis(records.join(separator) + separator);
}

/** 振込入金通知 (01). */
export function receiptsFile(lines: readonly Values[], trailer: Values = {}): Uint8Array {
  const { header, data, trailer: last, end } = NOTICE_LAYOUTS['01'];
  const total = lines.reduce((sum, { yen }) => sum + Number(yen), 0);
  return jis(
    [
      noticeRecord(header, { ...HEAD, business: '01' }),
      ...lines.map((line) =>
        noticeRecord(data, { record: 2, on: '091001', valueOn: '091001', checks: 0, ...line }),
      ),
      noticeRecord(last, { record: 8, count: lines.length, total, ...trailer }),
      noticeRecord(end, { record: 9 }),
    ].join(''),
  );
}
