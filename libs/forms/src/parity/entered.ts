import { normaliseForComparison } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { BusinessSize, CalculationInput, MemberInput } from '@renkei/subsidy-rules';
import { capacity, entryCell } from '../layout/layout.ts';
import type { EditionLayout, InputTable, SheetKey } from '../layout/layout.ts';
import { readWhole, readYen } from '../read/cell-values.ts';
import type { CellValue, Recalculated } from '../recalculate/recalculated.ts';

/** What the forms hold of one business. Null: the cell is empty. */
export interface EnteredBusiness {
  readonly size: BusinessSize | null;
  readonly softwareYen: Yen | null;
  readonly pcYen: Yen | null;
  readonly registerYen: Yen | null;
  readonly softwareRequestedYen: Yen | null;
  readonly pcRequestedYen: Yen | null;
  readonly registerRequestedYen: Yen | null;
  readonly analysisSoftwareYen: Yen | null;
  readonly analysisHardwareYen: Yen | null;
}

/** How text in a cell for amounts counts: as nothing, as sums of the form take it, or as the number it says. */
export type TextCounts = 'NOTHING' | 'ITS_NUMBER';

/** Where cells for amounts hold text: formulas leave it out, break on it or take it for a number, as the program likes. */
export interface TextAmounts {
  /** In the order of the members asked for. */
  readonly form5: readonly boolean[];
  readonly form6: readonly boolean[];
  readonly sheets: ReadonlySet<SheetKey>;
}

/** The entries of a workbook, which its formulas calculate with. */
export interface Entered {
  /** In the order of the members asked for; null where a member is nowhere in the workbook. */
  readonly members: readonly (EnteredBusiness | null)[];
  /** Businesses of the workbook that are none of these members. */
  readonly others: readonly EnteredBusiness[];
  /** Which entry (from 0) of 様式5 and 6 a member has. */
  readonly places: { readonly form5: readonly (number | null)[]; readonly form6: readonly (number | null)[] };
  /** 様式6 C12 and M16, 様式7 E18. */
  readonly memberCount: number | null;
  readonly analysisRequestedYen: Yen | null;
  readonly adminRequestedYen: Yen | null;
  readonly texts: TextAmounts;
  readonly officeYen: Yen;
  readonly expertYen: Yen;
  /** Whether the first business of 様式5 has no software cost (F11) or no software request (I11). */
  readonly firstListed: { readonly costBlank: boolean; readonly requestBlank: boolean };
}

type Cells = ReadonlyMap<string, CellValue>;

export function cellsOf(recalculated: Recalculated, layout: EditionLayout, sheet: SheetKey): Cells {
  return recalculated.sheets.get(layout.sheets[sheet].name) ?? new Map<string, CellValue>();
}

function yenAt(cells: Cells, cell: string, texts: TextCounts): Yen | null {
  const found = cells.get(cell);
  if (found?.kind === 'TEXT' && texts === 'ITS_NUMBER') return readYen(found.text, 'TEXT').value;
  return found?.kind === 'NUMBER' && /^\d+$/.test(found.text) ? BigInt(found.text) : null;
}

const isText = (cells: Cells, cell: string) => cells.get(cell)?.kind === 'TEXT';

interface Block<Field extends string> {
  readonly index: number;
  readonly name: string;
  readonly yen: (field: Field, texts?: TextCounts) => Yen | null;
  readonly hasText: boolean;
}

function blocksOf<Field extends string>(cells: Cells, table: InputTable<Field | 'name'>): Block<Field>[] {
  const blocks: Block<Field>[] = [];
  for (let index = 0; index < capacity(table); index += 1) {
    const fields = Object.keys(table.columns) as (Field | 'name')[];
    const filled = fields.filter((field) => cells.has(entryCell(table, index, field)));
    if (filled.length === 0) continue;
    const name = cells.get(entryCell(table, index, 'name'))?.text ?? '';
    blocks.push({
      index,
      name,
      yen: (field, texts = 'ITS_NUMBER') => yenAt(cells, entryCell(table, index, field), texts),
      hasText: filled.some(
        (field) => table.columns[field].kind === 'YEN' && isText(cells, entryCell(table, index, field)),
      ),
    });
  }
  return blocks;
}

function countAt(cells: Cells, cell: string, texts: TextCounts): number | null {
  const found = cells.get(cell);
  if (found?.kind === 'TEXT' && texts === 'ITS_NUMBER') return readWhole(found.text, 'TEXT').value;
  const count = yenAt(cells, cell, texts);
  return count === null ? null : Number(count);
}

function sheetsWithText(
  form6: Cells,
  form7: Cells,
  layout: EditionLayout,
  infrastructure: readonly { readonly hasText: boolean }[],
  analysis: readonly { readonly hasText: boolean }[],
): ReadonlySet<SheetKey> {
  const { memberCount, requested } = layout.form6;
  const { items, yenColumn, ...inputs } = layout.form7;
  const rows = items.flatMap(({ firstRow, lastRow }) =>
    Array.from({ length: lastRow - firstRow + 1 }, (_, row) => `${yenColumn}${String(firstRow + row)}`),
  );
  const ofForm7 = [inputs.requested.cell, inputs.officeRequested.cell, inputs.expertRequested.cell, ...rows];
  const sheets = new Set<SheetKey>();
  if (infrastructure.some(({ hasText }) => hasText)) sheets.add('FORM5');
  if (analysis.some(({ hasText }) => hasText)) sheets.add('FORM6');
  if (isText(form6, memberCount.cell) || isText(form6, requested.cell)) sheets.add('FORM6');
  if (ofForm7.some((cell) => isText(form7, cell))) sheets.add('FORM7');
  return sheets;
}

