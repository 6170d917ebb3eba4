import type { PaymentMethod } from '../purchase/purchase-terms.ts';
import type { EvidenceCode, EvidenceDefinition } from './evidence-terms.ts';

const EITHER = ['IMAGE', 'PDF'] as const;
const CLAUSE = 'K25 p.32 (6-2)';
const STATED = ['2025'] as const;

/** Program rules §4; stated officially for 2025 and carried back to the other years. */
export const EVIDENCE: { readonly [Code in EvidenceCode]: EvidenceDefinition } = {
  INVOICE_DETAIL: {
    code: 'INVOICE_DETAIL',
    scope: 'LINE',
    label: { ja: '請求書（明細つき）', en: 'Invoice with its lines' },
    mustShow: {
      ja: '請求金額と、何をいくつ買ったかの明細。「一式」だけの請求書なら、請求明細書も付けてください。',
      en: 'The amount and what it is for, line by line. If the invoice only names a lump sum, please add the breakdown.',
    },
    accepts: EITHER,
    clause: CLAUSE,
    statedFor: STATED,
  },
  PAYMENT_PROOF: {
    code: 'PAYMENT_PROOF',
    scope: 'LINE',
    label: { ja: '支払いの証憑', en: 'Proof of payment' },
    mustShow: {
      ja: '支払日・支払元の口座と名義・支払先・金額と、支払いが完了したこと。',
      en: 'The day, the paying account and its name, the payee, the amount, and that the payment was completed.',
    },
    accepts: EITHER,
    clause: CLAUSE,
    statedFor: STATED,
  },
  PAYOUT_ACCOUNT: {
    code: 'PAYOUT_ACCOUNT',
    scope: 'MEMBER',
    label: { ja: '補助金を受け取る口座の情報', en: 'The account the subsidy is to be paid to' },
    mustShow: {
      ja: '金融機関と支店の名前・番号、口座番号、名義人（漢字とカナ）。国内の口座に限ります。キャッシュカードの写しは使えません。',
      en: 'Name and number of bank and branch, account number, holder (also in kana). An account in Japan; a cash card is not accepted.',
    },
    accepts: EITHER,
    clause: CLAUSE,
    statedFor: STATED,
  },
  USAGE_SCREEN: {
    code: 'USAGE_SCREEN',
    scope: 'LINE',
    label: { ja: 'ITツールを使っていることが分かる画面', en: 'A screen that shows the tool in use' },
    mustShow: {
      ja: '対象の機能が分かる管理画面と、使っているのがグループ構成員だと分かる画面。',
      en: 'The administration screen with the eligible function, and that the user is the member.',
    },
    accepts: EITHER,
    clause: CLAUSE,
    statedFor: STATED,
  },
  DELIVERY_NOTE: {
    code: 'DELIVERY_NOTE',
    scope: 'LINE',
    label: { ja: 'ハードウェアの納品書', en: 'Delivery note of the hardware' },
    mustShow: { ja: '納品の日と、機器の名前・台数。', en: 'The day, and name and number of the devices.' },
    accepts: EITHER,
    clause: CLAUSE,
    statedFor: STATED,
  },
  UNIT_PHOTO: {
    code: 'UNIT_PHOTO',
    scope: 'PER_UNIT',
    label: { ja: '機器を置いた様子の写真（全台数）', en: 'Photo of every device where it is used' },
    mustShow: {
      ja: '設置して使っている様子。何台もあるときは、すべての台数が写るようにしてください（1枚に何台写っていてもかまいません）。',
      en: 'The device installed and in use. With several devices every one must be seen; one photo may show more than one.',
    },
    accepts: ['IMAGE'],
    clause: CLAUSE,
    statedFor: STATED,
  },
  EMPLOYEE_LIST: {
    code: 'EMPLOYEE_LIST',
    scope: 'MEMBER',
    label: { ja: '従業員一覧（小規模事業者）', en: 'List of employees (micro business)' },
    mustShow: {
      ja: '事務局の様式で、従業員の氏名と雇入れの日。労働者名簿などを求められることがあります。',
      en: "On the secretariat's form: names and days of hiring. The 労働者名簿 may be asked for as well.",
    },
    accepts: EITHER,
    clause: CLAUSE,
    statedFor: STATED,
  },
  ADMIN_VOUCHERS: {
    code: 'ADMIN_VOUCHERS',
    scope: 'LINE',
    label: {
      ja: '費目ごとの証憑（事務費・専門家費）',
      en: 'Vouchers of the heading (office or expert costs)',
    },
    // K25 names no single paper here; it refers to the manual, heading by heading.
    mustShow: {
      ja: '「補助事業事務処理マニュアル（R4.6）」が費目ごとに定める書類。何が必要かはマニュアルで確かめてください。',
      en: 'What the 補助事業事務処理マニュアル (R4.6) asks for under the heading. Please look there for the papers it needs.',
    },
    accepts: EITHER,
    clause: 'K25 p.17 (2-3)③',
    statedFor: STATED,
  },
};

/** What proves a payment depends on how it was made; other ways are not accepted at all (`paymentMethodRefused`). */
export const PAYMENT_PROOFS: {
  readonly [Method in PaymentMethod]?: Pick<EvidenceDefinition, 'label' | 'mustShow'>;
} = {
  BANK_TRANSFER: {
    label: {
      ja: '振込の証憑（振込明細書・取引完了画面・通帳など）',
      en: 'Proof of the transfer (slip, completion screen, passbook …)',
    },
    mustShow: {
      ja: '支払日、支払元の金融機関・口座番号・名義人、支払先、金額、振込が完了したこと。口座振替なら、口座振替依頼書と通帳の該当ページ。',
      en: "The day, the paying bank, account number and holder, the payee, the amount, and that it was completed. For direct debit: the debit request and the passbook's page.",
    },
  },
  CARD_ONCE: {
    label: { ja: 'クレジットカード会社の利用明細', en: "The card company's statement" },
    mustShow: {
      ja: '支払日、支払元、支払先、金額、利用内容、引き落とし口座。1回払いで、法人なら法人名義、個人事業主ならご本人名義のカード。',
      en: "The day, payer, payee, amount, what it was for, and the account it is debited from. One payment, by the corporation's card or the proprietor's own.",
    },
  },
};
