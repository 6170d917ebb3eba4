import type { Sheet } from './sheet.ts';

/** A paragraph inside a cell or a block. */
export interface Para {
  readonly text: string;
  readonly bold?: boolean;
  /** Smaller and grey: a clause, a remark. */
  readonly quiet?: boolean;
  readonly size?: number;
}

export type Cell = string | readonly Para[];

export type Align = 'left' | 'right' | 'center';

export interface Column {
  readonly title: string;
  /** Its part of the width, beside the other columns' parts. */
  readonly share: number;
  /** 'right' is for amounts: they are set smaller rather than broken. */
  readonly align?: Align;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** A total: bold, with a line above. */
  readonly total?: boolean;
}

/** Anything drawn, planned for a width; its height is known before it is placed. */
export interface Drawing {
  readonly height: number;
  draw(x: number, y: number): void;
}

/** What a paper is made of, from top to bottom: plain data, so that a test can read what will be printed. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly under?: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: boolean;
      readonly quiet?: boolean;
      readonly align?: Align;
      readonly size?: number;
      /** Not on another page than what follows. */
      readonly keep?: boolean;
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: Cell }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
      readonly size?: number;
    }
  /** The one figure the reader looks for. */
  | { readonly kind: 'amount'; readonly label: string; readonly value: string; readonly note?: string }
  /** A long code in groups of four, to be compared by eye; read and copied in one piece. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  /** Something in words for those who do not see it is obligatory. */
  | {
      readonly kind: 'figure';
      readonly alt: string;
      readonly plan: (sheet: Sheet, width: number) => Drawing;
    }
  /** Lines of who signs, each with a place for a seal where `seal` is not false. */
  | { readonly kind: 'signatures'; readonly rows: readonly SignatureRow[]; readonly sealWord: string }
  /** Where one cuts. */
  | { readonly kind: 'cut'; readonly word: string }
  | { readonly kind: 'gap'; readonly height: number };

export interface SignatureRow {
  readonly label: string;
  /** Empty: a line to write on. */
  readonly lines: readonly string[];
  readonly seal: boolean;
}

/** A part that begins on a page of its own and counts its own pages. */
export interface Section {
  /** Beside the title in the page's head: whose part it is. */
  readonly label: string | null;
  readonly blocks: readonly Block[];
}
