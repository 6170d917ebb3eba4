import type { Block, Drawing } from './blocks.ts';
import { INK, LEADING, SIZE } from './sheet.ts';
import type { Pattern, Sheet } from './sheet.ts';

type Figure = Extract<Block, { kind: 'figure' }>;

/** One piece of a bar: what it is, in words, beside its pattern. Amounts of at least 0. */
export interface Piece {
  readonly word: string;
  readonly amount: bigint;
  /** The amount as printed. */
  readonly figure: string;
  readonly pattern: Pattern;
}

export interface Bar {
  readonly label: string;
  readonly pieces: readonly Piece[];
  /** A line across the bar at this amount, named: a cap, a target. */
  readonly mark?: { readonly amount: bigint; readonly word: string };
  /** After the pieces' words, in bold: over the cap, reached. */
  readonly verdict?: string;
}

const BAR = 15;
const GAP = 12;
const SWATCH = 8;

/** amount ÷ whole of a width, in points. The one place where amounts become lengths; nothing is computed from them. */
export function lengthOf(amount: bigint, whole: bigint, width: number): number {
  if (whole <= 0n || amount <= 0n) return 0;
  return (Number((amount * 1_000_000n) / whole) / 1_000_000) * width;
}

/** The alternative text says the same as the bars. */
function altOf(title: string, bars: readonly Bar[]): string {
  const rows = bars.map(({ label, pieces, mark, verdict }) => {
    const parts = pieces.map(({ word, figure }) => (word === '' ? figure : `${word} ${figure}`));
    if (mark) parts.push(mark.word);
    if (verdict !== undefined) parts.push(verdict);
    return `${label}: ${parts.join(', ')}`;
  });
  return `${title}. ${rows.join('; ')}`;
}

interface PlacedWord {
  readonly piece: Piece;
  readonly text: string;
  readonly x: number;
  readonly row: number;
}

/** The words of a bar's pieces with their swatches, wrapped into as many rows as they need. */
function placeWords(sheet: Sheet, pieces: readonly Piece[], width: number): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let [x, row] = [0, 0];
  for (const piece of pieces) {
    const text = sheet.type.prepared(piece.word === '' ? piece.figure : `${piece.word} ${piece.figure}`);
    const wide = SWATCH + 5 + sheet.type.width(text, SIZE.table);
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    placed.push({ piece, text, x, row });
    x += wide + 14;
  }
  return placed;
}

/**
 * Bars one below the other on one common scale (or, with `ownScale`, each against its own mark), each with its words
 * directly above it. `title` opens the alternative text.
 */
export function bars(title: string, rows: readonly Bar[], ownScale = false): Figure {
  const sumOf = ({ pieces }: Bar): bigint => pieces.reduce((sum, { amount }) => sum + amount, 0n);
  const extentOf = (bar: Bar): bigint => {
    const [sum, mark] = [sumOf(bar), bar.mark?.amount ?? 0n];
    return sum > mark ? sum : mark;
  };
  const common = rows.reduce((most, bar) => (extentOf(bar) > most ? extentOf(bar) : most), 0n);
  return {
    kind: 'figure',
    alt: altOf(title, rows),
    plan: (sheet, width): Drawing => {
      const step = SIZE.table * LEADING;
      const planned = rows.map((bar) => {
        const verdict = sheet.type.width(sheet.type.prepared(bar.verdict ?? ''), SIZE.table, 'bold');
        const room = Math.max(width / 3, width - verdict - 14);
        const label = sheet.type.lines(sheet.type.prepared(bar.label), room, SIZE.table, 'bold');
        const words = placeWords(sheet, bar.pieces, width);
        const wordRows = (words.at(-1)?.row ?? -1) + 1;
        const markRow = bar.mark ? SIZE.quiet * LEADING : 0;
        const height = label.length * step + wordRows * step + BAR + 5 + markRow + GAP;
        return { bar, label, words, wordRows, height };
      });
      const draw = (x: number, top: number): void => {
        let y = top;
        for (const { bar, label, words, wordRows, height } of planned) {
          const whole = ownScale ? extentOf(bar) : common;
          label.forEach((line, index) =>
            sheet.line(line, x, y + index * step, { size: SIZE.table, weight: 'bold' }),
          );
          if (bar.verdict !== undefined) {
            const verdict = sheet.type.prepared(bar.verdict);
            const wide = sheet.type.width(verdict, SIZE.table, 'bold');
            sheet.line(verdict, x + width - wide, y, { size: SIZE.table, weight: 'bold' });
          }
          const wordTop = y + label.length * step;
          for (const { piece, text, x: at, row } of words) {
            const line = wordTop + row * step;
            sheet.area(x + at, line + (step - SWATCH) / 2, SWATCH, SWATCH, piece.pattern);
            sheet.line(text, x + at + SWATCH + 5, line, { size: SIZE.table });
          }
          const barTop = wordTop + wordRows * step + 3;
          let at = x;
          for (const piece of bar.pieces) {
            const length = lengthOf(piece.amount, whole, width);
            sheet.area(at, barTop, length, BAR, piece.pattern);
            at += length;
          }
          if (at === x) sheet.rule(x, barTop + BAR, width);
          if (bar.mark) drawMark(sheet, bar.mark, { x, barTop, width, whole });
          y += height;
        }
      };
      return { height: planned.reduce((sum, { height }) => sum + height, 0), draw };
    },
  };
}

