import type { Sheet, TableRow } from '../table/workbook.ts';
import { canBeHeading, distinctCells } from './header.ts';
import type { Header } from './header.ts';
import { readLabel } from './label.ts';
import type { FileIssue } from './understanding.ts';

function arranged(sheet: Sheet): FileIssue[] {
  return (sheet.arranged ?? []).map((arrangement): FileIssue => {
    if (arrangement.kind === 'STACKED') {
      const { fromColumn, fromRow, toRow, rows } = arrangement;
      const last = String(toRow + rows - 1);
      return {
        severity: 'warning',
        code: 'BLOCKS_STACKED',
        message: {
          ja: `同じ見出しの表が左右に並んでいるため、右の表（${fromColumn}列から、${String(rows)}行）を左の表の下に続けて読みました。右の表の${String(fromRow)}行目からが、ここでは${String(toRow)}〜${last}行目です。`,
          en: `Tables with the same headings stand side by side: the right one (from column ${fromColumn}, ${String(rows)} rows) was read below the left one. Its rows from ${String(fromRow)} on are shown here as rows ${String(toRow)} to ${last}.`,
        },
        cell: `${fromColumn}${String(fromRow)}`,
      };
    }
    const { headerRow, rows } = arrangement;
    return {
      severity: 'warning',
      code: 'BLOCKS_ALIGNED',
      message: {
        ja: `${String(headerRow)}行目からの表（${String(rows)}行）は列の並びが違うため、見出しの言葉で上の表にそろえて読みました。列が正しいかご確認ください。`,
        en: `The table from row ${String(headerRow)} on (${String(rows)} rows) has its columns in another order; they were matched by their headings. Please check them.`,
      },
      cell: null,
    };
  });
}

/** Headings with a name and two more: shops may stand below. */
function headsAnotherList(row: TableRow): boolean {
  if (!canBeHeading(row)) return false;
  const meanings = distinctCells(row).map(({ text }) => {
    const reading = readLabel([text]);
    return reading !== null && reading.score >= 0.85 ? reading.meaning : null;
  });
  return meanings.includes('name') && new Set(meanings.filter((meaning) => meaning !== null)).size >= 3;
}

/** What concerns the blocks of a sheet: what was moved, and lists beside the one that was read. `left` are its row numbers. */
export function blockIssues(sheet: Sheet, header: Header, left: ReadonlySet<number>): FileIssue[] {
  const above = sheet.rows.slice(0, header.first);
  const below = sheet.rows.slice(header.last + 1).filter(({ rowNumber }) => left.has(rowNumber));
  const heads = [...above, ...below].filter(headsAnotherList).map(({ rowNumber }) => String(rowNumber));
  if (heads.length === 0) return arranged(sheet);
  const unread: FileIssue = {
    severity: 'warning',
    code: 'ANOTHER_TABLE',
    message: {
      ja: `${heads.slice(0, 5).join('・')}行目も名簿の見出しのようですが、その下の店は読んでいません。必要なら、見出しの行をそこに指定して、もう一度取り込んでください。`,
      en: `Row ${heads.slice(0, 5).join(', ')} looks like the headings of a list too; the businesses below it were not read. If they are needed, import the file once more with that row as the headings.`,
    },
    cell: null,
  };
  return [...arranged(sheet), unread];
}
