/** Every table a group can have as a spreadsheet, in the order a book of all of them has them. */
export const TABLE_NAMES = [
  'MEMBERS',
  'COST_LINES',
  'TOOLS',
  'CALCULATION',
  'SHARES',
  'DEADLINES',
  'PAPERS',
  'DECLARATIONS',
  'PURCHASES',
  'EVIDENCE',
  'GRANTED_AMOUNTS',
  'FIXED_AMOUNTS',
  'PROGRAMME_PAYMENTS',
  'TRANSFERS',
  'LEDGER',
  'REPAYMENTS',
  'ASSETS',
  'EFFECT_FIGURES',
  'AUDIT_EVENTS',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];
