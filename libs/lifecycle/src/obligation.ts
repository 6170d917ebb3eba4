import type { JstMinute, Message } from '@renkei/kernel';
import type { AnchorCode } from './anchor.ts';
import type { RequirementCode } from './requirement-terms.ts';

/** Everything a group or a member owes by a date, in the order of the procedure. */
export const OBLIGATION_KINDS = [
  'MEMBER_DOCUMENT',
  'MEMBER_DOCUMENT_RENEWAL',
  'MEMBER_COSTS',
  'GROUP_APPLICATION',
  'PROJECT_END',
  'MEMBER_EVIDENCE',
  'GROUP_PERFORMANCE_REPORT',
  'MEMBER_EFFECT_FIGURES_1',
  'GROUP_EFFECT_REPORT_1',
  'MEMBER_EFFECT_FIGURES_2',
  'GROUP_EFFECT_REPORT_2',
  'EVIDENCE_RETENTION_END',
  'APPLICATION_CORRECTION',
  'PERFORMANCE_REPORT_CORRECTION',
  'EFFECT_REPORT_CORRECTION_1',
  'EFFECT_REPORT_CORRECTION_2',
  'REPAYMENT',
] as const;

export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/**
 * OFFICIAL: the programme sets the date. INTERNAL: the group sets it, so that the official one can be kept.
 * INFORMATION: a date worth knowing on which nothing is owed any more.
 */
export type ObligationTiming = 'OFFICIAL' | 'INTERNAL' | 'INFORMATION';

export interface ObligationKindDefinition {
  readonly kind: ObligationKind;
  readonly owner: 'GROUP' | 'MEMBER';
  readonly timing: ObligationTiming;
  /**
   * The anchor its date follows from: the date itself when OFFICIAL, counted from it otherwise. null: somebody was given
   * the date by notice (`GivenDeadline`), no schedule knows it.
   */
  readonly anchor: AnchorCode | null;
  /** INTERNAL: the filing it prepares. Once that is filed an unmet one has nothing left to serve. */
  readonly serves: ObligationKind | null;
  /** For the two document kinds only the verb; the paper's name is put before it. */
  readonly title: Message;
  readonly clause: string;
}

