import { texts } from '../language/language.ts';

/** What cost categories and steps of a purchase are called, on every page of a shop. */
export const WORDS = texts({
  ja: {
    category: {
      SOFTWARE: 'ソフトウェア',
      OPTION: 'ソフトの追加機能（オプション）',
      SERVICE: '導入のお手伝い（役務）',
      PC: 'パソコン・タブレットなど',
      REGISTER: 'レジ・券売機',
      ANALYSIS_SOFTWARE: '地域の分析ソフト',
      ANALYSIS_HARDWARE: '地域の分析の機器',
      ANALYSIS_SERVICE: '地域の分析のお手伝い（役務）',
      OFFICE: '事務費',
      EXPERT: '専門家費',
    },
    step: { CONTRACT: '契約', ORDER: '発注', DELIVERY: '納品', INVOICE: '請求', PAYMENT: '支払い' },
    record: {
      CONTRACT: '契約したことを記録する',
      ORDER: '発注したことを記録する',
      DELIVERY: '届いたことを記録する',
      INVOICE: '請求書が来たことを記録する',
      PAYMENT: '支払ったことを記録する',
    },
    functions: { ACCOUNTING: '会計', ORDERING: '受発注', SETTLEMENT: '決済', EC: 'EC（ネット販売）' },
    home: 'お店の画面へ',
    untitled: (category: string, yen: string) => `${category}（${yen}）`,
  },
  en: {
    category: {
      SOFTWARE: 'Software',
      OPTION: 'Software option',
      SERVICE: 'Set-up and training',
      PC: 'PC, tablet and the like',
      REGISTER: 'Register or ticket machine',
      ANALYSIS_SOFTWARE: 'Software to analyse the area',
      ANALYSIS_HARDWARE: 'Devices to analyse the area',
      ANALYSIS_SERVICE: 'Help with analysing the area',
      OFFICE: 'Office costs',
      EXPERT: 'Expert fees',
    },
    step: {
      CONTRACT: 'Contract',
      ORDER: 'Order',
      DELIVERY: 'Delivery',
      INVOICE: 'Invoice',
      PAYMENT: 'Payment',
    },
    record: {
      CONTRACT: 'Record the contract',
      ORDER: 'Record the order',
      DELIVERY: 'Record the delivery',
      INVOICE: 'Record the invoice',
      PAYMENT: 'Record the payment',
    },
    functions: { ACCOUNTING: 'Accounting', ORDERING: 'Ordering', SETTLEMENT: 'Settlement', EC: 'E-commerce' },
    home: 'To my shop',
    untitled: (category: string, yen: string) => `${category} (${yen})`,
  },
});
