import PDFDocument from 'pdfkit';
import type { PaperHead } from './paper.ts';
import { fontFile, Type } from './type.ts';
import type { FontFace, Weight } from './type.ts';
import { noonInJapan } from './words.ts';

export type StructureElement = PDFKit.PDFStructureElement;

/** Points. */
export const MARGIN = { side: 51, top: 74, bottom: 58 } as const;
export const INK = { text: '#1b1f24', quiet: '#565d66', rule: '#b9c0c9', fill: '#eef2f6', accent: '#1d4a78' };
export const SIZE = { title: 17, heading: 12, text: 10, table: 9, quiet: 8 } as const;
/** Of the type's size; Japanese wants air between its lines. */
export const LEADING = 1.6;
/** Where in its line box a character stands, of its size: Noto's ideographs reach 0.88 above the baseline. */
const ABOVE_BASELINE = 0.88;

export const PATTERNS = ['SOLID', 'LINES', 'DOTS', 'EMPTY'] as const;
/** What an area is filled with: told apart without colour, in a black and white copy too. */
export type Pattern = (typeof PATTERNS)[number];

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
}

// Kerning and ligatures would make a line wider or narrower than the sum of its characters, by which it was broken.
const PLAIN_FEATURES = { kern: false, liga: false, clig: false, calt: false } as never; // its types know a list of names only

// In Adobe's metadata a title is XML, which pdfkit writes unescaped.
const inMetadata = (text: string): string =>
  text.replace(/[<>&]/g, (character) => ({ '<': '＜', '>': '＞' })[character] ?? '＆');

/** One A4 document being drawn: everything on it is either part of its structure or an artifact (PDF/UA). */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly type: Type;
  readonly width: number;
  readonly #root: StructureElement;
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  #pages = 0;

  constructor(head: PaperHead, title: string, layout: 'portrait' | 'landscape' = 'portrait') {
    const options = {
      size: 'A4',
      layout,
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: head.language,
      displayTitle: true,
      font: '', // otherwise pdfkit begins with Helvetica, which it does not embed
      info: {
        Title: inMetadata(`${title} ${head.groupName}`),
        Creator: 'Renkei',
        Producer: 'Renkei',
        CreationDate: noonInJapan(head.issuedOn),
      },
    } as const;
    this.doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
    this.doc.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => {
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
    this.type = new Type({ regular: this.#face('regular'), bold: this.#face('bold') });
    const [short, long] = [595.28, 841.89];
    this.width = (layout === 'portrait' ? short : long) - 2 * MARGIN.side;
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
  }

  get pages(): number {
    return this.#pages;
  }

  get bottom(): number {
    return this.doc.page.height - MARGIN.bottom;
  }

  addPage(): void {
    this.doc.addPage();
    this.#pages += 1;
  }

  /** A new element of the structure, in reading order; without a parent one of the document. */
  open(
    kind: string,
    parent: StructureElement = this.#root,
    options: Record<string, unknown> = {},
  ): StructureElement {
    const element = this.doc.struct(kind, options as never);
    parent.add(element);
    return element;
  }

  /** What `draw` draws belongs to that element. */
  tagged(element: StructureElement, kind: string, draw: () => void): void {
    const content = this.doc.markStructureContent(kind);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** What `draw` draws is decoration or repeats what was said: readers pass over it. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' | 'Background' = 'Layout'): void {
    this.doc.markContent('Artifact', { type } as never);
    draw();
    this.doc.endMarkedContent();
  }

  /** One line of prepared text in a line box whose upper edge is `top`. */
  line(
    text: string,
    x: number,
    top: number,
    { size, weight = 'regular', color = INK.text }: TextStyle,
  ): void {
    if (text === '') return;
    const baseline = top + (size * LEADING - size) / 2 + size * ABOVE_BASELINE;
    this.doc
      .font(weight)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: PLAIN_FEATURES });
  }

  rule(x: number, y: number, width: number, color: string = INK.rule, weight = 0.6): void {
    this.doc
      .lineWidth(weight)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .strokeColor(color)
      .stroke();
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    if (width > 0 && height > 0) this.doc.rect(x, y, width, height).fillColor(color).fill();
  }

  /** An outlined area with a pattern. */
  area(x: number, y: number, width: number, height: number, pattern: Pattern): void {
    if (width <= 0 || height <= 0) return;
    const { doc } = this;
    doc.save();
    if (pattern === 'SOLID') this.fill(x, y, width, height, INK.accent);
    else this.fill(x, y, width, height, '#ffffff');
    doc.rect(x, y, width, height).clip();
    if (pattern === 'LINES') {
      doc.lineWidth(0.9).strokeColor(INK.accent);
      for (let at = x - height; at < x + width; at += 4) doc.moveTo(at, y + height).lineTo(at + height, y);
      doc.stroke();
    }
    if (pattern === 'DOTS') {
      doc.fillColor(INK.quiet);
      for (let row = 0; row * 4 < height; row += 1) {
        for (let at = x + 2 + (row % 2) * 2; at < x + width; at += 4) doc.circle(at, y + 2 + row * 4, 0.65);
      }
      doc.fill();
    }
    doc.restore();
    doc.lineWidth(0.7).strokeColor(INK.accent).rect(x, y, width, height).stroke();
  }

  async finish(): Promise<Uint8Array> {
    this.#root.end();
    this.doc.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }

  #face(weight: Weight): FontFace {
    this.doc.registerFont(weight, fontFile(weight) as never);
    this.doc.font(weight);
    // pdfkit has parsed the font already; parsing it a second time only to ask for its glyphs would cost twice
    return (this.doc as unknown as { readonly _font: { readonly font: FontFace } })._font.font;
  }
}
