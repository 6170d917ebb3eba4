export const LEGAL_FORMS = [
  'CORPORATION',
  'SOLE_PROPRIETOR',
  'ASSOCIATION',
  'SHOKOKAI',
  'CHAMBER',
  'MEDICAL_WELFARE_SCHOOL',
  'NPO_OR_FOUNDATION',
  'OTHER',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** The main industry, as far as the SME limits tell them apart (R25 Art. 7). */
export const INDUSTRIES = [
  'MANUFACTURING_CONSTRUCTION_TRANSPORT',
  'WHOLESALE',
  'SERVICE',
  'RETAIL',
  'RUBBER',
  'SOFTWARE',
  'RYOKAN',
  'OTHER',
] as const;
export type Industry = (typeof INDUSTRIES)[number];
