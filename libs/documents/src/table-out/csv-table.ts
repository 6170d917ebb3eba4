import type { Message } from '@renkei/kernel';
import { cellAddress } from '../table/workbook.ts';
import { neutralised, plainValue } from './plain-value.ts';
import { shiftJisBytes, toShiftJisText } from './shift-jis.ts';
import type { TableDefinition, TableLocale, TableRecord, TableRows } from './table-definition.ts';

export const CSV_ENCODINGS = ['UTF_8_BOM', 'SHIFT_JIS'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

export interface CsvOptions {
  readonly encoding: CsvEncoding;
  readonly locale: TableLocale;
  /**
   * What happens to characters Shift_JIS lacks. REFUSE (default): the run ends with `MissingCharactersError`, so the bytes
   * before it must not reach anyone. MARK: 〓 is written and `missing` tells of each.
   */
  readonly onMissing?: 'REFUSE' | 'MARK';
}

/** One character that the file cannot hold. */
export interface MissingCharacter {
  /** 'C2': the place in the file, the header being row 1. */
  readonly cell: string;
  readonly row: number;
  /** The header of its column. */
  readonly column: string;
  readonly character: string;
  /** What the cell holds, at most 80 characters of it. */
  readonly text: string;
}

export interface MissingCharacters {
  /** The first 100. */
  readonly listed: readonly MissingCharacter[];
  /** All of them. */
  readonly count: number;
}

export interface CsvTable extends AsyncIterable<Buffer> {
  /** Complete once the last byte has been read. */
  readonly missing: MissingCharacters;
}

const LISTED = 100;
const SHOWN_CHARACTERS = 80;
const CHUNK_BYTES = 64 * 1024;

/** Ends a Shift_JIS file that would have lost characters; the message names the first cells and what to do. */
export class MissingCharactersError extends Error {
  override readonly name = 'MissingCharactersError';
  readonly missing: MissingCharacters;
  readonly problem: { readonly code: 'NOT_IN_SHIFT_JIS'; readonly message: Message };

  constructor(missing: MissingCharacters) {
    const few = missing.listed.slice(0, 3).map(({ cell, character }) => ({ cell, character }));
    const more = missing.count > few.length;
    const message = {
      ja: `Shift_JISにない文字が${String(missing.count)}か所あるため、書き出しませんでした（${few
        .map(({ cell, character }) => `${cell}「${character}」`)
        .join('、')}${more ? ' など' : ''}）。UTF-8を選ぶと、すべての文字をそのまま書き出せます。`,
      en: `Nothing was written: Shift_JIS lacks ${String(missing.count)} of the characters (${few
        .map(({ cell, character }) => `${cell} ${character}`)
        .join(', ')}${more ? ', …' : ''}). Please choose UTF-8, which keeps all of them.`,
    };
    super(message.en);
    this.missing = missing;
    this.problem = { code: 'NOT_IN_SHIFT_JIS', message };
  }
}

/** RFC 4180. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

class Lines {
  readonly listed: MissingCharacter[] = [];
  count = 0;
  private readonly definition: TableDefinition;
  private readonly options: CsvOptions;
  private readonly headers: readonly string[];

  constructor(definition: TableDefinition, options: CsvOptions) {
    this.definition = definition;
    this.options = options;
    this.headers = definition.columns.map((column) => column.header[options.locale]);
  }

  private writable(text: string, columnIndex: number, row: number): string {
    if (this.options.encoding !== 'SHIFT_JIS') return text;
    const fitted = toShiftJisText(text);
    this.count += fitted.missing.length;
    for (const character of fitted.missing.slice(0, LISTED - this.listed.length)) {
      this.listed.push({
        cell: cellAddress(columnIndex, row),
        row,
        column: this.headers[columnIndex] ?? '',
        character,
        text: [...text.slice(0, 2 * SHOWN_CHARACTERS)].slice(0, SHOWN_CHARACTERS).join(''),
      });
    }
    return fitted.text;
  }

  private line(texts: readonly string[], row: number): string {
    return `${texts.map((text, index) => quoted(this.writable(text, index, row))).join(',')}\r\n`;
  }

  header(): string {
    return this.line(this.headers.map(neutralised), 1);
  }

  record(record: TableRecord, row: number): string {
    const texts = this.definition.columns.map((column) => {
      const text = plainValue(column, record[column.key], this.options.locale);
      return column.kind === 'TEXT' ? neutralised(text) : text;
    });
    return this.line(texts, row);
  }
}

/** The first bytes by which Excel knows UTF-8. */
const BOM = '\uFEFF';

/**
 * A table as CSV: CRLF, quoted as RFC 4180 asks, formulas in text neutralised, numbers as plain digits. Holds about 64 KiB
 * whatever the length. Reading it may throw `MissingCharactersError` at the end (Shift_JIS, REFUSE); nothing else is
 * expected.
 */
export function csvTable(definition: TableDefinition, rows: TableRows, options: CsvOptions): CsvTable {
  const lines = new Lines(definition, options);
  const bytes = (text: string) =>
    options.encoding === 'SHIFT_JIS' ? shiftJisBytes(text) : Buffer.from(text);

  async function* chunks(): AsyncGenerator<Buffer> {
    let held = (options.encoding === 'SHIFT_JIS' ? '' : BOM) + lines.header();
    let row = 1;
    for await (const record of rows) {
      row += 1;
      held += lines.record(record, row);
      if (held.length >= CHUNK_BYTES) {
        yield bytes(held);
        held = '';
      }
    }
    if (lines.count > 0 && options.onMissing !== 'MARK')
      throw new MissingCharactersError({ listed: lines.listed, count: lines.count });
    yield bytes(held);
  }

  return {
    [Symbol.asyncIterator]: () => chunks(),
    get missing() {
      return { listed: [...lines.listed], count: lines.count };
    },
  };
}
