import type { Message } from '@renkei/kernel';
import type { Edition, SheetKey } from './layout.ts';

export type DifferenceKind =
  | 'SHEET_MISSING'
  | 'SHEET_RENAMED'
  | 'TEXT'
  /** A formula that was changed, or replaced by a value. */
  | 'FORMULA'
  /** A word list that is missing or holds other words. */
  | 'LIST';

/** One thing in which a workbook differs from the nearest edition we know. */
export interface EditionDifference {
  readonly kind: DifferenceKind;
  readonly sheetKey: SheetKey;
  /** As the edition calls it. */
  readonly sheet: string;
  /** Null when the whole sheet is meant. */
  readonly cell: string | null;
  readonly expected: string;
  /** Null when there is nothing. */
  readonly found: string | null;
  readonly message: Message;
}

/** The workbook is readable, but none of the editions we know. */
export interface UnknownEdition {
  readonly code: 'UNKNOWN_EDITION';
  readonly nearest: Edition;
  /** At most 50 of them; `differenceCount` counts all. */
  readonly differences: readonly EditionDifference[];
  readonly differenceCount: number;
  readonly message: Message;
}

function show(text: string | null, nothing: string): string {
  if (text === null || text === '') return nothing;
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** Says what differs, where, and what was expected there. */
export function difference(what: Omit<EditionDifference, 'message'>): EditionDifference {
  const ja = { expected: show(what.expected, '空欄'), found: show(what.found, '空欄') };
  const en = { expected: show(what.expected, 'nothing'), found: show(what.found, 'nothing') };
  const place = what.cell === null ? `『${what.sheet}』` : `『${what.sheet}』の${what.cell}`;
  const at = what.cell === null ? `“${what.sheet}”` : `“${what.sheet}” ${what.cell}`;
  const messages: Readonly<Record<DifferenceKind, Message>> = {
    SHEET_MISSING: { ja: `シート${place}がありません。`, en: `The sheet ${at} is missing.` },
    SHEET_RENAMED: {
      ja: `シート${place}の名前が『${ja.found}』に変わっています。`,
      en: `The sheet ${at} is called “${en.found}”.`,
    },
    TEXT: {
      ja: `${place}の見出しは「${ja.expected}」のはずですが、「${ja.found}」になっています。`,
      en: `${at} should read “${en.expected}” but reads “${en.found}”.`,
    },
    FORMULA: {
      ja: `${place}の数式が変わっています（もとは =${ja.expected}、いまは ${ja.found}）。`,
      en: `The formula in ${at} was changed (it should be =${en.expected}; it is ${en.found}).`,
    },
    LIST: {
      ja: `${place}の選択肢が変わっています（もとは ${ja.expected}）。`,
      en: `The choices of ${at} were changed (they should be ${en.expected}).`,
    },
  };
  return { ...what, message: messages[what.kind] };
}
