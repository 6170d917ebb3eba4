import { copies } from '../layout/detect-edition.ts';
import type { Edition, EditionLayout, SheetKey } from '../layout/layout.ts';
import { LOOK_2025 } from '../own-workbook/look-2025.ts';
import { OWN_WORKBOOK_MARK } from '../own-workbook/own-mark.ts';
import { PRINTED_2025 } from './printed-2025.ts';

const PRINTED: Readonly<Record<Edition, Readonly<Record<SheetKey, string>>>> = { '2025': PRINTED_2025 };
const LOOKS = { '2025': LOOK_2025 } as const satisfies Readonly<Record<Edition, unknown>>;

/** What the official workbook prints along the edges of its sheets. */
export const EDGE = '*';

const bare = (text: string) => text.replace(/\s+/g, '');

/** FNV-1a over the code points, without white space: programs break lines otherwise. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of bare(text)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** Whether a sheet of the edition, official or our own, prints this very text in this cell. */
export function printedOn(layout: EditionLayout, key: SheetKey): (cell: string, text: string) => boolean {
  const fingerprints = new Set(PRINTED[layout.edition][key].split(' '));
  const texts = new Map(
    layout.sheets[key].texts.flatMap((fixed) =>
      copies(fixed).map(({ cell }) => [cell, bare(fixed.text)] as const),
    ),
  );
  const { notes } = LOOKS[layout.edition][key];
  // What some programs leave of 一覧に戻る when they save: where the link leads.
  const link = `${layout.sheets.INDEX.name}!A1`;
  return (cell, text) =>
    text === EDGE ||
    text === OWN_WORKBOOK_MARK ||
    text.replace(/[#']/g, '') === link ||
    texts.get(cell) === bare(text) ||
    (Object.hasOwn(notes, cell) && bare(notes[cell] ?? '') === bare(text)) ||
    fingerprints.has(`${cell}:${fingerprint(text)}`);
}
