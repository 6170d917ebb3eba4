import type { Message } from '@renkei/kernel';
import type { SoftwareFunction } from '@renkei/subsidy-rules';

/** What a column can be about. Money is tax-exclusive. */
export const MEANINGS = [
  'name',
  'kana',
  'corporateNumber',
  'invoiceNumber',
  'legalForm',
  'representativeName',
  'establishedOn',
  'size',
  'capitalYen',
  'employees',
  'postalCode',
  'prefecture',
  'city',
  'address',
  'email',
  'phone',
  'role',
  'industry',
  'softwareYen',
  'functions',
  'optionYen',
  'serviceYen',
  'pcYen',
  'registerYen',
  'analysisYen',
  'quantity',
  'costKind',
  'costYen',
] as const;
export type Meaning = (typeof MEANINGS)[number];

export const COST_MEANINGS = [
  'softwareYen',
  'optionYen',
  'serviceYen',
  'pcYen',
  'registerYen',
  'analysisYen',
] as const;
export type CostMeaning = (typeof COST_MEANINGS)[number];

export function isCostMeaning(meaning: Meaning | null): meaning is CostMeaning {
  return (COST_MEANINGS as readonly (Meaning | null)[]).includes(meaning);
}

/** Also the one amount column of a list with a row for each cost, whose kind stands in another column. */
export function isAmountMeaning(meaning: Meaning | null): boolean {
  return meaning === 'costYen' || isCostMeaning(meaning);
}

export type TaxStatement = 'EXCLUSIVE' | 'INCLUSIVE' | 'NOT_STATED';

/** The two rates of consumption tax since 2019-10-01; 8 is the reduced one. */
export const TAX_PERCENTS = [8, 10] as const;
export type TaxPercent = (typeof TAX_PERCENTS)[number];

/** Why a column was recognised and still not taken over. */
export type SetAside =
  'ORDINAL' | 'TOTAL' | 'TAX' | 'PERSON' | 'MIXED_HARDWARE' | 'TAX_INCLUSIVE_TWIN' | 'DUPLICATE' | 'CHOSEN';

export interface ColumnUnderstanding {
  /** 'C' */
  readonly column: string;
  /** 0-based. */
  readonly index: number;
  /** The heading as written, several heading rows joined with " / "; '' when there is none. */
  readonly label: string;
  readonly headerCell: string | null;
  /** Null: the column is listed and not taken over. */
  readonly meaning: Meaning | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly via: 'LABEL' | 'CONTENT' | 'CHOICE' | null;
  readonly setAside: SetAside | null;
  readonly tax: TaxStatement;
  /** The rate a person named for amounts with tax: they are converted. Null: not named, nothing is converted. */
  readonly taxPercent: TaxPercent | null;
  /** Yen that one unit of the column stands for: 1, 1 000 (千円), 10 000 (万円) or 1 000 000 (百万円). */
  readonly unitYen: bigint;
  /** The heading speaks of a price for one (単価). */
  readonly perUnit: boolean;
  /** Functions the heading itself names, such as 会計ソフト. */
  readonly functions: readonly SoftwareFunction[];
  /** A function's own column of marks (○). */
  readonly marks: boolean;
  /** For a quantity: the index of the cost column it counts. */
  readonly counts: number | null;
  /** The first values, for the person to compare. */
  readonly samples: readonly string[];
}

/** What the caller says a column is, over what was detected. */
export interface ColumnChoice {
  readonly meaning: Meaning | null;
  /** 'EXCLUSIVE' confirms that a column headed 税込 holds tax-exclusive amounts after all. */
  readonly tax?: 'EXCLUSIVE' | 'INCLUSIVE';
  /** The rate of amounts with tax, which converts them. Only a person knows it. */
  readonly taxPercent?: TaxPercent;
  readonly unitYen?: bigint;
}

export const MEANING_LABELS: Readonly<Record<Meaning, Message>> = {
  name: { ja: '法人名・屋号', en: 'Name' },
  kana: { ja: 'フリガナ', en: 'Kana' },
  corporateNumber: { ja: '法人番号', en: 'Corporate number' },
  invoiceNumber: { ja: 'インボイス登録番号', en: 'Invoice registration number' },
  legalForm: { ja: '組織形態', en: 'Legal form' },
  representativeName: { ja: '代表者名', en: 'Name of the representative' },
  establishedOn: { ja: '設立年月日', en: 'Date of establishment' },
  size: { ja: '事業者の規模', en: 'Size' },
  capitalYen: { ja: '資本金', en: 'Capital' },
  employees: { ja: '従業員数', en: 'Employees' },
  postalCode: { ja: '郵便番号', en: 'Postal code' },
  prefecture: { ja: '都道府県', en: 'Prefecture' },
  city: { ja: '市区町村', en: 'City' },
  address: { ja: '住所', en: 'Address' },
  email: { ja: 'メールアドレス', en: 'E-mail' },
  phone: { ja: '電話番号', en: 'Phone' },
  role: { ja: '代表・参画の別', en: 'Role' },
  industry: { ja: '業種', en: 'Industry' },
  softwareYen: { ja: 'ソフトウェア費', en: 'Software' },
  functions: { ja: '機能（会計・受発注・決済・EC）', en: 'Functions' },
  optionYen: { ja: 'オプション費', en: 'Options' },
  serviceYen: { ja: '導入関連費（役務）', en: 'Services' },
  pcYen: { ja: 'PC・タブレット等', en: 'PC, tablet, …' },
  registerYen: { ja: 'レジ・券売機等', en: 'Register, ticket machine' },
  analysisYen: { ja: '消費動向等分析経費', en: 'Analysis' },
  quantity: { ja: '数量', en: 'Quantity' },
  costKind: { ja: '費用の種類（1行に1件の表）', en: 'Kind of cost (a row for each)' },
  costYen: { ja: '金額（1行に1件の表）', en: 'Amount (a row for each)' },
};
