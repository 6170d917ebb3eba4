import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cleanText } from './clean-text.ts';
import { linesOf } from './line-break.ts';
import type { MissingGlyph } from './paper.ts';

export type Weight = 'regular' | 'bold';

/** The part of a fontkit font that is needed here. */
export interface FontFace {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
}

// The whole fonts: a subset for the web lacks 髙﨑𠮷 and with them names of real people.
const FILES: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
};
const read = new Map<Weight, Buffer>();

/** The font's file, read once per process: two of 5 MB. */
export function fontFile(weight: Weight): Buffer {
  const known = read.get(weight);
  if (known) return known;
  const file = readFileSync(createRequire(import.meta.url).resolve(FILES[weight]));
  read.set(weight, file);
  return file;
}

/** What stands in for a character the font lacks, as printers have it: 下駄. */
const GETA = '〓';
/** Characters on either side of the missing one. */
const EXCERPT = 12;

/** Measures and breaks text, and notes what the font lacks. One per paper, so that equal input gives equal bytes. */
export class Type {
  readonly #widths: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() };
  readonly #missing = new Map<string, MissingGlyph>();
  #unreported: string[] = [];

  constructor(private readonly faces: Readonly<Record<Weight, FontFace>>) {}

  get missing(): readonly MissingGlyph[] {
    return [...this.#missing.values()];
  }

  /** The characters missed since the last call, which the reader of this part of the paper has to be told of. */
  takeUnreported(): readonly string[] {
    const characters = [...new Set(this.#unreported)];
    this.#unreported = [];
    return characters;
  }

  /** The text as it will be printed. */
  prepared(raw: string): string {
    const text = cleanText(raw);
    let printed = '';
    for (const character of text) {
      const has = character === '\n' || this.#has(character);
      if (!has) this.#note(character, text);
      printed += has ? character : GETA;
    }
    return printed;
  }

  /** Points. The same sum as the drawn line, which is set without kerning and ligatures. */
  width(text: string, size: number, weight: Weight = 'regular'): number {
    const widths = this.#widths[weight];
    let width = 0;
    for (const character of text) {
      let known = widths.get(character);
      if (known === undefined) {
        const face = this.faces[weight];
        const { advanceWidth } = face.glyphForCodePoint(character.codePointAt(0) ?? 0);
        known = isSelector(character) ? 0 : advanceWidth / face.unitsPerEm;
        widths.set(character, known);
      }
      width += known;
    }
    return width * size;
  }

  lines(text: string, width: number, size: number, weight: Weight = 'regular'): string[] {
    return linesOf(text, width, (part) => this.width(part, size, weight));
  }

  #has(character: string): boolean {
    return isSelector(character) || this.faces.regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  #note(character: string, text: string): void {
    this.#unreported.push(character);
    if (this.#missing.has(character)) return;
    const codePoint = codePointOf(character);
    const excerpt = excerptAround(character, text);
    this.#missing.set(character, {
      code: 'MISSING_GLYPH',
      character,
      codePoint,
      text: excerpt,
      message: {
        ja: `「${character}」（${codePoint}）は印刷用の書体にないため、〓と印刷しました（「${excerpt}」）。別の文字に直すか、手で書き入れてください。`,
        en: `The printing font has no “${character}” (${codePoint}); 〓 is printed instead (“${excerpt}”). Please use another character or write it in by hand.`,
      },
    });
  }
}

function excerptAround(character: string, text: string): string {
  const characters = [...text.replace(/\n/g, ' ')];
  const at = characters.indexOf(character);
  const [from, to] = [Math.max(0, at - EXCERPT), at + EXCERPT + 1];
  const part = characters.slice(from, to).join('');
  return `${from > 0 ? '…' : ''}${part}${to < characters.length ? '…' : ''}`;
}

/** 'U+1F600' */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A variation selector chooses the form of the character before it (葛󠄀) and has no shape of its own. */
function isSelector(character: string): boolean {
  return /^\p{Variation_Selector}$/u.test(character);
}
