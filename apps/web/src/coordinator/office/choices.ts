import type {
  CsvEncoding,
  OutputKind,
  RequestOutputInput,
  TableFormat,
  TableName,
} from '../../outputs/outputs.generated.ts';
import type { Language } from '../../language/language.ts';

/** In the order a book of all of them has them. */
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
] as const satisfies readonly TableName[];

/** What was chosen on the page; it stays while one goes away and comes back. */
export interface Choices {
  readonly language: Language;
  /** The workbook to fill; '': Renkei’s own, null: nothing was chosen, so the newest one there is. */
  readonly workbookId: string | null;
  /** Of whom papers for members are made; '': all. */
  readonly memberId: Readonly<Partial<Record<OutputKind, string>>>;
  readonly year: 1 | 2;
  /** Null: all of them. */
  readonly tables: readonly TableName[] | null;
  readonly format: TableFormat;
  readonly encoding: CsvEncoding;
  readonly markMissing: boolean;
}

export const firstChoices = (language: Language): Choices => ({
  language,
  workbookId: null,
  memberId: {},
  year: 1,
  tables: null,
  format: 'XLSX',
  encoding: 'UTF_8_BOM',
  markMissing: false,
});

/** About one member or all; these take no other choice. */
export const FOR_MEMBERS: readonly OutputKind[] = ['MEMBER_SHARE', 'REQUEST_LETTERS', 'RECEIPT'];

/** Kinds whose choices the list of files does not know: they are made again where they are chosen. */
export const WITH_CHOICES: ReadonlySet<OutputKind> = new Set([
  'OFFICIAL_FORMS',
  'PARITY_REPORT',
  'EFFECT_SUMMARY',
  'TABLES',
]);

/**
 * The workbook that is filled: what was chosen, as long as it is there.
 * @param there newest first
 * @returns null: Renkei’s own
 */
export function workbookOf(
  { workbookId }: Choices,
  there: readonly { readonly id: string }[],
): string | null {
  if (workbookId === '') return null;
  const found = there.find(({ id }) => id === workbookId) ?? there[0];
  return found?.id ?? null;
}

/** @returns what is asked for, null: something has to be chosen first */
export function inputOf(
  kind: OutputKind,
  consortiumId: string,
  choices: Choices,
  workbooks: readonly { readonly id: string }[] = [],
): RequestOutputInput | null {
  const base = { consortiumId, kind, locale: choices.language };
  switch (kind) {
    case 'OFFICIAL_FORMS':
    case 'PARITY_REPORT':
      return { ...base, officialWorkbookId: workbookOf(choices, workbooks) };
    case 'EFFECT_SUMMARY':
      return { ...base, year: choices.year };
    case 'TABLES':
      return tablesInput(base, choices);
    default: {
      const memberId = FOR_MEMBERS.includes(kind) ? choices.memberId[kind] || null : null;
      return memberId ? { ...base, memberId } : base;
    }
  }
}

function tablesInput(
  base: RequestOutputInput,
  { tables, format, encoding, markMissing }: Choices,
): RequestOutputInput | null {
  if (tables?.length === 0) return null;
  // in the order of the book: the same tables are the same request, however they were ticked
  const chosen = tables === null ? null : TABLE_NAMES.filter((name) => tables.includes(name));
  return {
    ...base,
    format,
    ...(chosen ? { tables: chosen } : {}),
    ...(format === 'CSV' ? { encoding } : {}),
    ...(format === 'CSV' && encoding === 'SHIFT_JIS' && markMissing ? { markMissing } : {}),
  };
}

export function ticked(
  tables: readonly TableName[] | null,
  name: TableName,
  on: boolean,
): readonly TableName[] {
  const before = tables ?? TABLE_NAMES;
  return on ? [...before.filter((one) => one !== name), name] : before.filter((one) => one !== name);
}