function drawMark(
  sheet: Sheet,
  mark: { readonly amount: bigint; readonly word: string },
  { x, barTop, width, whole }: { x: number; barTop: number; width: number; whole: bigint },
): void {
  const at = x + lengthOf(mark.amount, whole, width);
  const { doc, type } = sheet;
  doc
    .lineWidth(1.6)
    .strokeColor(INK.text)
    .moveTo(at, barTop - 3)
    .lineTo(at, barTop + BAR + 4)
    .stroke();
  const word = type.prepared(mark.word);
  const wide = type.width(word, SIZE.quiet);
  const left = Math.min(Math.max(x, at - wide / 2), x + width - wide);
  sheet.line(word, left, barTop + BAR + 4, { size: SIZE.quiet });
}

/** One member in the strip below: how far from the target, as a signed amount on the common scale. */
export interface Stick {
  readonly value: bigint;
  readonly pattern: Pattern;
}

/** Up to hundreds of thin columns around a zero line, with the target's line and its word. */
export function sticks(
  alt: string,
  values: readonly Stick[],
  target: { readonly value: bigint; readonly word: string },
): Figure {
  const [above, below] = [90, 36];
  const highest = values.reduce((most, { value }) => (value > most ? value : most), target.value);
  const lowest = values.reduce((least, { value }) => (value < least ? value : least), 0n);
  return {
    kind: 'figure',
    alt,
    plan: (sheet, width): Drawing => {
      const low = lowest < 0n ? below : 2;
      const height = above + low + 16;
      const draw = (x: number, top: number): void => {
        const zero = top + 14 + above;
        const pitch = Math.min(26, width / Math.max(1, values.length));
        const wide = Math.max(0.8, pitch * 0.72);
        values.forEach(({ value, pattern }, index) => {
          const left = x + index * pitch + (pitch - wide) / 2;
          if (value >= 0n) {
            const tall = lengthOf(value, highest, above);
            sheet.area(left, zero - tall, wide, tall, pattern);
          } else sheet.area(left, zero, wide, lengthOf(-value, -lowest, low), pattern);
        });
        sheet.rule(x, zero, width, INK.text, 0.8);
        const y = zero - lengthOf(target.value, highest, above);
        sheet.doc.dash(4, { space: 2 });
        sheet.rule(x, y, width, INK.text, 1);
        sheet.doc.undash();
        const word = sheet.type.prepared(target.word);
        const left = x + width - sheet.type.width(word, SIZE.quiet, 'bold');
        sheet.fill(
          left - 3,
          y - SIZE.quiet * LEADING,
          width - (left - x) + 3,
          SIZE.quiet * LEADING - 1,
          '#ffffff',
        );
        sheet.line(word, left, y - SIZE.quiet * LEADING - 0.5, { size: SIZE.quiet, weight: 'bold' });
      };
      return { height, draw };
    },
  };
}
