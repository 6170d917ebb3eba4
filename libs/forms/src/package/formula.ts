import { columnIndex, columnLetter } from '@renkei/documents';

/** Strings and quoted sheet names stay as they are; between them references move and case does not matter. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g;
const REFERENCE = /(?<![\w.!\]])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(])/g;
const SHEET_REFERENCE = /(!)(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(])/g;

function outsideStrings(formula: string, change: (piece: string) => string): string {
  return (formula.match(PIECES) ?? []).map((piece) => (/^["']/.test(piece) ? piece : change(piece))).join('');
}

/** The formula as it reads `rows` down and `columns` right of where it stands: what a fill-down writes. */
export function shiftFormula(formula: string, rows: number, columns = 0): string {
  if (rows === 0 && columns === 0) return formula;
  const moved = (fixedColumn: string, column: string, fixedRow: string, row: string) => {
    const letters =
      fixedColumn === '$' ? column : columnLetter(Math.max(0, (columnIndex(column) ?? 0) + columns));
    return `${fixedColumn}${letters}${fixedRow}${fixedRow === '$' ? row : String(Number(row) + rows)}`;
  };
  return outsideStrings(formula, (piece) =>
    piece
      .replace(REFERENCE, (_, dollar: string, column: string, dollarRow: string, row: string) =>
        moved(dollar, column, dollarRow, row),
      )
      .replace(
        SHEET_REFERENCE,
        (_, bang: string, dollar: string, column: string, dollarRow: string, row: string) =>
          `${bang}${moved(dollar, column, dollarRow, row)}`,
      ),
  );
}

/**
 * The formula without what programs write differently: spaces, line ends, the case of names (LibreOffice writes sheet
 * names in small letters), `_xlfn.`, quotes and $ of sheet names, a leading plus, whole columns as ranges.
 */
export function normaliseFormula(formula: string): string {
  const pieces = formula.replace(/^\s*[=+]*/, '').match(PIECES) ?? [];
  return pieces
    .map((piece) => {
      if (piece.startsWith('"')) return piece;
      const bare = piece.startsWith("'") ? piece.slice(1, -1).replaceAll("''", "'") : piece;
      return bare.replace(piece.startsWith("'") ? /[\r\n]/g : /\s+/g, '').toUpperCase();
    })
    .join('')
    .replace(/_XLFN\.(?:_XLWS\.)?/g, '')
    .replace(/\$(?=[^$!"]*!)/g, '')
    .replace(/\b([A-Z]{1,3})1:([A-Z]{1,3})1048576\b/g, '$1:$2');
}

/**
 * Every sheet name in quotes. Excel leaves them out in F【様式5】基盤導入経費!O11; LibreOffice 7.4 takes 【 for the end of
 * the name and shows #N/A, or saves a broken formula. With quotes the formula means the same everywhere.
 */
export function quoteSheetNames(formula: string): string {
  return outsideStrings(formula, (piece) =>
    piece.replace(/[^\s"'!+\-*/^&=<>(),;:{}$]+!/gu, (name) => `'${name.slice(0, -1)}'!`),
  );
}
