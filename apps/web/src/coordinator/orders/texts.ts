import { texts } from '../../language/language.ts';
import type { CostCategory, PaymentMethod, PurchaseStepKind } from './orders.generated.ts';
import type { StageState } from './timeline.ts';

const STEP_JA: Readonly<Record<PurchaseStepKind, string>> = {
  CONTRACT: '契約',
  ORDER: '発注',
  DELIVERY: '納品',
  INVOICE: '請求',
  PAYMENT: '支払い',
};
const STEP_EN: typeof STEP_JA = {
  CONTRACT: 'Contract',
  ORDER: 'Order',
  DELIVERY: 'Delivery',
  INVOICE: 'Invoice',
  PAYMENT: 'Payment',
};
const CATEGORY_JA: Readonly<Record<CostCategory, string>> = {
  SOFTWARE: 'ソフトウェア',
  OPTION: 'オプション',
  SERVICE: '役務（導入・研修など）',
  PC: 'パソコン・タブレットなど',
  REGISTER: 'レジ・券売機',
  ANALYSIS_SOFTWARE: '分析用ソフトウェア',
  ANALYSIS_HARDWARE: '分析用の機器',
  ANALYSIS_SERVICE: '分析用の役務',
  OFFICE: '事務費',
  EXPERT: '専門家費',
};
const CATEGORY_EN: typeof CATEGORY_JA = {
  SOFTWARE: 'Software',
  OPTION: 'Option',
  SERVICE: 'Service (set-up, training)',
  PC: 'PC, tablet, printer',
  REGISTER: 'Register, ticket machine',
  ANALYSIS_SOFTWARE: 'Analysis software',
  ANALYSIS_HARDWARE: 'Analysis hardware',
  ANALYSIS_SERVICE: 'Analysis service',
  OFFICE: 'Office cost',
  EXPERT: 'Expert cost',
};
const METHOD_JA: Readonly<Record<PaymentMethod, string>> = {
  BANK_TRANSFER: '銀行振込（口座振替も）',
  CARD_ONCE: 'クレジットカード1回払い',
  CASH: '現金',
  INSTALMENTS: '分割払い',
  REVOLVING: 'リボ払い',
  POINTS: 'ポイントなど',
};
const METHOD_EN: typeof METHOD_JA = {
  BANK_TRANSFER: 'Bank transfer (or direct debit)',
  CARD_ONCE: 'Credit card, one payment',
  CASH: 'Cash',
  INSTALMENTS: 'Instalments',
  REVOLVING: 'Revolving',
  POINTS: 'Points and the like',
};
const STAGE_JA: Readonly<Record<StageState, string>> = {
  DONE: '記録ずみ',
  BROKEN: 'ルールに反しています',
  NEXT: '次',
  LATER: 'まだ',
};
const STAGE_EN: typeof STAGE_JA = {
  DONE: 'Recorded',
  BROKEN: 'Breaks a rule',
  NEXT: 'Next',
  LATER: 'Later',
};

export const WORDS = texts({
  ja: { step: STEP_JA, category: CATEGORY_JA, method: METHOD_JA, stage: STAGE_JA },
  en: { step: STEP_EN, category: CATEGORY_EN, method: METHOD_EN, stage: STAGE_EN },
});

/** A line without a name of its own is called by its tool, or by what kind of cost it is. */
export function lineName(
  line: {
    readonly label: string;
    readonly tool: { readonly name: string } | null;
    readonly category: CostCategory;
  },
  category: Readonly<Record<CostCategory, string>>,
): string {
  return line.label || line.tool?.name || category[line.category];
}
