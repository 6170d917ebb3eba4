import { texts } from '../language/language.ts';

export const RISK_LEVELS = texts({
  ja: { HIGH: '要対応', MEDIUM: '注意', LOW: '見守り', NONE: '順調' },
  en: { HIGH: 'Act now', MEDIUM: 'Attention', LOW: 'Watch', NONE: 'On course' },
});

export const RISK_REASONS = texts({
  ja: {
    OVERDUE: '公式の締切をすぎた',
    OVERDUE_INSIDE: 'グループ内の締切をすぎた',
    DEADLINE_WITH_MISSING: '締切が近く、書類が足りない',
    DEADLINE_NEAR: '締切が近い',
    BLOCKERS: '申請できない理由がある',
    RETURNED_BY_SECRETARIAT: '事務局から差し戻し',
    RETURNED_PAPERS: '差し戻した書類がそのまま',
    CHANGE_UNANSWERED: '変更の届出の返事待ち',
    SUBSIDY_LOST: '補助金を失う発注や支払い',
    OVER_CAP: '上限を超えている',
    TOO_FEW_MEMBERS: '構成員が足りない',
  },
  en: {
    OVERDUE: 'An official deadline has passed',
    OVERDUE_INSIDE: 'The group’s own deadline has passed',
    DEADLINE_WITH_MISSING: 'Deadline near, papers missing',
    DEADLINE_NEAR: 'Deadline near',
    BLOCKERS: 'Something keeps it from applying',
    RETURNED_BY_SECRETARIAT: 'Returned by the secretariat',
    RETURNED_PAPERS: 'Returned papers unanswered',
    CHANGE_UNANSWERED: 'A change awaits its answer',
    SUBSIDY_LOST: 'Orders or payments that lose subsidy',
    OVER_CAP: 'Over the cap',
    TOO_FEW_MEMBERS: 'Too few members',
  },
});
