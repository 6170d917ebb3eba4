import type { Message } from '@renkei/kernel';
import type { TableName } from '../table/names.ts';

/** What can be made for a group in the background. */
export const OUTPUT_KINDS = [
  'OFFICIAL_FORMS',
  'PARITY_REPORT',
  'MEMBER_SHARE',
  'GROUP_PLAN',
  'REQUEST_LETTERS',
  'RECEIPT',
  'FIXING_SUMMARY',
  'EFFECT_SUMMARY',
  'AUDIT_CERTIFICATE',
  'TABLES',
  'EVIDENCE_BUNDLE',
  'GROUP_FILE',
] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/** What a member's own people may have made, about their own shop; the same in the policy of `output_job`. */
export const OWN_KINDS: ReadonlySet<OutputKind> = new Set(['MEMBER_SHARE', 'RECEIPT']);

export const OUTPUT_STATUSES = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED'] as const;
export type OutputStatus = (typeof OUTPUT_STATUSES)[number];

export const TABLE_FORMATS = ['XLSX', 'CSV'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export const CSV_ENCODINGS = ['UTF_8_BOM', 'SHIFT_JIS'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** What was chosen for one output, as `output_job.options` keeps it; a kind takes what it knows and nothing else. */
export interface OutputOptions {
  /** TABLES: none = all. */
  readonly tables?: readonly TableName[];
  readonly format?: TableFormat;
  readonly encoding?: CsvEncoding;
  /** TABLES in SHIFT_JIS: characters it lacks become 〓 and are listed, instead of the whole being refused. */
  readonly markMissing?: boolean;
  /** OFFICIAL_FORMS, PARITY_REPORT: the workbook to fill; none = our own. */
  readonly officialWorkbookId?: string;
  /** RECEIPT: of which transfer. */
  readonly transferItemId?: string;
  /** EFFECT_SUMMARY: 1 or 2. */
  readonly year?: number;
}

export const OUTPUT_LABELS: Readonly<Record<OutputKind, Message>> = {
  OFFICIAL_FORMS: { ja: '様式1〜8', en: 'Official forms' },
  PARITY_REPORT: { ja: '様式との突き合わせ', en: 'Parity with the official forms' },
  MEMBER_SHARE: { ja: '負担額のお知らせ', en: 'Share statements' },
  GROUP_PLAN: { ja: '事業計画（総会資料）', en: 'Plan for the general meeting' },
  REQUEST_LETTERS: { ja: '書類のお願い', en: 'Request letters' },
  RECEIPT: { ja: '領収書', en: 'Receipt' },
  FIXING_SUMMARY: { ja: '額の確定のまとめ', en: 'Fixing of the amount' },
  EFFECT_SUMMARY: { ja: '効果報告のまとめ', en: 'Effect report' },
  AUDIT_CERTIFICATE: { ja: '操作の記録の証明書', en: 'Audit certificate' },
  TABLES: { ja: '一覧表', en: 'Tables' },
  EVIDENCE_BUNDLE: { ja: '証憑一式', en: 'Evidence bundle' },
  GROUP_FILE: { ja: 'グループのデータ一式', en: 'Group file' },
};
