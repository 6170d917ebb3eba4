import { cellAddress } from '@renkei/documents';
import { normaliseFormula } from '../package/formula.ts';
import { openWorkbook } from '../package/open-workbook.ts';
import type { OpenSheet, OpenWorkbook } from '../package/open-workbook.ts';
import { attributeOf } from '../package/xml-text.ts';

export type ComparedThing =
  | 'SHEETS'
  | 'FORMULA'
  | 'STYLE'
  | 'VALUE'
  /** Columns, views, page set-up in front of the cells. */
  | 'HEAD'
  | 'ROW'
  /** Behind the cells: protection, merges, conditional formats, validations, links, print set-up. */
  | 'TAIL'
  | 'DEFINED_NAMES'
  | 'PART';

export interface WorkbookDifference {
  readonly what: ComparedThing;
  /** Sheet name or part name. */
  readonly where: string;
  readonly cell: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

async function opened(bytes: Uint8Array): Promise<OpenWorkbook> {
  const result = await openWorkbook(bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function styles(sheet: OpenSheet): Map<string, string> {
  return new Map(
    [...sheet.xml.rows.values()].flatMap(({ number, cells }) =>
      cells.map(
        (cell) => [cellAddress(cell.column, number), attributeOf(cell.attributes, 's') ?? ''] as const,
      ),
    ),
  );
}

function compareMaps(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  base: Pick<WorkbookDifference, 'what' | 'where'>,
): WorkbookDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((cell) => {
    const [old, now] = [before.get(cell) ?? null, after.get(cell) ?? null];
    return old === now ? [] : [{ ...base, cell, before: old, after: now }];
  });
}

function compareSheets(before: OpenSheet, after: OpenSheet, exactFormulas: boolean): WorkbookDifference[] {
  const where = before.name;
  const whole = (what: ComparedThing, old: string, now: string): WorkbookDifference[] =>
    old === now ? [] : [{ what, where, cell: null, before: old, after: now }];
  const formulas = ({ cells }: OpenSheet) =>
    new Map(
      [...cells].flatMap(([cell, { formula }]) =>
        formula === null ? [] : [[cell, exactFormulas ? formula : normaliseFormula(formula)] as const],
      ),
    );
  const values = ({ cells }: OpenSheet) =>
    new Map(
      [...cells].flatMap(([cell, { formula, value, kind }]) =>
        formula !== null || value === null ? [] : [[cell, `${kind} ${value}`] as const],
      ),
    );
  const rows = ({ xml }: OpenSheet) =>
    new Map([...xml.rows].map(([number, { open }]) => [String(number), open]));
  return [
    ...whole('HEAD', before.xml.head, after.xml.head),
    ...whole('TAIL', before.xml.tail, after.xml.tail),
    ...compareMaps(rows(before), rows(after), { what: 'ROW', where }),
    ...compareMaps(styles(before), styles(after), { what: 'STYLE', where }),
    ...compareMaps(formulas(before), formulas(after), { what: 'FORMULA', where }),
    ...compareMaps(values(before), values(after), { what: 'VALUE', where }),
  ];
}

/**
 * Every difference between two workbooks of one package, for tests of what filling must keep: formulas (by meaning, or
 * letter for letter), styles, rows, everything in front of and behind the cells, defined names, other parts byte for
 * byte. Saved results of formulas are no difference; values of other cells are, as VALUE.
 */
export async function compareWorkbooks(
  before: Uint8Array,
  after: Uint8Array,
  { exactFormulas = false }: { exactFormulas?: boolean } = {},
): Promise<WorkbookDifference[]> {
  const [old, now] = [await opened(before), await opened(after)];
  const names = ({ sheets }: OpenWorkbook) => sheets.map(({ name }) => name).join();
  if (names(old) !== names(now)) {
    return [{ what: 'SHEETS', where: '', cell: null, before: names(old), after: names(now) }];
  }
  const defined = ({ source }: OpenWorkbook) =>
    /<(?:\w+:)?definedNames>[\s\S]*<\/(?:\w+:)?definedNames>/.exec(source.workbook)?.[0] ?? '';
  const own = new Set([...old.sheets.map(({ part }) => part), old.source.workbookPart]);
  const parts = ({ parts: all }: OpenWorkbook) =>
    new Map(
      [...all]
        .filter(([name]) => !own.has(name))
        .map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]),
    );
  return [
    ...(defined(old) === defined(now)
      ? []
      : [
          {
            what: 'DEFINED_NAMES' as const,
            where: '',
            cell: null,
            before: defined(old),
            after: defined(now),
          },
        ]),
    ...compareMaps(parts(old), parts(now), { what: 'PART', where: '' }),
    ...old.sheets.flatMap((sheet, index) => {
      const other = now.sheets[index];
      return other === undefined ? [] : compareSheets(sheet, other, exactFormulas);
    }),
  ];
}
