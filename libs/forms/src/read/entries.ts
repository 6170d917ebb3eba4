import { normaliseForComparison, toHalfWidth } from '@renkei/kernel';
import type { Message } from '@renkei/kernel';
import { capacity, entryCell } from '../layout/layout.ts';
import type { InputTable } from '../layout/layout.ts';
import type { CellReader } from './cell-reader.ts';
import { readText, readWhole } from './cell-values.ts';
import type { Business, Found, Roster } from './roster.ts';

const NOBODY: Message = {
  ja: 'どの事業者のものか分かりません。事業者名かNo.を入れてください。',
  en: 'It is not clear whose this is. Please enter the name of the business or its No.',
};
const TWICE: Message = {
  ja: '同じ事業者の記入が2か所にあります。先にあるほうを読みました。1つにまとめてください。',
  en: 'This business appears twice on this sheet; the first one was taken. Please keep one of them.',
};

/** No. of the representative, as some write it. */
const REPRESENTATIVE_NUMBER = /^(?:代表(?:事業者)?|代|0)$/;

export interface Entry<Field extends string> {
  readonly index: number;
  readonly business: Business;
  /** The cells of the entry that hold something. */
  readonly filled: ReadonlyMap<Field, string>;
  readonly label: (field: Field) => Message;
}

interface Draft<Field extends string> {
  readonly index: number;
  readonly filled: ReadonlyMap<Field, string>;
  readonly number: number | null;
  readonly saysRepresentative: boolean;
  readonly name: string | null;
}

export interface EntryOptions<Field extends string> {
  readonly table: InputTable<Field>;
  readonly numberField: NoInfer<Field> | null;
  readonly nameField: NoInfer<Field>;
  readonly english: Readonly<Record<Field, string>>;
  /** Lines of the same business may follow each other, the later ones without a name (様式3, 4). */
  readonly manyLines: boolean;
}

/**
 * The entries of a table with the business each belongs to. Whatever cannot be tied to one is entered as not
 * understood; a business that comes twice is told and its second entry left out (unless lines may repeat it).
 */
export function readEntries<Field extends string>(
  reader: CellReader,
  roster: Roster,
  options: EntryOptions<Field>,
): Entry<Field>[] {
  const { table, nameField, numberField, english, manyLines } = options;
  const label = (field: Field) => ({ ja: table.columns[field].label, en: english[field] });
  const owners = new Map<Draft<Field>, Business>();
  const drafts: Draft<Field>[] = [];
  for (let index = 0; index < capacity(table); index += 1) {
    const draft = readDraft(reader, options, index, label, (self) => owners.get(self)?.name ?? self.name);
    if (draft !== null) drafts.push(draft);
  }
  const trusted = numbersAreForm1(drafts, roster);
  const named = new Set(drafts.flatMap(({ name }) => (name === null ? [] : [normaliseForComparison(name)])));
  const used = new Set<Business>();
  const entries: Entry<Field>[] = [];
  let previous: Business | null = null;
  for (const draft of drafts) {
    const { index, filled, number, name } = draft;
    const identified: Found | null = ownerOf(
      trusted ? draft : { ...draft, number: null },
      roster,
      manyLines ? new Set() : used,
      named,
    );
    const continues = identified === null && manyLines && name === null && number === null;
    const business: Business | null = continues ? previous : (identified?.business ?? null);
    const rest = [...filled].filter(([field]) => field !== nameField && field !== numberField);
    const tell = (
      field: Field,
      cell: string,
      state: 'CONFLICT' | 'NOT_UNDERSTOOD' | 'TAKEN',
      message: Message,
    ) => {
      reader.remark(table.sheet, cell, label(field), state, message, () => business?.name ?? name);
    };
    if (business === null) {
      for (const [field, cell] of rest) tell(field, cell, 'NOT_UNDERSTOOD', NOBODY);
      continue;
    }
    owners.set(draft, business);
    previous = business;
    const nameCell = filled.get(nameField);
    const numberCell = numberField === null ? undefined : filled.get(numberField);
    if (identified?.aboutName != null && nameCell !== undefined) {
      tell(nameField, nameCell, identified.isNew ? 'TAKEN' : 'CONFLICT', identified.aboutName);
    }
    if (identified?.aboutNumber != null && numberCell !== undefined && numberField !== null) {
      tell(numberField, numberCell, 'CONFLICT', identified.aboutNumber);
    }
    if (!manyLines && used.has(business)) {
      for (const [field, cell] of filled) tell(field, cell, 'CONFLICT', TWICE);
      continue;
    }
    used.add(business);
    entries.push({ index, business, filled, label });
  }
  return entries;
}

/**
 * Whether the No. of a sheet are those of 様式1. Most sheets are numbered for themselves, the representative first; such
 * a number says nothing of the business. They count when no name contradicts them, or when they do not simply run on
 * and more names agree than disagree.
 */
function numbersAreForm1(drafts: readonly Draft<string>[], roster: Roster): boolean {
  let agree = 0;
  let disagree = 0;
  for (const { number, name } of drafts) {
    if (number === null || name === null) continue;
    const key = normaliseForComparison(name);
    const same = roster.all().filter((business) => normaliseForComparison(business.name) === key);
    if (same.some((business) => business.number === number)) agree += 1;
    else if (same.length > 0) disagree += 1;
  }
  const runsOn = drafts.every(({ number }, position) => number === null || number === position + 1);
  return disagree === 0 || (!runsOn && agree >= disagree);
}

function ownerOf(
  draft: Draft<string>,
  roster: Roster,
  used: ReadonlySet<Business>,
  named: ReadonlySet<string>,
): Found | null {
  const { representative } = roster;
  if (draft.saysRepresentative && representative !== null) {
    return { business: representative, aboutName: null, aboutNumber: null, isNew: false };
  }
  return roster.find(draft.number, draft.name, used, named);
}

function readDraft<Field extends string>(
  reader: CellReader,
  { table, numberField, nameField }: EntryOptions<Field>,
  index: number,
  label: (field: Field) => Message,
  who: (self: Draft<Field>) => string | null,
): Draft<Field> | null {
  const filled = new Map<Field, string>();
  for (const field of Object.keys(table.columns) as Field[]) {
    const cell = entryCell(table, index, field);
    if (reader.at(table.sheet, cell) !== null) filled.set(field, cell);
  }
  if (filled.size === 0) return null;
  const nameCell = filled.get(nameField);
  const numberCell = numberField === null ? undefined : filled.get(numberField);
  const holder: { draft: Draft<Field> | null } = { draft: null };
  const business = () => (holder.draft === null ? null : who(holder.draft));
  const name =
    nameCell === undefined ? null : reader.take(table.sheet, nameCell, label(nameField), business, readText);
  const written = numberCell === undefined ? '' : (reader.at(table.sheet, numberCell)?.text ?? '');
  const saysRepresentative = REPRESENTATIVE_NUMBER.test(toHalfWidth(written).trim());
  const number =
    numberCell === undefined || numberField === null
      ? null
      : reader.take(
          table.sheet,
          numberCell,
          label(numberField),
          business,
          saysRepresentative ? () => ({ value: 0, problems: [] }) : readWhole,
        );
  holder.draft = { index, filled, number: saysRepresentative ? null : number, saysRepresentative, name };
  // A number alone, or a number and a size alone, is a sheet numbered beforehand.
  return name === null && [...filled.keys()].every((field) => field === numberField) ? null : holder.draft;
}
