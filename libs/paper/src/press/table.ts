import type { Align, Block, Cell, Para, Row } from './blocks.ts';
import { tallest } from './flow.ts';
import type { Strip } from './flow.ts';
import { INK, LEADING, MARGIN, SIZE } from './sheet.ts';
import type { Sheet, StructureElement, TextStyle } from './sheet.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Facts = Extract<Block, { kind: 'facts' }>;

/** A line of a cell, ready to be drawn. */
interface SetLine {
  readonly text: string;
  readonly style: TextStyle & { readonly size: number };
  readonly align: Align;
}

interface SetCell {
  readonly lines: readonly SetLine[];
  readonly kind: 'TH' | 'TD';
  readonly scope?: 'Column' | 'Row';
}

interface Place {
  readonly x: number;
  readonly width: number;
}

const PAD = { x: 5, y: 4 } as const;
/** Amounts shrink to this part of their size before they would have to be broken. */
const SMALLEST = 0.6;

const parasOf = (cell: Cell): readonly Para[] => (typeof cell === 'string' ? [{ text: cell }] : cell);

function setCell(
  sheet: Sheet,
  cell: Cell,
  { width }: Place,
  given: { readonly size: number; readonly bold: boolean; readonly align: Align; readonly color?: string },
): SetLine[] {
  const room = width - 2 * PAD.x;
  return parasOf(cell).flatMap((para) => {
    const text = sheet.type.prepared(para.text);
    const weight = para.bold === true || (given.bold && para.quiet !== true) ? 'bold' : 'regular';
    const wanted = para.size ?? (para.quiet === true ? given.size - 1 : given.size);
    const size = given.align === 'right' ? fitted(sheet, text, room, wanted, weight) : wanted;
    const color = para.quiet === true ? INK.quiet : (given.color ?? INK.text);
    const lines = sheet.type.lines(text, room, size, weight);
    return lines.map((line) => ({ text: line, style: { size, weight, color }, align: given.align }));
  });
}

function fitted(sheet: Sheet, text: string, room: number, size: number, weight: 'regular' | 'bold'): number {
  // words in a column of amounts may be broken like any others
  if (!/^[\d,，.%％円¥+−±\-– yen]*$/.test(text)) return size;
  const width = sheet.type.width(text, size, weight);
  return width <= room ? size : Math.max(size * SMALLEST, Math.floor(((size * room) / width) * 100) / 100);
}

const heightOf = (lines: readonly SetLine[]): number =>
  lines.reduce((sum, { style }) => sum + style.size * LEADING, 0);

/** A row that would fill a page is cut into several of at most that height, line by line. */
function pagesOf(cells: readonly SetCell[], limit: number): (readonly SetCell[])[] {
  const rest = cells.map(({ lines }) => [...lines]);
  const parts: SetCell[][] = [];
  do {
    parts.push(
      cells.map((cell, index) => {
        const lines: SetLine[] = [];
        const waiting = rest[index] ?? [];
        while (waiting[0] && (lines.length === 0 || heightOf([...lines, waiting[0]]) <= limit)) {
          lines.push(waiting.shift() as SetLine);
        }
        return { ...cell, lines };
      }),
    );
  } while (rest.some((lines) => lines.length > 0));
  return parts;
}

function drawLines(sheet: Sheet, lines: readonly SetLine[], { x, width }: Place, top: number): void {
  let at = top + PAD.y;
  for (const { text, style, align } of lines) {
    const free = width - 2 * PAD.x - sheet.type.width(text.trimEnd(), style.size, style.weight);
    const shift = align === 'right' ? free : align === 'center' ? free / 2 : 0;
    sheet.line(text, x + PAD.x + shift, at, style);
    at += style.size * LEADING;
  }
}

interface RowLook {
  readonly fill: string | null;
  readonly strongRule: boolean;
}

