/** One field of a 200-byte record. N: digits, C: JIS X 0201 characters. */
export interface NoticeField {
  readonly key: string;
  readonly ja: string;
  readonly length: number;
  readonly kind: 'N' | 'C';
}

export const NOTICE_BYTES = 200;

const N = (key: string, ja: string, length: number): NoticeField => ({ key, ja, length, kind: 'N' });
const C = (key: string, ja: string, length: number): NoticeField => ({ key, ja, length, kind: 'C' });

const HEAD = [
  N('record', 'データ区分', 1),
  N('business', '種別コード', 2),
  N('encoding', 'コード区分', 1),
  N('madeOn', '作成日', 6),
  N('from', '勘定日（自）', 6),
  N('to', '勘定日（至）', 6),
  N('bankCode', '銀行コード', 4),
  C('bankName', '銀行名', 15),
  N('branchCode', '支店コード', 3),
  C('branchName', '支店名', 15),
] as const;

export interface NoticeLayout {
  readonly header: readonly NoticeField[];
  readonly data: readonly NoticeField[];
  readonly trailer: readonly NoticeField[];
  readonly end: readonly NoticeField[];
}

/**
 * What banks notify in 200-byte records (全銀協「適用業務およびレコード・フォーマット」令和元年12月): 振込入金通知 01, in
 * its two forms, and 入出金取引明細 03 of ordinary, current and savings accounts. Days are years of the era, YYMMDD.
 */
export const NOTICE_LAYOUTS = {
  '01': {
    header: [
      ...HEAD,
      N('accountType', '預金種目', 1),
      N('accountNumber', '口座番号', 7),
      C('accountName', '口座名', 40),
      C('rest', 'ダミー', 93),
    ],
    data: [
      N('record', 'データ区分', 1),
      N('reference', '照会番号', 6),
      N('on', '勘定日', 6),
      N('valueOn', '起算日', 6),
      N('yen', '金額', 10),
      N('checks', 'うち他店券金額', 10),
      C('payerCode', '振込依頼人コード', 10),
      C('payer', '振込依頼人名', 48),
      C('payerBank', '仕向銀行名', 15),
      C('payerBranch', '仕向店名', 15),
      C('cancelled', '取消区分', 1),
      // form B has 金額(2) and うち他店券金額(2) here, for amounts of more than ten digits; form A has EDI情報
      C('more', 'EDI情報・ダミー', 72),
    ],
    trailer: [
      N('record', 'データ区分', 1),
      N('count', '振込合計件数', 6),
      N('total', '振込合計金額', 12),
      N('cancelledCount', '取消合計件数', 6),
      N('cancelledTotal', '取消合計金額', 12),
      C('rest', 'ダミー', 163),
    ],
    end: [N('record', 'データ区分', 1), C('rest', 'ダミー', 199)],
  },
  '03': {
    header: [
      ...HEAD,
      C('unused', 'ダミー', 3),
      N('accountType', '預金種目', 1),
      N('accountNumber', '口座番号', 10),
      C('accountName', '口座名', 40),
      C('overdrawn', '貸越区分', 1),
      C('book', '通帳・証書区分', 1),
      C('balance', '取引前残高', 14),
      C('rest', 'ダミー', 71),
    ],
    data: [
      N('record', 'データ区分', 1),
      C('reference', '照会番号', 8),
      N('on', '勘定日', 6),
      C('valueOn', '預入・払出日', 6),
      N('direction', '入払区分', 1),
      C('business', '取引区分', 2),
      N('yen', '取引金額', 12),
      C('checks', 'うち他店券金額', 12),
      C('presentedOn', '交換呈示日', 6),
      C('dishonouredOn', '不渡返還日', 6),
      C('billKind', '手形・小切手区分', 1),
      C('billNumber', '手形・小切手番号', 7),
      C('branch', '僚店番号', 3),
      C('payerCode', '振込依頼人コード', 10),
      C('payer', '振込依頼人名・契約者番号', 48),
      C('payerBank', '仕向銀行名', 15),
      C('payerBranch', '仕向店名', 15),
      C('summary', '摘要内容', 20),
      C('edi', 'EDI情報', 20),
      C('rest', 'ダミー', 1),
    ],
    trailer: [
      N('record', 'データ区分', 1),
      N('inCount', '入金件数', 6),
      N('inTotal', '入金額合計', 13),
      N('outCount', '出金件数', 6),
      N('outTotal', '出金額合計', 13),
      C('overdrawn', '貸越区分', 1),
      C('balance', '取引後残高', 14),
      C('count', 'データ・レコード件数', 7),
      C('rest', 'ダミー', 139),
    ],
    end: [
      N('record', 'データ区分', 1),
      C('count', 'レコード総件数', 10),
      C('accounts', '口座数', 5),
      C('rest', 'ダミー', 184),
    ],
  },
} as const satisfies Record<string, NoticeLayout>;

export type NoticeBusiness = keyof typeof NOTICE_LAYOUTS;

/** 取引区分 of 03. */
export const TRANSACTION_KINDS: Readonly<Record<string, string>> = {
  10: '現金',
  11: '振込',
  12: '他店券入金',
  13: '交換',
  14: '振替',
  15: '継続',
  18: 'その他',
  19: '訂正',
};
export const CORRECTION_KIND = '19';

/** What companies send to banks and get back by the same records (§8 ff.): no movements of an account. */
export const ORDER_BUSINESSES: Readonly<Record<string, string>> = {
  11: '給与振込',
  12: '賞与振込',
  21: '総合振込',
  91: '預金口座振替',
};
