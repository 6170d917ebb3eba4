import type { Message } from '@renkei/kernel';
import type { PurchaseCategory } from './purchase-terms.ts';

/** The headings of the admin costs (3): nine of OFFICE, two of EXPERT, in the papers' order (K25 p.17 (2-3)③). */
export const ADMIN_HEADINGS = [
  'PERSONNEL',
  'CONSUMABLES',
  'EQUIPMENT',
  'PRINTING',
  'PUBLICITY',
  'COMMUNICATION_TRANSPORT',
  'MEETING',
  'REFERENCE_MATERIAL',
  'ASSISTANT_PERSONNEL',
  'EXPERT_FEE',
  'EXPERT_TRAVEL',
] as const;
export type AdminHeading = (typeof ADMIN_HEADINGS)[number];

export type AdminCategory = Extract<PurchaseCategory, 'OFFICE' | 'EXPERT'>;

export interface AdminHeadingDefinition {
  readonly code: AdminHeading;
  readonly category: AdminCategory;
  readonly label: Message;
  readonly clause: string;
}

function heading(
  code: AdminHeading,
  category: AdminCategory,
  ja: string,
  en: string,
): AdminHeadingDefinition {
  return { code, category, label: { ja, en }, clause: 'K25 p.17 (2-3)③' };
}

/** PRINTING includes making the material (資料作成費を含む). */
export const ADMIN_HEADING_DEFINITIONS: { readonly [Code in AdminHeading]: AdminHeadingDefinition } = {
  PERSONNEL: heading('PERSONNEL', 'OFFICE', '人件費', 'personnel'),
  CONSUMABLES: heading('CONSUMABLES', 'OFFICE', '消耗品費', 'consumables'),
  EQUIPMENT: heading('EQUIPMENT', 'OFFICE', '備品費', 'equipment'),
  PRINTING: heading('PRINTING', 'OFFICE', '印刷費', 'printing'),
  PUBLICITY: heading('PUBLICITY', 'OFFICE', '広報費', 'publicity'),
  COMMUNICATION_TRANSPORT: heading(
    'COMMUNICATION_TRANSPORT',
    'OFFICE',
    '通信運搬費',
    'communication and transport',
  ),
  MEETING: heading('MEETING', 'OFFICE', '会議費', 'meetings'),
  REFERENCE_MATERIAL: heading('REFERENCE_MATERIAL', 'OFFICE', '資料購入費', 'reference material'),
  ASSISTANT_PERSONNEL: heading('ASSISTANT_PERSONNEL', 'OFFICE', '補助員人件費', 'assistants'),
  EXPERT_FEE: heading('EXPERT_FEE', 'EXPERT', '謝金', 'expert fees'),
  EXPERT_TRAVEL: heading('EXPERT_TRAVEL', 'EXPERT', '旅費', 'expert travel'),
};

/** The headings a line of that category may stand under, in the papers' order. */
export function headingsOf(category: AdminCategory): readonly AdminHeadingDefinition[] {
  return ADMIN_HEADINGS.map((code) => ADMIN_HEADING_DEFINITIONS[code]).filter(
    (definition) => definition.category === category,
  );
}
