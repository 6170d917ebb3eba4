/** 事業者規模, as the lists of 様式1 and 5 spell it. */
export const SIZE_WORDS_2025 = { SME: '中小企業等', MICRO: '小規模事業者' } as const;

/** 組織形態, the list of 様式1 column F. */
export const LEGAL_FORM_WORDS_2025 = [
  '株式・有限・合名・合資・合同などの会社組織',
  '組合関連',
  '医療法人',
  '社会福祉法人',
  '学校法人',
  '商工会・都道府県商工会連合会及び商工会議所',
  'その他法人',
  '個人事業主',
] as const;

/** 分類, the list of 様式2 column D. */
export const TOOL_KINDS_2025 = ['ソフトウェア', 'オプション', '役務', 'ハードウエア'] as const;
