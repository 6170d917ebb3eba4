import { normaliseForComparison } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { BusinessSize, CalculationInput, MemberInput } from '@renkei/subsidy-rules';
import { capacity, entryCell } from '../layout/layout.ts';
import type { EditionLayout, InputTable, SheetKey } from '../layout/layout.ts';
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
  readonly officeYen: Yen;
  readonly expertYen: Yen;
  /** Whether the first business of 様式5 has no software cost (F11) or no software request (I11). */
  readonly firstListed: { readonly costBlank: boolean; readonly requestBlank: boolean };
}

type Cells = ReadonlyMap<string, CellValue>;

export function cellsOf(recalculated: Recalculated, layout: EditionLayout, sheet: SheetKey): Cells {
  return recalculated.sheets.get(layout.sheets[sheet].name) ?? new Map<string, CellValue>();
}

function yenAt(cells: Cells, cell: string): Yen | null {
  const found = cells.get(cell);
  return found?.kind === 'NUMBER' && /^\d+$/.test(found.text) ? BigInt(found.text) : null;
}

interface Block<Field extends string> {
  readonly index: number;
  readonly name: string;
  readonly yen: (field: Field) => Yen | null;
}

function blocksOf<Field extends string>(cells: Cells, table: InputTable<Field | 'name'>): Block<Field>[] {
  const blocks: Block<Field>[] = [];
  for (let index = 0; index < capacity(table); index += 1) {
    const fields = Object.keys(table.columns) as (Field | 'name')[];
    const filled = fields.filter((field) => cells.has(entryCell(table, index, field)));
    if (filled.length === 0) continue;
    const name = cells.get(entryCell(table, index, 'name'))?.text ?? '';
    blocks.push({ index, name, yen: (field) => yenAt(cells, entryCell(table, index, field)) });
  }
  return blocks;
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

/** Reads from the workbook itself what its formulas calculate with, and whose it is. */
export function enteredIn(
  recalculated: Recalculated,
  layout: EditionLayout,
  ours: CalculationInput,
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
    softwareYen: first?.yen('softwareYen') ?? null,
    pcYen: first?.yen('pcYen') ?? null,
    registerYen: first?.yen('registerYen') ?? null,
    softwareRequestedYen: first?.yen('softwareRequestedYen') ?? null,
    pcRequestedYen: first?.yen('pcRequestedYen') ?? null,
    registerRequestedYen: first?.yen('registerRequestedYen') ?? null,
    analysisSoftwareYen: second?.yen('softwareYen') ?? null,
    analysisHardwareYen: second?.yen('hardwareYen') ?? null,
  });
  const items = (part: 'OFFICE' | 'EXPERT') => {
    let sum = 0n;
    for (const { part: own, firstRow, lastRow } of layout.form7.items) {
      for (let row = firstRow; own === part && row <= lastRow; row += 1) {
        sum += yenAt(form7, `${layout.form7.yenColumn}${String(row)}`) ?? 0n;
      }
    }
    return sum;
  };
  const count = yenAt(form6, layout.form6.memberCount.cell);
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
    memberCount: count === null ? null : Number(count),
    analysisRequestedYen: yenAt(form6, layout.form6.requested.cell),
    adminRequestedYen: yenAt(form7, layout.form7.requested.cell),
    officeYen: items('OFFICE'),
    expertYen: items('EXPERT'),
    firstListed: {
      costBlank: !form5.has(entryCell(layout.form5, 0, 'softwareYen')),
      requestBlank: !form5.has(entryCell(layout.form5, 0, 'softwareRequestedYen')),
    },
  };
}
