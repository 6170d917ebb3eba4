import type { Message } from '@renkei/kernel';
import type { OverCapPolicy, SoftwareFunction } from '../rule-set/types.ts';
import type { CostCategory, CostPart, SharingKey } from './types.ts';

/** The papers' own words for what the product calls by a code. */
export const CATEGORY_LABELS: Readonly<Record<CostCategory, Message>> = {
  SOFTWARE: { ja: 'ソフトウェア', en: 'software' },
  OPTION: { ja: 'オプション', en: 'option' },
  SERVICE: { ja: '役務（導入関連費）', en: 'services' },
  PC: { ja: 'PC・タブレット等', en: 'PC, tablet, printer …' },
  REGISTER: { ja: 'レジ・券売機', en: 'POS register, ticket machine' },
  ANALYSIS_SOFTWARE: { ja: '消費動向等分析のソフトウェア', en: 'analysis software' },
  ANALYSIS_HARDWARE: { ja: '消費動向等分析のハードウェア', en: 'analysis hardware' },
  ANALYSIS_SERVICE: { ja: '消費動向等分析の役務', en: 'analysis services' },
  OFFICE: { ja: '事務費', en: 'office costs' },
  EXPERT: { ja: '外部専門家の謝金・旅費', en: 'expert fees and travel' },
};

export const PART_LABELS: Readonly<Record<CostPart, Message>> = {
  INFRASTRUCTURE: { ja: '(1) 基盤導入経費', en: '(1) infrastructure' },
  ANALYSIS: { ja: '(2) 消費動向等分析経費', en: '(2) analysis' },
  ADMIN: { ja: '(3) 事務費・専門家費', en: '(3) office and experts' },
};

export const FUNCTION_LABELS: Readonly<Record<SoftwareFunction, Message>> = {
  ACCOUNTING: { ja: '会計', en: 'accounting' },
  ORDERING: { ja: '受発注', en: 'ordering' },
  SETTLEMENT: { ja: '決済', en: 'settlement' },
  EC: { ja: 'EC', en: 'EC' },
};

export const POLICY_LABELS: Readonly<Record<OverCapPolicy, Message>> = {
  PRO_RATA: { ja: 'みんな同じ割合で減らす', en: 'everyone scaled alike' },
  ANALYSIS_FIRST: { ja: '消費動向等分析を満額にする', en: 'analysis first' },
  INFRASTRUCTURE_FIRST: { ja: '各店の基盤導入を満額にする', en: 'infrastructure first' },
  EQUAL_CEILING: { ja: '1店あたりの上限をそろえる', en: 'the same ceiling for every member' },
  MANUAL: { ja: '申請額を手で入れる', en: 'amounts typed in' },
};

export const SHARING_KEY_LABELS: Readonly<Record<SharingKey, Message>> = {
  EQUAL: { ja: '全員で等分する', en: 'equal parts' },
  BY_INFRASTRUCTURE_COST: { ja: '基盤導入経費に応じて分ける', en: 'by infrastructure cost' },
  BY_GRANTED_SUBSIDY: { ja: '補助額に応じて分ける', en: 'by granted subsidy' },
  BY_WEIGHT: { ja: '決めた比率で分ける', en: 'by agreed weights' },
  BUYER_BEARS: { ja: '買った構成員が負担する', en: 'borne by the buyer' },
};
