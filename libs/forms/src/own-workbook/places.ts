import { cellAddress, columnIndex } from '@renkei/documents';
import { shiftFormula } from '../package/formula.ts';
import type { Repeated } from './look.ts';

/** 0-based columns and 1-based rows, both ends included. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** 'B13:D13' or 'C9'; the ranges are this folder's own data. */
export function areaOf(range: string): Area {
  const [first = '', last = first] = range.split(':');
  const corner = (cell: string) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const column = columnIndex(letters);
    if (column === null || row === '') throw new TypeError(`${range} is not a range`);
    return { column, row: Number(row) };
  };
  const [from, to] = [corner(first), corner(last)];
  return { left: from.column, top: from.row, right: to.column, bottom: to.row };
}

export function rangeText({ left, top, right, bottom }: Area): string {
  const first = cellAddress(left, top);
  return left === right && top === bottom ? first : `${first}:${cellAddress(right, bottom)}`;
}

/** The range itself and its copies below. */
export function areasOf({ range, every, lastRow }: Repeated): Area[] {
  const first = areaOf(range);
  const areas = [first];
  if (every === undefined || lastRow === undefined) return areas;
  for (let moved = every; first.top + moved <= lastRow; moved += every)
    areas.push({ ...first, top: first.top + moved, bottom: first.bottom + moved });
  return areas;
}

/** Every cell of an area, row by row. */
export function* cellsOf({ left, top, right, bottom }: Area): Generator<string> {
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) yield cellAddress(column, row);
}

/** A text or formula of the layout at its cell and at each of its copies; references move along. */
export function* copiesOf(
  fixed: { readonly cell: string; readonly every?: number; readonly lastRow?: number },
  content: string,
  isFormula: boolean,
): Generator<readonly [cell: string, content: string]> {
  const { cell, ...copies } = fixed;
  const areas = areasOf({ range: cell, ...copies });
  const top = areas[0]?.top ?? 0;
  for (const area of areas)
    yield [rangeText(area), isFormula ? shiftFormula(content, area.top - top) : content];
}
