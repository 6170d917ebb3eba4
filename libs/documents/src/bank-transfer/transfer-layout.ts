/** One field of a 120-byte record. */
export interface TransferField {
  /** First byte, counted from 1 as the banks' tables do. */
  readonly at: number;
  readonly length: number;
  /** N: digits, to the right, filled up with 0. C: JIS X 0201 characters, to the left, filled up with spaces. */
  readonly kind: 'N' | 'C';
  readonly key: string;
  readonly ja: string;
  /** What stands here in every such file; a reader insists on it. */
  readonly fixed?: string;
  /** What this product writes where banks differ or look away; a reader takes anything. */
  readonly written?: string;
}

export const RECORD_BYTES = 120;

/**
 * 総合振込 of the Japanese Bankers Association (全銀協「適用業務およびレコード・フォーマット」令和元年12月, §8), on whose
 * bytes the tables published by banks agree. They differ in what they want in fields they do not use; product
 * decisions there: 手形交換所番号 and 顧客コード zeros, 新規コード 0 (その他), 振込指定区分 7 (電信), 識別表示 a space
 * (no EDI in the 顧客コード).
 */
export const TRANSFER_LAYOUT = {
  header: [
    { at: 1, length: 1, kind: 'N', key: 'record', ja: 'データ区分', fixed: '1' },
    { at: 2, length: 2, kind: 'N', key: 'business', ja: '種別コード', fixed: '21' },
    { at: 4, length: 1, kind: 'N', key: 'encoding', ja: 'コード区分', fixed: '0' },
    { at: 5, length: 10, kind: 'N', key: 'ordererCode', ja: '委託者コード' },
    { at: 15, length: 40, kind: 'C', key: 'ordererKana', ja: '委託者名' },
    { at: 55, length: 4, kind: 'N', key: 'day', ja: '振込指定日' },
    { at: 59, length: 4, kind: 'N', key: 'bankCode', ja: '仕向銀行番号' },
    { at: 63, length: 15, kind: 'C', key: 'bankNameKana', ja: '仕向銀行名' },
    { at: 78, length: 3, kind: 'N', key: 'branchCode', ja: '仕向支店番号' },
    { at: 81, length: 15, kind: 'C', key: 'branchNameKana', ja: '仕向支店名' },
    { at: 96, length: 1, kind: 'N', key: 'accountType', ja: '預金種目' },
    { at: 97, length: 7, kind: 'N', key: 'accountNumber', ja: '口座番号' },
    { at: 104, length: 17, kind: 'C', key: 'rest', ja: 'ダミー', written: '' },
  ],
  data: [
    { at: 1, length: 1, kind: 'N', key: 'record', ja: 'データ区分', fixed: '2' },
    { at: 2, length: 4, kind: 'N', key: 'bankCode', ja: '被仕向銀行番号' },
    { at: 6, length: 15, kind: 'C', key: 'bankNameKana', ja: '被仕向銀行名' },
    { at: 21, length: 3, kind: 'N', key: 'branchCode', ja: '被仕向支店番号' },
    { at: 24, length: 15, kind: 'C', key: 'branchNameKana', ja: '被仕向支店名' },
    { at: 39, length: 4, kind: 'N', key: 'clearingHouse', ja: '手形交換所番号', written: '0' },
    { at: 43, length: 1, kind: 'N', key: 'accountType', ja: '預金種目' },
    { at: 44, length: 7, kind: 'N', key: 'accountNumber', ja: '口座番号' },
    { at: 51, length: 30, kind: 'C', key: 'holderKana', ja: '受取人名' },
    { at: 81, length: 10, kind: 'N', key: 'amountYen', ja: '振込金額' },
    { at: 91, length: 1, kind: 'N', key: 'newCode', ja: '新規コード', written: '0' },
    { at: 92, length: 10, kind: 'N', key: 'customerCode1', ja: '顧客コード1', written: '0' },
    { at: 102, length: 10, kind: 'N', key: 'customerCode2', ja: '顧客コード2', written: '0' },
    { at: 112, length: 1, kind: 'N', key: 'method', ja: '振込指定区分', written: '7' },
    { at: 113, length: 1, kind: 'C', key: 'edi', ja: '識別表示', written: '' },
    { at: 114, length: 7, kind: 'C', key: 'rest', ja: 'ダミー', written: '' },
  ],
  trailer: [
    { at: 1, length: 1, kind: 'N', key: 'record', ja: 'データ区分', fixed: '8' },
    { at: 2, length: 6, kind: 'N', key: 'count', ja: '合計件数' },
    { at: 8, length: 12, kind: 'N', key: 'total', ja: '合計金額' },
    { at: 20, length: 101, kind: 'C', key: 'rest', ja: 'ダミー', written: '' },
  ],
  end: [
    { at: 1, length: 1, kind: 'N', key: 'record', ja: 'データ区分', fixed: '9' },
    { at: 2, length: 119, kind: 'C', key: 'rest', ja: 'ダミー', written: '' },
  ],
} as const satisfies Record<string, readonly TransferField[]>;

/** The fields a caller fills: neither fixed nor written by the product. */
export type GivenKey<Fields extends readonly TransferField[]> = Exclude<
  Fields[number],
  { readonly fixed: string } | { readonly written: string }
>['key'];

/** 預金種目 (§8): 貯蓄 receives transfers and cannot order them. */
export const ACCOUNT_TYPE_DIGITS = { ORDINARY: '1', CURRENT: '2', SAVINGS: '4', OTHER: '9' } as const;
export type TransferAccountType = keyof typeof ACCOUNT_TYPE_DIGITS;

export type LineSeparator = 'CRLF' | 'NONE';

/** A record as text of 120 characters; the values were checked to fit. */
export function recordOf<const Fields extends readonly TransferField[]>(
  fields: Fields,
  given: Readonly<Record<GivenKey<Fields>, string>>,
): string {
  const values: Readonly<Record<string, string>> = given;
  return fields
    .map(({ key, kind, length, fixed, written }) => {
      const value = fixed ?? written ?? values[key]!;
      return kind === 'N' ? value.padStart(length, '0') : value.padEnd(length, ' ');
    })
    .join('');
}
