import { texts } from '../language/language.ts';

/** Words of the procedure that several pages of a group say. Official terms: program-rules §1. */
export const APPLICATION_STATES = texts({
  ja: {
    NONE: '交付申請の準備前',
    DRAFT: '交付申請を準備中',
    IN_CHECK: 'グループ内で確認中',
    APPROVED: '承認済み・提出待ち',
    SUBMITTED: '提出済み・結果待ち',
    RETURNED: '事務局から差し戻し',
    GRANTED: '交付決定ずみ',
    REJECTED: '不採択',
    WITHDRAWN: '取り下げ・辞退',
  },
  en: {
    NONE: 'Before the application',
    DRAFT: 'Preparing the application',
    IN_CHECK: 'Being checked in the group',
    APPROVED: 'Approved, to be submitted',
    SUBMITTED: 'Submitted, awaiting the decision',
    RETURNED: 'Returned by the secretariat',
    GRANTED: 'Granted',
    REJECTED: 'Not granted',
    WITHDRAWN: 'Withdrawn',
  },
});

export const RULE_SETS = texts({
  ja: {
    RULES_2022: '2022年度のルール',
    RULES_2023: '2023年度のルール',
    RULES_2024: '2024年度のルール',
    RULES_2025: '2025年度のルール',
  },
  en: {
    RULES_2022: '2022 rules',
    RULES_2023: '2023 rules',
    RULES_2024: '2024 rules',
    RULES_2025: '2025 rules',
  },
});

export const OVER_CAP_POLICIES = texts({
  ja: {
    PRO_RATA: 'みんな同じ割合で減らす（按分）',
    EQUAL_CEILING: '同じ上限をかける（多い店だけ減る）',
    INFRASTRUCTURE_FIRST: 'お店の費用(1)を先に満たす',
    ANALYSIS_FIRST: '分析の費用(2)を先に満たす',
    MANUAL: '自分で決める',
  },
  en: {
    PRO_RATA: 'All reduced by the same share (pro rata)',
    EQUAL_CEILING: 'One ceiling for all (only large ones shrink)',
    INFRASTRUCTURE_FIRST: 'Shops’ costs (1) first',
    ANALYSIS_FIRST: 'Analysis costs (2) first',
    MANUAL: 'Decided by hand',
  },
});

export const SHARING_KEYS = texts({
  ja: {
    EQUAL: 'みんな同じ額',
    BY_INFRASTRUCTURE_COST: 'お店の費用(1)の大きさで',
    BY_GRANTED_SUBSIDY: '補助金(1)の大きさで',
    BY_WEIGHT: '決めた重みで',
    BUYER_BEARS: '買う人（代表事業者）が持つ',
  },
  en: {
    EQUAL: 'Equal shares',
    BY_INFRASTRUCTURE_COST: 'By each shop’s costs (1)',
    BY_GRANTED_SUBSIDY: 'By each shop’s subsidy (1)',
    BY_WEIGHT: 'By agreed weights',
    BUYER_BEARS: 'The buyer (representative) bears them',
  },
});
