import { texts } from '../../language/language.ts';
import type { ObligationKind } from './places.ts';

type Stops = Readonly<Record<ObligationKind | 'GRANT_DECISION', string>>;

/** What is owed, in a few words for the river, the deadlines and the three next things. */
export const OWED_WORDS = texts<Stops>({
  ja: {
    APPLICATION_CORRECTION: '交付申請の出し直し',
    EFFECT_REPORT_CORRECTION_1: '効果報告（1年度目）の出し直し',
    EFFECT_REPORT_CORRECTION_2: '効果報告（2年度目）の出し直し',
    EVIDENCE_RETENTION_END: '証憑をしまっておく期間の終わり',
    GRANT_DECISION: '交付決定',
    GROUP_APPLICATION: '交付申請',
    GROUP_EFFECT_REPORT_1: '効果報告（1年度目）',
    GROUP_EFFECT_REPORT_2: '効果報告（2年度目）',
    GROUP_PERFORMANCE_REPORT: '実績報告',
    MEMBER_COSTS: 'お店が費用を確かめる',
    MEMBER_DOCUMENT: 'お店の書類',
    MEMBER_DOCUMENT_RENEWAL: '書類の取り直し',
    MEMBER_EFFECT_FIGURES_1: 'お店の数字（1年度目）',
    MEMBER_EFFECT_FIGURES_2: 'お店の数字（2年度目）',
    MEMBER_EVIDENCE: 'お店の証憑',
    PERFORMANCE_REPORT_CORRECTION: '実績報告の出し直し',
    PROJECT_END: '発注・納品・支払いの終わり',
    REPAYMENT: '補助金の返還',
  },
  en: {
    APPLICATION_CORRECTION: 'Corrected application',
    EFFECT_REPORT_CORRECTION_1: 'Corrected effect report (year 1)',
    EFFECT_REPORT_CORRECTION_2: 'Corrected effect report (year 2)',
    EVIDENCE_RETENTION_END: 'Evidence need not be kept any longer',
    GRANT_DECISION: 'Grant decision',
    GROUP_APPLICATION: 'Application',
    GROUP_EFFECT_REPORT_1: 'Effect report (year 1)',
    GROUP_EFFECT_REPORT_2: 'Effect report (year 2)',
    GROUP_PERFORMANCE_REPORT: 'Performance report',
    MEMBER_COSTS: 'Shops confirm their costs',
    MEMBER_DOCUMENT: 'Papers of the shops',
    MEMBER_DOCUMENT_RENEWAL: 'Papers to get anew',
    MEMBER_EFFECT_FIGURES_1: 'Figures of the shops (year 1)',
    MEMBER_EFFECT_FIGURES_2: 'Figures of the shops (year 2)',
    MEMBER_EVIDENCE: 'Evidence of the shops',
    PERFORMANCE_REPORT_CORRECTION: 'Corrected performance report',
    PROJECT_END: 'Ordering, delivery and payment end',
    REPAYMENT: 'Repayment',
  },
});
