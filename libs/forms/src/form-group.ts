import type { Yen } from '@renkei/kernel';
import type { BusinessSize } from '@renkei/subsidy-rules';

/**
 * A group as 様式1–8 hold it: what is written into an official workbook, and what is read back from one. Amounts are
 * whole yen, tax-exclusive. Text is as the person wrote it; null is an empty cell.
 */
export interface FormGroup {
  /** 補助事業グループ名 */
  readonly groupName: string;
  readonly representative: FormMember;
  /** In their order: the numbers 1, 2, … of 様式1. */
  readonly participants: readonly FormMember[];
  /** 様式2: what the whole project introduces. */
  readonly tools: readonly FormTool[];
  /** 様式6 C12: グループ構成員数, n of ¥500 000 × n; null while nobody has an analysis cost. */
  readonly analysisMemberCount: number | null;
  /** 様式6 M16: 補助金申請額 of (2). */
  readonly analysisRequestedYen: Yen | null;
  /** 様式7: every item of (3). */
  readonly adminItems: readonly FormAdminItem[];
  /** 様式7 E18: 補助金申請額 of (3). */
  readonly adminRequestedYen: Yen | null;
  /** 様式7 H24 and H54: how that amount divides into 事務費 and 外部専門家費. */
  readonly officeRequestedYen: Yen | null;
  readonly expertRequestedYen: Yen | null;
}

export interface FormMember {
  /** Ours, while it is filled; null when it was read from a workbook. */
  readonly id: string | null;
  readonly name: string;
  readonly size: BusinessSize;
  /** 様式1; the representative has none there and only its name is filed. */
  readonly profile: FormProfile | null;
  readonly costs: FormMemberCosts;
  /** 様式3 and 4: what it introduces. */
  readonly uses: readonly FormToolUse[];
  /** 労働生産性 of the group's sheet B: actual value, target of year 1 and 2, as far as they are known. */
  readonly productivity: FormProductivity | null;
}

/** One row of 様式1, column by column. */
export interface FormProfile {
  readonly kana: string | null;
  readonly corporateNumber: string | null;
  /** One of the words the column's list allows (組織形態). */
  readonly legalForm: string | null;
  /** 日本標準産業分類: one letter, then 2, 3 and 4 digits. */
  readonly industryMajor: string | null;
  readonly industryMiddle: string | null;
  readonly industryMinor: string | null;
  readonly industryDetail: string | null;
  /** 設立年月日, or 生年月日 of a sole proprietor: 'YYYY-MM-DD'. */
  readonly establishedOn: string | null;
  readonly capitalYen: Yen | null;
  readonly employees: number | null;
  readonly officerTitle: string | null;
  readonly officerFamilyName: string | null;
  readonly officerGivenName: string | null;
  readonly officerFamilyKana: string | null;
  readonly officerGivenKana: string | null;
  readonly postalCode: string | null;
  readonly prefecture: string | null;
  readonly city: string | null;
  readonly addressLine: string | null;
  readonly building: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly contactDepartment: string | null;
  readonly contactFamilyName: string | null;
  readonly contactGivenName: string | null;
  readonly contactFamilyKana: string | null;
  readonly contactGivenKana: string | null;
  readonly contactPhone: string | null;
  readonly contactMobile: string | null;
  readonly contactEmail: string | null;
}

/** 様式5 and 6 per business: 補助対象経費 and 補助金申請額 (null: not entered). */
export interface FormMemberCosts {
  /** 様式5 ソフトウェア・導入関連費小計, services already at most ¥2 000 000 (sheet F, F41). */
  readonly softwareYen: Yen | null;
  readonly pcYen: Yen | null;
  readonly registerYen: Yen | null;
  /** 補助金申請額, column I of 様式5; null when nothing is filed for this business. */
  readonly requested: FormRequested | null;
  /** 様式6 ソフトウェア費・導入関連費 / ハードウエア費・導入関連費. */
  readonly analysisSoftwareYen: Yen | null;
  readonly analysisHardwareYen: Yen | null;
  /** 様式6 column H: 補助金申請額 of this business, its part of `analysisRequestedYen`. */
  readonly analysisRequestedYen: Yen | null;
}

/** 様式5 has one input cell for the software of both tiers together (I11; I12 and I13 are locked). */
export interface FormRequested {
  readonly softwareYen: Yen | null;
  readonly pcYen: Yen | null;
  readonly registerYen: Yen | null;
}

/** 様式2: which part of the sheet, and its columns. */
export interface FormTool {
  readonly part: 'INFRASTRUCTURE' | 'ANALYSIS';
  readonly vendorName: string | null;
  readonly name: string;
  /** One of the words the column's list allows: ソフトウェア, オプション, 役務, ハードウエア. */
  readonly kind: string | null;
  /** We write the covered functions here (会計・受発注・決済), because no other column holds them. */
  readonly summary: string | null;
  readonly url: string | null;
  readonly number: string | null;
}

/** 様式3 (INFRASTRUCTURE) and 様式4 (ANALYSIS): one line of a business. */
export interface FormToolUse {
  readonly part: 'INFRASTRUCTURE' | 'ANALYSIS';
  readonly toolName: string;
  readonly quantity: number;
  /** 事業費の支払有無: whether this business itself pays. */
  readonly pays: boolean;
}

export interface FormAdminItem {
  /** The words of 様式7: 人件費 … 補助員人件費 (事務費), 謝金, 旅費 (外部専門家費). */
  readonly item: string;
  readonly description: string | null;
  readonly yen: Yen;
}

/** As exact decimals in text ('2345.67'), because the form takes what the calculation sheet shows. */
export interface FormProductivity {
  readonly actual: string | null;
  readonly firstYear: string | null;
  readonly secondYear: string | null;
}