export const OBLIGATIONS: { readonly [Kind in ObligationKind]: ObligationKindDefinition } = {
  MEMBER_DOCUMENT: {
    kind: 'MEMBER_DOCUMENT',
    owner: 'MEMBER',
    timing: 'INTERNAL',
    anchor: 'ROUND_CLOSE',
    serves: 'GROUP_APPLICATION',
    title: { ja: '申請に必要な書類を送る', en: 'Send the paper needed for the application' },
    clause: 'K25 p.24 (3-2)',
  },
  MEMBER_DOCUMENT_RENEWAL: {
    kind: 'MEMBER_DOCUMENT_RENEWAL',
    owner: 'MEMBER',
    timing: 'INTERNAL',
    anchor: 'ROUND_CLOSE',
    serves: 'GROUP_APPLICATION',
    title: {
      ja: '申請の日に古くなりすぎる書類を取り直す',
      en: 'Replace a paper that will be too old at submission',
    },
    clause: 'K25 p.24 (3-2)',
  },
  MEMBER_COSTS: {
    kind: 'MEMBER_COSTS',
    owner: 'MEMBER',
    timing: 'INTERNAL',
    anchor: 'ROUND_CLOSE',
    serves: 'GROUP_APPLICATION',
    title: { ja: '導入するITツールと費用を確かめる', en: 'Confirm the IT tools and their costs' },
    clause: 'K25 p.22 (3-1)',
  },
  GROUP_APPLICATION: {
    kind: 'GROUP_APPLICATION',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: 'ROUND_CLOSE',
    serves: null,
    title: { ja: '交付申請を提出する', en: 'Submit the application' },
    clause: 'R25 第12条',
  },
  PROJECT_END: {
    kind: 'PROJECT_END',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: 'PROJECT_END',
    serves: null,
    title: { ja: '発注・納品・支払いをすべて終える', en: 'Finish all orders, deliveries and payments' },
    clause: 'R25 第11条, K25 p.31 (6-1)',
  },
  MEMBER_EVIDENCE: {
    kind: 'MEMBER_EVIDENCE',
    owner: 'MEMBER',
    timing: 'INTERNAL',
    anchor: 'PERFORMANCE_REPORT_DUE',
    serves: 'GROUP_PERFORMANCE_REPORT',
    title: {
      ja: '実績報告の証憑（請求書・支払いの記録など）を送る',
      en: 'Send the evidence for the performance report (invoices, proof of payment …)',
    },
    clause: 'K25 p.31–32 (6-2)',
  },
  GROUP_PERFORMANCE_REPORT: {
    kind: 'GROUP_PERFORMANCE_REPORT',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: 'PERFORMANCE_REPORT_DUE',
    serves: null,
    title: { ja: '実績報告を提出する', en: 'Submit the performance report' },
    clause: 'R25 第21条',
  },
  MEMBER_EFFECT_FIGURES_1: {
    kind: 'MEMBER_EFFECT_FIGURES_1',
    owner: 'MEMBER',
    timing: 'INTERNAL',
    anchor: 'EFFECT_REPORT_1_CLOSE',
    serves: 'GROUP_EFFECT_REPORT_1',
    title: { ja: '1年度目の数字（営業利益・人件費など）を送る', en: 'Send the figures of the first year' },
    clause: 'K25 p.33 (6-3)',
  },
  GROUP_EFFECT_REPORT_1: {
    kind: 'GROUP_EFFECT_REPORT_1',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: 'EFFECT_REPORT_1_CLOSE',
    serves: null,
    title: { ja: '1年度目の事業実施効果報告を提出する', en: 'Submit the first effect report' },
    clause: 'R25 第24条, K25 p.33 (6-3)',
  },
  MEMBER_EFFECT_FIGURES_2: {
    kind: 'MEMBER_EFFECT_FIGURES_2',
    owner: 'MEMBER',
    timing: 'INTERNAL',
    anchor: 'EFFECT_REPORT_2_CLOSE',
    serves: 'GROUP_EFFECT_REPORT_2',
    title: { ja: '2年度目の数字（営業利益・人件費など）を送る', en: 'Send the figures of the second year' },
    clause: 'K25 p.33 (6-3)',
  },
  GROUP_EFFECT_REPORT_2: {
    kind: 'GROUP_EFFECT_REPORT_2',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: 'EFFECT_REPORT_2_CLOSE',
    serves: null,
    title: { ja: '2年度目の事業実施効果報告を提出する', en: 'Submit the second effect report' },
    clause: 'R25 第24条, K25 p.33 (6-3)',
  },
  EVIDENCE_RETENTION_END: {
    kind: 'EVIDENCE_RETENTION_END',
    owner: 'GROUP',
    timing: 'INFORMATION',
    anchor: 'PROJECT_END',
    serves: null,
    title: { ja: '書類の保管義務（5年間）が終わる日', en: 'The duty to keep the papers (five years) ends' },
    clause: 'R25 第16条2, K25 p.28 (オ)',
  },
  APPLICATION_CORRECTION: {
    kind: 'APPLICATION_CORRECTION',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: null,
    serves: null,
    title: {
      ja: '差し戻された交付申請をなおして出し直す',
      en: 'Correct the returned application and submit it again',
    },
    clause: 'K25 p.21 (2-5)',
  },
  PERFORMANCE_REPORT_CORRECTION: {
    kind: 'PERFORMANCE_REPORT_CORRECTION',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: null,
    serves: null,
    title: {
      ja: '差し戻された実績報告をなおして出し直す',
      en: 'Correct the returned performance report and submit it again',
    },
    clause: 'R25 第21条',
  },
  EFFECT_REPORT_CORRECTION_1: {
    kind: 'EFFECT_REPORT_CORRECTION_1',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: null,
    serves: null,
    title: {
      ja: '差し戻された1年度目の効果報告をなおして出し直す',
      en: 'Correct the returned first effect report and submit it again',
    },
    clause: 'R25 第24条',
  },
  EFFECT_REPORT_CORRECTION_2: {
    kind: 'EFFECT_REPORT_CORRECTION_2',
    owner: 'GROUP',
    timing: 'OFFICIAL',
    anchor: null,
    serves: null,
    title: {
      ja: '差し戻された2年度目の効果報告をなおして出し直す',
      en: 'Correct the returned second effect report and submit it again',
    },
    clause: 'R25 第24条',
  },
  REPAYMENT: {
    kind: 'REPAYMENT',
    owner: 'MEMBER',
    timing: 'OFFICIAL',
    anchor: null,
    serves: null,
    title: { ja: '返還を求められた補助金を返す', en: 'Pay back the subsidy that was claimed back' },
    clause: 'R25 第25条, 第27条, 第28条',
  },
};

/** An obligation as the rules, the schedule and the facts want it to stand. */
export interface DesiredObligation {
  /** Stable name within one owner: the kind, and for documents the requirement ('MEMBER_DOCUMENT:TAX_RETURN_COPY'). */
  readonly key: string;
  readonly kind: ObligationKind;
  /** null: the group owes it. */
  readonly memberId: string | null;
  readonly requirement: RequirementCode | null;
  readonly dueAt: JstMinute;
  readonly anchor: AnchorCode | null;
  readonly timing: ObligationTiming;
  readonly title: Message;
  readonly clause: string;
  readonly fulfilled: boolean;
}
