import { columnIndex } from '@renkei/documents';

/** One <c>, kept as it was written until it is replaced. */
export interface CellXml {
  /** 0-based. */
  readonly column: number;
  /** Attributes as written, with a leading space. */
  readonly attributes: string;
  /** Between the tags; empty for <c/>. */
  readonly inner: string;
  readonly raw: string;
}

export interface RowXml {
  readonly number: number;
  /** '<row …>', never self-closing. */
  readonly open: string;
  readonly cells: CellXml[];
  /** What stands between the row before and this one: white space. */
  readonly lead: string;
  /** As written; used again while nothing in the row was replaced. */
  readonly raw: string;
  touched: boolean;
}

/** A worksheet part cut at its rows, so that cells can be replaced and everything else stays byte for byte. */
export interface SheetXml {
  /** '' or 'x:' */
  readonly prefix: string;
  readonly head: string;
  readonly rows: Map<number, RowXml>;
  readonly tail: string;
}

const TOKEN = /<(\/?)(?:([A-Za-z][\w.-]*):)?(row|c)(?=[\s>/])([^<>]*?)(\/?)>/g;

/**
 * Reads a worksheet part; null when it is none or when its cells cannot be told apart for certain (comments, CDATA,
 * rows out of order). `budget` is how many cells may still be kept: TOO_MANY beyond it, before objects are built.
 */
export function parseSheet(xml: string, budget: number): SheetXml | 'TOO_MANY' | null {
  const root = /<(?:([A-Za-z][\w.-]*):)?worksheet[\s>]/.exec(xml);
  if (root === null) return null;
  const prefix = root[1] === undefined ? '' : `${root[1]}:`;
  const start = new RegExp(`<${prefix}sheetData\\s*(/?)>`).exec(xml);
  if (start === null) return null;
  const from = start.index + start[0].length;
  if (start[1] === '/') {
    const head = `${xml.slice(0, start.index)}<${prefix}sheetData>`;
    return { prefix, head, rows: new Map(), tail: `</${prefix}sheetData>${xml.slice(from)}` };
  }
  const to = xml.indexOf(`</${prefix}sheetData>`, from);
  if (to < 0) return null;
  const data = xml.slice(from, to);
  if (data.includes('<!')) return null;
  const parsed = parseRows(data, prefix, budget);
  if (parsed === null || parsed === 'TOO_MANY') return parsed;
  return { prefix, head: xml.slice(0, from), rows: parsed.rows, tail: xml.slice(from + parsed.end) };
}

function parseRows(
  data: string,
  prefix: string,
  budget: number,
): { rows: Map<number, RowXml>; end: number } | 'TOO_MANY' | null {
  const rows = new Map<number, RowXml>();
  let left = budget;
  let row: { number: number; open: string; cells: CellXml[]; start: number } | null = null;
  let cell: { column: number; attributes: string; start: number; inner: number } | null = null;
  let lastRow = 0;
  let lastEnd = 0;
  const closeRow = (end: number) => {
    if (row === null) return;
    const { start, ...rest } = row;
    rows.set(row.number, {
      ...rest,
      lead: data.slice(lastEnd, start),
      raw: data.slice(start, end),
      touched: false,
    });
    lastEnd = end;
    row = null;
  };
  for (const match of data.matchAll(TOKEN)) {
    const [tag, closing, namespace, kind, attributes = '', empty] = match;
    if ((namespace === undefined ? '' : `${namespace}:`) !== prefix) continue;
    const end = match.index + tag.length;
    if (kind === 'row' && closing === '') {
      if (row !== null) return null;
      const place = /\sr\s*=\s*["'](\d{1,7})["']/.exec(attributes)?.[1];
      const number = place === undefined ? lastRow + 1 : Number(place);
      if (number <= lastRow) return null;
      lastRow = number;
      row = { number, open: `<${prefix}row${attributes}>`, cells: [], start: match.index };
      if (empty === '/') closeRow(end);
    } else if (kind === 'row') {
      if (row === null || cell !== null) return null;
      closeRow(end);
    } else if (closing === '') {
      if (row === null || cell !== null) return null;
      if (--left < 0) return 'TOO_MANY';
      const place = /\sr\s*=\s*["']([A-Z]{1,3})\d{1,7}["']/.exec(attributes)?.[1];
      const previous = row.cells.at(-1)?.column ?? -1;
      const column = place === undefined ? previous + 1 : columnIndex(place);
      if (column === null || column <= previous) return null;
      if (empty === '/') row.cells.push({ column, attributes, inner: '', raw: tag });
      else cell = { column, attributes, start: match.index, inner: end };
    } else {
      if (row === null || cell === null) return null;
      const { column, attributes: own, start, inner } = cell;
      row.cells.push({
        column,
        attributes: own,
        inner: data.slice(inner, match.index),
        raw: data.slice(start, end),
      });
      cell = null;
    }
  }
  return row === null && cell === null ? { rows, end: lastEnd } : null;
}

/** The part again: rows nobody touched exactly as they were. */
export function writeSheet(sheet: SheetXml): string {
  const rows = [...sheet.rows.values()].sort((first, second) => first.number - second.number);
  const text = rows.map((row) =>
    row.touched
      ? `${row.lead}${row.open}${row.cells.map(({ raw }) => raw).join('')}</${sheet.prefix}row>`
      : row.lead + row.raw,
  );
  return `${sheet.head}${text.join('')}${sheet.tail}`;
}

/** A copy whose cells can be replaced without touching the original. */
export function cloneSheet(sheet: SheetXml): SheetXml {
  const rows = new Map([...sheet.rows].map(([number, row]) => [number, { ...row, cells: [...row.cells] }]));
  return { ...sheet, rows };
}
