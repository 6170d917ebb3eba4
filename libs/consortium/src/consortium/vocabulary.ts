import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '@renkei/platform/graphql';
import {
  BUSINESS_SIZES,
  COST_CATEGORIES,
  OVER_CAP_POLICIES,
  SHARING_KEYS,
  SOFTWARE_FUNCTIONS,
} from '@renkei/subsidy-rules';
import { LEGAL_FORMS } from '@renkei/documents';
import { INDUSTRIES } from '@renkei/subsidy-rules';
import { MEMBER_ROLES } from '@renkei/lifecycle';
import { MEMBER_IMPORT_STATUSES } from '../member-import/member-import.entity.ts';
import { LIKENESS_CODES } from '../member/likeness.ts';
import { MEMBER_STATUSES } from '../member/member.entity.ts';

/** The words of the domain as GraphQL enums; names in GraphQL cannot start with a digit or hold a hyphen. */
export const RuleSetEnum = {
  RULES_2022: '2022',
  RULES_2023: '2023',
  RULES_2024: '2024',
  RULES_2025: '2025',
} as const;
export const AdminFeeBaseEnum = { SUBSIDY: 'subsidy', ELIGIBLE_COST: 'eligible-cost' } as const;
export const AnalysisMemberCountEnum = {
  ALL_MEMBERS: 'all-members',
  INTRODUCING_MEMBERS: 'introducing-members',
} as const;
export const TierBoundaryEnum = { X25: 'x25', EXACT: 'exact' } as const;
export const ProductivityMeanEnum = { ARITHMETIC: 'arithmetic', GEOMETRIC: 'geometric' } as const;
export const OverCapPolicyEnum = enumOf(OVER_CAP_POLICIES);
export const SharingKeyEnum = enumOf(SHARING_KEYS);
export const BusinessSizeEnum = enumOf(BUSINESS_SIZES);
export const CostCategoryEnum = enumOf(COST_CATEGORIES);
export const SoftwareFunctionEnum = enumOf(SOFTWARE_FUNCTIONS);
export const LegalFormEnum = enumOf(LEGAL_FORMS);
export const IndustryEnum = enumOf(INDUSTRIES);
export const MemberRoleEnum = enumOf(MEMBER_ROLES);
export const MemberStatusEnum = enumOf(MEMBER_STATUSES);
export const LikenessCodeEnum = enumOf(LIKENESS_CODES);
export const MemberImportStatusEnum = enumOf(MEMBER_IMPORT_STATUSES);

registerEnumType(RuleSetEnum, { name: 'RuleSet', description: '公募年度のルール。The rules of a year.' });
registerEnumType(AdminFeeBaseEnum, {
  name: 'AdminFeeBase',
  description:
    '事務費上限の10%の基礎: 補助金額（X25）か対象経費（R25）。What the 10 % of the admin limit is taken of.',
});
registerEnumType(AnalysisMemberCountEnum, {
  name: 'AnalysisMemberCount',
  description:
    '50万円×nのn: 全構成員（S23）か導入する構成員（K25 p.20）。Whom n counts in the 500,000 yen limit.',
});
registerEnumType(TierBoundaryEnum, {
  name: 'TierBoundary',
  description: '小規模の境: 625,001円（X25）か625,000円（正確）。The edge of the micro tier.',
});
registerEnumType(ProductivityMeanEnum, {
  name: 'ProductivityMean',
  description:
    'グループの労働生産性の平均: 相加（K25 p.33, X25）か相乗（K25 p.13）。The mean over the members.',
});
registerEnumType(OverCapPolicyEnum, {
  name: 'OverCapPolicy',
  description: '3,000万円を超えるときの分け方。How the group fits under the joint cap of 30 million yen.',
});
registerEnumType(SharingKeyEnum, {
  name: 'SharingKey',
  description: '共同の経費の自己負担の分け方。How members split what is left of the joint costs.',
});
registerEnumType(BusinessSizeEnum, {
  name: 'BusinessSize',
  description: '中小企業か小規模事業者か。SME or micro business (R25 第7条).',
});
registerEnumType(CostCategoryEnum, {
  name: 'CostCategory',
  description: '経費の区分: (1) SOFTWARE OPTION SERVICE PC REGISTER、(2) ANALYSIS_*、(3) OFFICE EXPERT。',
});
registerEnumType(SoftwareFunctionEnum, {
  name: 'SoftwareFunction',
  description: '会計・受発注・決済・EC。The functions a tool covers.',
});
registerEnumType(LegalFormEnum, {
  name: 'LegalForm',
  description: '組織形態。The legal form of a business.',
});
registerEnumType(IndustryEnum, {
  name: 'Industry',
  description:
    '主な業種（中小企業の範囲の区分）。Main industry, as the SME limits tell them apart (R25 第7条).',
});
registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: '代表事業者か参画事業者か。Representative or participant.',
});
registerEnumType(MemberStatusEnum, {
  name: 'MemberStatus',
  description: '参加中か辞退か。Enrolled or withdrawn.',
});
registerEnumType(MemberImportStatusEnum, {
  name: 'MemberImportStatus',
  description: '確認中・取り込み済み・取りやめ。Preview, committed or discarded.',
});
registerEnumType(LikenessCodeEnum, {
  name: 'LikenessCode',
  description: '名前と住所が同じか、代表者と住所が同じか。What two members have in common.',
});