/** The block of each member, by name; of several with one name the one with the likeliest cost, else in their order. */
function placed<Field extends string>(
  members: readonly MemberInput[],
  blocks: readonly Block<Field>[],
  likely: (member: MemberInput, block: Block<Field>) => boolean,
): (Block<Field> | null)[] {
  const open = new Map<string, Block<Field>[]>();
  for (const block of blocks) {
    const key = normaliseForComparison(block.name);
    const known = open.get(key);
    if (known === undefined) open.set(key, [block]);
    else known.push(block);
  }
  return members.map((member) => {
    const same = open.get(normaliseForComparison(member.name)) ?? [];
    const block = same.find((candidate) => likely(member, candidate)) ?? same[0];
    if (block === undefined) return null;
    same.splice(same.indexOf(block), 1);
    return block;
  });
}

function spent(member: MemberInput, ...categories: readonly string[]): Yen {
  return member.costLines.reduce(
    (sum, { category, unitPrice, quantity }) =>
      categories.includes(category) ? sum + unitPrice * BigInt(quantity) : sum,
    0n,
  );
}

/** Reads from the workbook itself what its formulas calculate with, and whose it is; text counts as it is told. */
export function enteredIn(
  recalculated: Recalculated,
  layout: EditionLayout,
  ours: CalculationInput,
  texts: TextCounts,
): Entered {
  const form5 = cellsOf(recalculated, layout, 'FORM5');
  const form6 = cellsOf(recalculated, layout, 'FORM6');
  const form7 = cellsOf(recalculated, layout, 'FORM7');
  const infrastructure = blocksOf(form5, layout.form5);
  const analysis = blocksOf(form6, layout.form6.members);
  const in5 = placed(
    ours.members,
    infrastructure,
    (member, { yen }) =>
      yen('pcYen') === spent(member, 'PC') &&
      yen('softwareYen') === spent(member, 'SOFTWARE', 'OPTION', 'SERVICE'),
  );
  const in6 = placed(
    ours.members,
    analysis,
    (member, { yen }) =>
      (yen('softwareYen') ?? 0n) + (yen('hardwareYen') ?? 0n) ===
      spent(member, 'ANALYSIS_SOFTWARE', 'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE'),
  );
  const sizeOf = (index: number): BusinessSize | null => {
    const word = form5.get(entryCell(layout.form5, index, 'size'))?.text;
    return word === layout.words.SME ? 'SME' : word === layout.words.MICRO ? 'MICRO' : null;
  };
  const business = (
    first: (typeof infrastructure)[number] | null,
    second: (typeof analysis)[number] | null,
  ): EnteredBusiness => ({
    size: first === null ? null : sizeOf(first.index),
    softwareYen: first?.yen('softwareYen', texts) ?? null,
    pcYen: first?.yen('pcYen', texts) ?? null,
    registerYen: first?.yen('registerYen', texts) ?? null,
    softwareRequestedYen: first?.yen('softwareRequestedYen', texts) ?? null,
    pcRequestedYen: first?.yen('pcRequestedYen', texts) ?? null,
    registerRequestedYen: first?.yen('registerRequestedYen', texts) ?? null,
    analysisSoftwareYen: second?.yen('softwareYen', texts) ?? null,
    analysisHardwareYen: second?.yen('hardwareYen', texts) ?? null,
  });
  const items = (part: 'OFFICE' | 'EXPERT') => {
    let sum = 0n;
    for (const { part: own, firstRow, lastRow } of layout.form7.items) {
      for (let row = firstRow; own === part && row <= lastRow; row += 1) {
        sum += yenAt(form7, `${layout.form7.yenColumn}${String(row)}`, texts) ?? 0n;
      }
    }
    return sum;
  };
  return {
    members: ours.members.map((_, index) => {
      const [first, second] = [in5[index] ?? null, in6[index] ?? null];
      return first === null && second === null ? null : business(first, second);
    }),
    others: [
      ...infrastructure.filter((block) => !in5.includes(block)).map((block) => business(block, null)),
      ...analysis.filter((block) => !in6.includes(block)).map((block) => business(null, block)),
    ],
    places: {
      form5: in5.map((block) => block?.index ?? null),
      form6: in6.map((block) => block?.index ?? null),
    },
    memberCount: countAt(form6, layout.form6.memberCount.cell, texts),
    analysisRequestedYen: yenAt(form6, layout.form6.requested.cell, texts),
    adminRequestedYen: yenAt(form7, layout.form7.requested.cell, texts),
    texts: {
      form5: in5.map((block) => block?.hasText ?? false),
      form6: in6.map((block) => block?.hasText ?? false),
      sheets: sheetsWithText(form6, form7, layout, infrastructure, analysis),
    },
    officeYen: items('OFFICE'),
    expertYen: items('EXPERT'),
    firstListed: {
      costBlank: !form5.has(entryCell(layout.form5, 0, 'softwareYen')),
      requestBlank: !form5.has(entryCell(layout.form5, 0, 'softwareRequestedYen')),
    },
  };
}
