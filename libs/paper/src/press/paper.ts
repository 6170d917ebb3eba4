import type { LocalDate, Message, Result } from '@renkei/kernel';

/** The language of the words we add; names and texts of the input stay as they are. */
export type Language = 'ja' | 'en';

/** What every paper says about itself. */
export interface PaperHead {
  readonly language: Language;
  readonly groupName: string;
  /** The day printed on the paper, in Japan. The file's creation date too, so that the same input gives the same bytes. */
  readonly issuedOn: LocalDate;
  /** true: every page is marked 見本. */
  readonly sample: boolean;
}

/** A character the font has no shape for. 〓 is printed in its place, and the paper says so. */
export interface MissingGlyph {
  readonly code: 'MISSING_GLYPH';
  readonly character: string;
  /** 'U+1F600' */
  readonly codePoint: string;
  /** The words around it, where it was met first. */
  readonly text: string;
  readonly message: Message;
}

/** A PDF 1.7, tagged, with its fonts. */
export interface Paper {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Each character once, in the order met; empty: everything was printed as written. */
  readonly missing: readonly MissingGlyph[];
}

/** Why nothing was printed. */
export interface PaperProblem {
  readonly code: 'NOTHING_TO_PRINT' | 'TOO_MUCH_TO_PRINT';
  readonly message: Message;
}

export type PaperResult = Result<Paper, PaperProblem>;