/** The strips of one row: usually one. */
function rowStrips(
  sheet: Sheet,
  cells: readonly SetCell[],
  places: readonly Place[],
  look: RowLook,
  group: () => StructureElement,
): Strip[] {
  let row: StructureElement | null = null;
  const elements: StructureElement[] = [];
  const parts = pagesOf(cells, tallest(sheet));
  return parts.map((part, index): Strip => {
    const height = Math.max(...part.map(({ lines }) => heightOf(lines))) + 2 * PAD.y;
    return {
      height,
      draw: (top) => {
        sheet.artifact(() => {
          if (look.fill !== null) sheet.fill(MARGIN.side, top, sheet.width, height, look.fill);
          if (look.strongRule && index === 0) sheet.rule(MARGIN.side, top, sheet.width, INK.text, 0.9);
          if (index === parts.length - 1) sheet.rule(MARGIN.side, top + height, sheet.width);
        });
        row ??= sheet.open('TR', group());
        part.forEach(({ lines, kind, scope }, column) => {
          const place = places[column];
          if (!place || !row) return;
          const element = (elements[column] ??= sheet.open(kind, row, scope ? { scope } : {}));
          if (lines.length > 0) sheet.tagged(element, kind, () => drawLines(sheet, lines, place, top));
        });
        if (index === parts.length - 1) row.end();
      },
    };
  });
}

function placesOf(sheet: Sheet, shares: readonly number[]): Place[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let x: number = MARGIN.side;
  return shares.map((share) => {
    const place = { x, width: (sheet.width * share) / whole };
    x += place.width;
    return place;
  });
}

export function tableStrips(sheet: Sheet, { columns, rows, size = SIZE.table }: Table): Strip[] {
  const places = placesOf(
    sheet,
    columns.map(({ share }) => share),
  );
  let table: StructureElement | null = null;
  let body: StructureElement | null = null;
  const tableElement = (): StructureElement => (table ??= sheet.open('Table'));
  const bodyElement = (): StructureElement => (body ??= sheet.open('TBody', tableElement()));

  const titles = columns.map(({ title, align = 'left' }, index): SetCell => {
    const place = places[index] ?? { x: 0, width: 0 };
    const lines = setCell(sheet, title, place, { size: size - 0.5, bold: true, align, color: INK.accent });
    return { lines, kind: 'TH', scope: 'Column' };
  });
  const look = { fill: INK.fill, strongRule: false };
  const [head] = rowStrips(sheet, titles, places, look, () => sheet.open('THead', tableElement()));
  if (!head) return [];
  const again = {
    height: head.height,
    draw: (top: number) =>
      sheet.artifact(() => {
        sheet.fill(MARGIN.side, top, sheet.width, head.height, INK.fill);
        sheet.rule(MARGIN.side, top + head.height, sheet.width);
        titles.forEach(({ lines }, index) => {
          const place = places[index];
          if (place) drawLines(sheet, lines, place, top);
        });
      }, 'Pagination'),
  };

  const strips: Strip[] = [{ ...head, gapBefore: 6, keepWithNext: true }];
  rows.forEach((row, rowIndex) => {
    const cells = row.cells.map((cell, index): SetCell => {
      const align = columns[index]?.align ?? 'left';
      const place = places[index] ?? { x: 0, width: 0 };
      const lines = setCell(sheet, cell, place, { size, bold: row.total === true, align });
      return { lines, kind: 'TD' };
    });
    const rowLook = { fill: row.total === true ? INK.fill : null, strongRule: row.total === true };
    const drawn = rowStrips(sheet, cells, places, rowLook, bodyElement);
    // a total does not stand alone on the next page
    const keepWithNext = rows[rowIndex + 1]?.total === true && !isTotal(row);
    strips.push(...drawn.map((strip) => ({ ...strip, again, keepWithNext })));
  });
  return strips;
}

const isTotal = (row: Row): boolean => row.total === true;

/** Label and value, line by line; a table whose head is its first column. */
export function factStrips(sheet: Sheet, { rows }: Facts): Strip[] {
  const places = placesOf(sheet, [35, 65]);
  let table: StructureElement | null = null;
  const group = (): StructureElement => (table ??= sheet.open('Table'));
  return rows.flatMap(({ label, value }, index) => {
    const [left, right] = places;
    if (!left || !right) return [];
    const given = { size: SIZE.table + 0.5, bold: false, align: 'left' } as const;
    const cells: SetCell[] = [
      { lines: setCell(sheet, label, left, { ...given, color: INK.quiet }), kind: 'TH', scope: 'Row' },
      { lines: setCell(sheet, value, right, given), kind: 'TD' },
    ];
    const strips = rowStrips(sheet, cells, places, { fill: null, strongRule: false }, group);
    return index === 0 ? strips.map((strip) => ({ ...strip, gapBefore: 4 })) : strips;
  });
}
