import { parse } from 'csv-parse/sync';
import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { cleanText } from './cell-text.ts';
import { fileProblem } from './file-problem.ts';
import type { FileProblem } from './file-problem.ts';
import type { ReadLimits } from './limits.ts';
import { decodeText } from './text-encoding.ts';
import type { Delimiter, Sheet, TableCell, TableRow, Workbook } from './workbook.ts';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];
const SAMPLE_CHARACTERS = 64 * 1024;

/**
 * The delimiter most lines agree on. Commas inside amounts ("480,000") make counting alone unsafe for tab and semicolon
 * files, so the delimiter whose count is the same on the most lines wins; text in quotes does not count.
 */
function guessDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const agreement = DELIMITERS.map((delimiter) => {
    const byCount = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...[...byCount].map(([count, times]) => times * Math.min(count, 8)));
  });
  const best = agreement.indexOf(Math.max(...agreement));
  return DELIMITERS[best] ?? ',';
}

function records(text: string, delimiter: Delimiter, limits: ReadLimits, relaxed: boolean): string[][] {
  return parse(text, {
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: relaxed,
    skip_empty_lines: false,
    max_record_size: limits.fileBytes,
    // spreadsheets write every column somebody once formatted
    on_record: (record: string[]) => record.slice(0, record.findLastIndex((cell) => cell !== '') + 1),
    to: limits.rows * 2 + 1, // blank records count in the row numbers, not against the limit
  });
}

/** The columns of the widest sheet there is: beyond it no spreadsheet wrote the line, and no row is built of it. */
const WIDEST = 16_384;

function hasEndlessLine(text: string, delimiter: Delimiter): boolean {
  const [mark, feed, back] = [delimiter, '\n', '\r'].map((character) => character.charCodeAt(0));
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === feed || code === back) count = 0;
    else if (code === mark) {
      count += 1;
      if (count > WIDEST) return true;
    }
  }
  return false;
}

function toCell(raw: string, limits: ReadLimits): TableCell | null {
  const { text, notes } = cleanText(raw, limits.cellText);
  if (text.trim() === '') return null;
  // ="0123" is how spreadsheets are told to keep leading zeros: a text in formula's clothes.
  const quoted = /^=\s*"([^"]*)"$/.exec(text.trim());
  const formula = /^=/.test(text.trim());
  return {
    text: quoted?.[1] ?? text,
    kind: 'TEXT',
    notes: formula && quoted === null ? [...notes, 'FORMULA_TEXT'] : notes,
    formula: null,
    mergedFrom: null,
  };
}

function toRows(table: readonly string[][], limits: ReadLimits): Result<readonly TableRow[], FileProblem> {
  const rows: TableRow[] = [];
  let cellCount = 0;
  for (const [index, record] of table.entries()) {
    const cells = record.map((raw) => toCell(raw, limits));
    const filled = cells.filter((cell) => cell !== null).length;
    if (filled === 0) continue;
    cellCount += filled;
    if (cells.findLastIndex((cell) => cell !== null) >= limits.columns) {
      return err(
        fileProblem('TOO_MANY_COLUMNS', {
          ja: `${String(limits.columns)}列まで`,
          en: `at most ${String(limits.columns)}`,
        }),
      );
    }
    rows.push({ rowNumber: index + 1, hidden: false, cells });
    if (rows.length > limits.rows || cellCount > limits.cells) {
      return err(
        fileProblem('TOO_MANY_ROWS', {
          ja: `${String(limits.rows)}行まで`,
          en: `at most ${String(limits.rows)}`,
        }),
      );
    }
  }
  return table.length > limits.rows * 2
    ? err(
        fileProblem('TOO_MANY_ROWS', {
          ja: `${String(limits.rows)}行まで`,
          en: `at most ${String(limits.rows)}`,
        }),
      )
    : ok(rows);
}

/** Reads separated text (comma, tab or semicolon; CRLF, LF or CR, also mixed) as a workbook of one sheet. */
export function readCsv(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
): Result<Workbook, FileProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const delimiter = guessDelimiter(text);
  if (hasEndlessLine(text, delimiter)) {
    return err(
      fileProblem('TOO_MANY_COLUMNS', {
        ja: `${String(limits.columns)}列まで`,
        en: `at most ${String(limits.columns)}`,
      }),
    );
  }
  let table: string[][];
  try {
    table = records(text, delimiter, limits, false);
  } catch {
    try {
      table = records(text, delimiter, limits, true); // 5" のように引用符を文字として使った名簿
    } catch (error) {
      const line = error instanceof Error ? (/line (\d+)/.exec(error.message)?.[1] ?? null) : null;
      return err(
        fileProblem(
          'BROKEN_CSV',
          line === null ? undefined : { ja: `${line}行目のあたり`, en: `near line ${line}` },
        ),
      );
    }
  }
  const rows = toRows(table, limits);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return err(fileProblem('NO_CELLS'));
  const sheet: Sheet = { name: 'CSV', hidden: false, hiddenColumns: [], oversize: null, rows: rows.value };
  return ok({ fileName, source: { format: 'CSV', encoding, delimiter }, sheets: [sheet] });
}
