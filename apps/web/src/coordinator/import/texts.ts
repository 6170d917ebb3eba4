import { texts } from '../../language/language.ts';
import type { ImportMeaning, ImportTax } from './import.generated.ts';

const JA: Readonly<Record<ImportMeaning, string>> = {
  NAME: '法人名・屋号',
  KANA: 'フリガナ',
  CORPORATE_NUMBER: '法人番号',
  INVOICE_NUMBER: 'インボイス登録番号',
  LEGAL_FORM: '組織形態（会社・個人など）',
  SIZE: '事業者の規模',
  CAPITAL_YEN: '資本金',
  EMPLOYEES: '従業員数',
  POSTAL_CODE: '郵便番号',
  PREFECTURE: '都道府県',
  CITY: '市区町村',
  ADDRESS: '住所',
  EMAIL: 'メールアドレス',
  PHONE: '電話番号',
  ROLE: '代表・参画の別',
  INDUSTRY: '業種',
  SOFTWARE_YEN: 'ソフトウェアの費用',
  FUNCTIONS: '機能（会計・受発注・決済・EC）',
  OPTION_YEN: 'オプションの費用',
  SERVICE_YEN: '導入関連費（役務）',
  PC_YEN: 'PC・タブレットなどの費用',
  REGISTER_YEN: 'レジ・券売機の費用',
  ANALYSIS_YEN: '消費動向等分析の費用',
  QUANTITY: '数量',
};

const EN: Readonly<Record<ImportMeaning, string>> = {
  NAME: 'Name',
  KANA: 'Name in kana',
  CORPORATE_NUMBER: 'Corporate number',
  INVOICE_NUMBER: 'Invoice registration number',
  LEGAL_FORM: 'Legal form',
  SIZE: 'Size of the business',
  CAPITAL_YEN: 'Capital',
  EMPLOYEES: 'Employees',
  POSTAL_CODE: 'Postal code',
  PREFECTURE: 'Prefecture',
  CITY: 'City',
  ADDRESS: 'Address',
  EMAIL: 'E-mail',
  PHONE: 'Phone',
  ROLE: 'Representative or participant',
  INDUSTRY: 'Industry',
  SOFTWARE_YEN: 'Cost of software',
  FUNCTIONS: 'Functions (accounting, ordering, settlement, EC)',
  OPTION_YEN: 'Cost of options',
  SERVICE_YEN: 'Cost of services',
  PC_YEN: 'Cost of PC, tablet …',
  REGISTER_YEN: 'Cost of register, ticket machine',
  ANALYSIS_YEN: 'Cost of analysis',
  QUANTITY: 'Quantity',
};

export const MEANING_TEXTS = texts<Readonly<Record<ImportMeaning, string>>>({ ja: JA, en: EN });
export const MEANINGS = Object.keys(JA) as readonly ImportMeaning[];

export const TAX_TEXTS = texts<Readonly<Record<ImportTax, string>>>({
  ja: { EXCLUSIVE: '税抜の金額', INCLUSIVE: '税込の金額', NOT_STATED: '書かれていない（税抜として読む）' },
  en: { EXCLUSIVE: 'Without tax', INCLUSIVE: 'With tax', NOT_STATED: 'Not stated (read as without tax)' },
});

/** Fields of a member an import may change, by the name the API gives them. */
export const FIELD_TEXTS = texts<Readonly<Record<string, string>>>({
  ja: {
    name: '法人名・屋号',
    nameKana: 'フリガナ',
    legalForm: '組織形態',
    corporateNumber: '法人番号',
    invoiceNumber: 'インボイス登録番号',
    capitalYen: '資本金（円）',
    regularEmployees: '従業員数',
    postalCode: '郵便番号',
    prefecture: '都道府県',
    city: '市区町村',
    addressLine: '番地など',
    email: 'メールアドレス',
    phone: '電話番号',
    role: '立場',
    size: '事業者の規模',
  },
  en: {
    name: 'Name',
    nameKana: 'Name in kana',
    legalForm: 'Legal form',
    corporateNumber: 'Corporate number',
    invoiceNumber: 'Invoice registration number',
    capitalYen: 'Capital (yen)',
    regularEmployees: 'Employees',
    postalCode: 'Postal code',
    prefecture: 'Prefecture',
    city: 'City',
    addressLine: 'Street',
    email: 'E-mail',
    phone: 'Phone',
    role: 'Role',
    size: 'Size of the business',
  },
});

/** Codes that stand in a change as values. Free text is shown as it is. */
export const VALUE_TEXTS = texts<Readonly<Record<string, string>>>({
  ja: {
    ASSOCIATION: '組合',
    CHAMBER: '商工会議所',
    CORPORATION: '会社',
    MEDICAL_WELFARE_SCHOOL: '医療・社会福祉・学校法人',
    NPO_OR_FOUNDATION: '社団・財団・NPO法人',
    OTHER: 'そのほか',
    SHOKOKAI: '商工会',
    SOLE_PROPRIETOR: '個人事業主',
    PARTICIPANT: '参画事業者',
    REPRESENTATIVE: '代表事業者',
    SME: '中小企業等',
    MICRO: '小規模事業者',
  },
  en: {
    ASSOCIATION: 'association',
    CHAMBER: 'chamber of commerce',
    CORPORATION: 'company',
    MEDICAL_WELFARE_SCHOOL: 'medical, welfare or school corporation',
    NPO_OR_FOUNDATION: 'foundation or NPO',
    OTHER: 'other',
    SHOKOKAI: 'society of commerce',
    SOLE_PROPRIETOR: 'sole proprietor',
    PARTICIPANT: 'participant',
    REPRESENTATIVE: 'representative',
    SME: 'small or medium-sized',
    MICRO: 'micro business',
  },
});
