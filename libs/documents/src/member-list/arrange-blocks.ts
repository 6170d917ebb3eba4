import { columnLetter } from '../table/workbook.ts';
import type { Arrangement, Sheet, TableCell, TableRow, Workbook } from '../table/workbook.ts';
import { canBeHeading, distinctCells, findHeader } from './header.ts';
import type { Header } from './header.ts';
import { foldLabel, readLabel } from './label.ts';

const textAt = (row: TableRow | undefined, index: number): string => foldLabel(row?.cells[index]?.text ?? '');

/** The columns of a heading row as runs between empty columns. */
function runsOf(columns: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const index of columns) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** Widths at which the headings repeat themselves: whole copies beside each other, with or without an empty column. */
function copiesOf({ columns }: Header): readonly (readonly number[])[] {
  const label = (index: number) =>
    foldLabel(columns.find((column) => column.index === index)?.parts.at(-1) ?? '');
  const indexes = columns.map(({ index }) => index);
  const runs = runsOf(indexes);
  const same = (first: readonly number[], second: readonly number[]) =>
    first.length === second.length && first.every((index, at) => label(index) === label(second[at] ?? -1));
  const [head, ...others] = runs;
  if (head === undefined) return [];
  if (others.length > 0) return others.every((run) => same(head, run)) ? runs : [];
  for (const count of [2, 3, 4]) {
    const width = head.length / count;
    if (!Number.isInteger(width) || width < 2) continue;
    const parts = Array.from({ length: count }, (_, at) => head.slice(at * width, (at + 1) * width));
    if (parts.every((part) => same(parts[0] ?? [], part))) return parts;
  }
  return [];
}

function cut(row: TableRow, from: readonly number[], to: readonly number[], rowNumber: number): TableRow {
  const cells: (TableCell | null)[] = Array.from({ length: (to.at(-1) ?? 0) + 1 }, () => null);
  from.forEach((index, at) => {
    cells[to[at] ?? 0] = row.cells[index] ?? null;
  });
  return { ...row, rowNumber, cells };
}

/** Lists printed in two or three halves beside each other become one below the other; their rows go on behind the last. */
function stack(sheet: Sheet, header: Header): Sheet {
  const [first, ...others] = copiesOf(header);
  const names = header.columns.filter(({ reading }) => reading?.meaning === 'name');
  if (first === undefined || others.length === 0 || names.length <= others.length) return sheet;
  const below = sheet.rows.slice(header.last + 1);
  const outside = new Set(others.flat());
  const left = sheet.rows.map((row, at) =>
    at < header.first
      ? row
      : { ...row, cells: row.cells.map((cell, index) => (outside.has(index) ? null : cell)) },
  );
  let next = (sheet.rows.at(-1)?.rowNumber ?? 0) + 1;
  const arranged: Arrangement[] = [];
  const moved = others.flatMap((run) => {
    const rows = below
      .filter((row) => run.some((index) => textAt(row, index) !== ''))
      .map((row, at) => ({ from: row.rowNumber, row: cut(row, run, first, next + at) }));
    if (rows[0] === undefined) return [];
    arranged.push({
      kind: 'STACKED',
      fromColumn: columnLetter(run[0] ?? 0),
      fromRow: rows[0].from,
      toRow: next,
      rows: rows.length,
    });
    next += rows.length;
    return rows.map(({ row }) => row);
  });
  const rows = [...left.filter((row) => row.cells.some((cell) => cell !== null)), ...moved];
  return { ...sheet, rows, arranged: [...(sheet.arranged ?? []), ...arranged] };
}

/** The column of each heading of a lower block in the upper one, new ones behind its last; null when it is another table. */
function targetsOf(row: TableRow, labels: readonly string[]): Map<number, number> | null {
  if (!canBeHeading(row) || distinctCells(row).length < 3) return null;
  const targets = new Map<number, number>();
  let behind = labels.length;
  let shared = 0;
  let named = false;
  row.cells.forEach((cell, index) => {
    if (cell === null) return;
    const at = labels.indexOf(foldLabel(cell.text));
    if (at >= 0 && labels.indexOf(foldLabel(cell.text), at + 1) >= 0) behind = Number.NaN; // two of that name above
    if (at >= 0) shared += 1;
    named ||= at >= 0 && readLabel([cell.text])?.meaning === 'name';
    targets.set(index, at >= 0 ? at : behind++);
  });
  const enough = named && shared >= 2 && shared * 3 >= targets.size * 2;
  const moved = [...targets].some(([from, to]) => from !== to);
  return enough && moved && !Number.isNaN(behind) ? targets : null;
}

/**
 * A second list below the first whose headings are the same in another order: its cells move below the headings of the
 * first, and headings only it has are added there.
 */
function align(sheet: Sheet, header: Header): Sheet {
  const heading = sheet.rows[header.last];
  const width = Math.max(...header.columns.map(({ index }) => index + 1));
  const labels = Array.from({ length: width }, (_, index) =>
    foldLabel(header.columns.find((column) => column.index === index)?.parts.at(-1) ?? ''),
  );
  if (heading === undefined) return sheet;
  const added = new Map<number, TableCell>();
  const arranged: Arrangement[] = [];
  let targets: Map<number, number> | null = null;
  let start = 0;
  const rows = sheet.rows.map((row, at) => {
    if (at <= header.last) return row;
    const found = targetsOf(row, labels);
    const plain = row.cells.filter(
      (cell, index) => cell !== null && textAt(row, index) === labels[index],
    ).length;
    if (found !== null) {
      targets = found;
      start = arranged.length;
      arranged.push({ kind: 'ALIGNED', headerRow: row.rowNumber, rows: 0 });
      for (const [from, to] of found) {
        const cell = row.cells[from];
        if (to >= width && cell != null) {
          added.set(to, cell);
          labels[to] = foldLabel(cell.text);
        }
      }
    } else if (targets !== null && plain >= 3) targets = null; // the headings of the first list again
    if (targets === null) return row;
    const current = targets;
    const cells: (TableCell | null)[] = [];
    row.cells.forEach((cell, index) => {
      if (cell === null) return;
      // a column without a heading goes behind all others: nothing is lost, nothing comes below a wrong heading
      const to =
        current.get(index) ?? Math.max(labels.length, ...[...current.values()].map((used) => used + 1));
      current.set(index, to);
      while (cells.length <= to) cells.push(null);
      cells[to] = cell;
    });
    const entry = arranged[start];
    if (found === null && entry?.kind === 'ALIGNED') arranged[start] = { ...entry, rows: entry.rows + 1 };
    return { ...row, cells };
  });
  if (arranged.length === 0) return sheet;
  const wider: (TableCell | null)[] = [...heading.cells];
  for (const [index, cell] of added) {
    while (wider.length <= index) wider.push(null);
    wider[index] = cell;
  }
  rows[header.last] = { ...heading, cells: wider };
  return { ...sheet, rows, arranged: [...(sheet.arranged ?? []), ...arranged] };
}

/**
 * Makes one list of a sheet that holds several blocks of it: halves beside each other, and blocks below each other
 * whose columns stand in another order. Cells change places by that; `Sheet.arranged` says which. What cannot be
 * arranged without a guess stays as it is.
 */
export function arrangeBlocks(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.map((sheet) => {
    const beside = findHeader(sheet);
    if (beside === null) return sheet;
    const stacked = stack(sheet, beside);
    const header = stacked === sheet ? beside : findHeader(stacked);
    return header === null ? stacked : align(stacked, header);
  });
  return { ...workbook, sheets };
}
