import type { Align, Block, SignatureRow } from './blocks.ts';
import type { Strip } from './flow.ts';
import { INK, LEADING, MARGIN, SIZE } from './sheet.ts';
import type { Sheet, StructureElement, TextStyle } from './sheet.ts';
import { factStrips, tableStrips } from './table.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

interface ParagraphLook extends TextStyle {
  readonly kind: 'P' | 'H1' | 'H2';
  readonly align?: Align;
  readonly gapBefore: number;
  readonly keepWithNext?: boolean;
}

/** A paragraph, a strip per line: it may go on on the next page, never with its first or last line alone. */
function paragraph(sheet: Sheet, raw: string, look: ParagraphLook): Strip[] {
  const { size, weight = 'regular', align = 'left', gapBefore, kind } = look;
  const lines = sheet.type.lines(sheet.type.prepared(raw), sheet.width, size, weight);
  let element: StructureElement | null = null;
  return lines.map((line, index): Strip => {
    const free = sheet.width - sheet.type.width(line.trimEnd(), size, weight);
    const shift = align === 'right' ? free : align === 'center' ? free / 2 : 0;
    const last = index === lines.length - 1;
    return {
      height: size * LEADING,
      gapBefore: index === 0 ? gapBefore : 0,
      keepWithNext: last ? look.keepWithNext === true : index === 0 || index === lines.length - 2,
      draw: (top) => {
        element ??= sheet.open(kind);
        sheet.tagged(element, kind, () => sheet.line(line, MARGIN.side + shift, top, look));
        if (last) element.end();
      },
    };
  });
}

function title(sheet: Sheet, { text, under }: Of<'title'>): Strip[] {
  const main = paragraph(sheet, text, {
    kind: 'H1',
    size: SIZE.title,
    weight: 'bold',
    align: 'center',
    gapBefore: 0,
    keepWithNext: true,
  });
  const below =
    under === undefined
      ? []
      : paragraph(sheet, under, {
          kind: 'P',
          size: SIZE.text,
          color: INK.quiet,
          align: 'center',
          gapBefore: 2,
          keepWithNext: true,
        });
  return [...main, ...below, { height: 8, keepWithNext: true, draw: () => undefined }];
}

function heading(sheet: Sheet, { text }: Of<'heading'>): Strip[] {
  const look = { kind: 'H2', size: SIZE.heading, weight: 'bold', color: INK.accent } as const;
  return paragraph(sheet, text, { ...look, gapBefore: 16, keepWithNext: true });
}

function text(sheet: Sheet, block: Of<'text'>): Strip[] {
  const size = block.size ?? (block.quiet === true ? SIZE.quiet + 0.5 : SIZE.text);
  return paragraph(sheet, block.text, {
    kind: 'P',
    size,
    weight: block.bold === true ? 'bold' : 'regular',
    color: block.quiet === true ? INK.quiet : INK.text,
    gapBefore: 6,
    keepWithNext: block.keep === true,
    ...(block.align ? { align: block.align } : {}),
  });
}

function list(sheet: Sheet, { items }: Of<'list'>): Strip[] {
  let whole: StructureElement | null = null;
  const [size, indent] = [SIZE.text, 14];
  return items.flatMap((item) => {
    const lines = sheet.type.lines(sheet.type.prepared(item), sheet.width - indent, size);
    let body: StructureElement | null = null;
    return lines.map((line, index): Strip => {
      return {
        height: size * LEADING,
        gapBefore: index === 0 ? 3 : 0,
        keepWithNext: index === 0 && lines.length > 1,
        draw: (top) => {
          whole ??= sheet.open('L');
          if (index === 0) {
            const entry = sheet.open('LI', whole);
            const label = sheet.open('Lbl', entry);
            sheet.tagged(label, 'Lbl', () => sheet.line('・', MARGIN.side + 1, top, { size }));
            body = sheet.open('LBody', entry);
          }
          if (body) sheet.tagged(body, 'LBody', () => sheet.line(line, MARGIN.side + indent, top, { size }));
        },
      };
    });
  });
}

function amount(sheet: Sheet, block: Of<'amount'>): Strip[] {
  const { type, width } = sheet;
  const pad = 12;
  const label = type.lines(type.prepared(block.label), width - 2 * pad, SIZE.text, 'bold');
  const note =
    block.note === undefined ? [] : type.lines(type.prepared(block.note), width - 2 * pad, SIZE.quiet + 0.5);
  const value = type.prepared(block.value);
  const wanted = 24;
  const valueSize = Math.min(
    wanted,
    (wanted * (width - 2 * pad)) / Math.max(1, type.width(value, wanted, 'bold')),
  );
  const step = { label: SIZE.text * LEADING, value: valueSize * LEADING, note: (SIZE.quiet + 0.5) * LEADING };
  const height = 2 * pad - 4 + label.length * step.label + step.value + note.length * step.note;
  return [
    {
      height,
      gapBefore: 8,
      keepWithNext: true,
      draw: (top) => {
        sheet.artifact(() => {
          sheet.fill(MARGIN.side, top, width, height, INK.fill);
          sheet.fill(MARGIN.side, top, 3, height, INK.accent);
        });
        let at = top + pad - 2;
        const put = (lines: readonly string[], style: TextStyle, by: number): void => {
          if (lines.length === 0) return;
          const element = sheet.open('P');
          sheet.tagged(element, 'P', () => {
            for (const line of lines) {
              sheet.line(line, MARGIN.side + pad, at, style);
              at += by;
            }
          });
          element.end();
        };
        put(label, { size: SIZE.text, weight: 'bold', color: INK.accent }, step.label);
        put([value], { size: valueSize, weight: 'bold' }, step.value);
        put(note, { size: SIZE.quiet + 0.5, color: INK.quiet }, step.note);
      },
    },
  ];
}

function code(sheet: Sheet, block: Of<'code'>): Strip[] {
  const groups = sheet.type.prepared(block.code).match(/.{1,4}/gu) ?? [];
  const size = SIZE.text;
  const pitch = Math.max(...groups.map((group) => sheet.type.width(group, size)), 1) + 9;
  const perLine = Math.min(8, Math.max(1, Math.floor((sheet.width - 8) / pitch)));
  const rows = Math.ceil(groups.length / perLine);
  const step = size * LEADING;
  const label = sheet.type.lines(sheet.type.prepared(block.label), sheet.width, SIZE.quiet + 0.5);
  const labelHeight = label.length * (SIZE.quiet + 0.5) * LEADING;
  return [
    {
      height: labelHeight + rows * step + 6,
      gapBefore: 5,
      draw: (top) => {
        const name = sheet.open('P');
        sheet.tagged(name, 'P', () =>
          label.forEach((line, index) =>
            sheet.line(line, MARGIN.side, top + index * (SIZE.quiet + 0.5) * LEADING, {
              size: SIZE.quiet + 0.5,
              color: INK.quiet,
            }),
          ),
        );
        const begin = top + labelHeight;
        sheet.artifact(() => sheet.fill(MARGIN.side, begin, sheet.width, rows * step + 6, INK.fill));
        const element = sheet.open('P', undefined, { actual: block.code });
        sheet.tagged(element, 'P', () =>
          groups.forEach((group, index) => {
            const x = MARGIN.side + 8 + (index % perLine) * pitch;
            sheet.line(group, x, begin + 3 + Math.floor(index / perLine) * step, { size });
          }),
        );
      },
    },
  ];
}

function figure(sheet: Sheet, block: Of<'figure'>): Strip[] {
  const drawing = block.plan(sheet, sheet.width);
  return [
    {
      height: drawing.height,
      gapBefore: 8,
      draw: (top) => {
        const bbox = [MARGIN.side, top, MARGIN.side + sheet.width, top + drawing.height];
        const element = sheet.open('Figure', undefined, { alt: block.alt, bbox });
        sheet.tagged(element, 'Figure', () => drawing.draw(MARGIN.side, top));
        element.end();
      },
    },
  ];
}

const SEAL = 46;

function signature(sheet: Sheet, row: SignatureRow, sealWord: string, first: boolean): Strip {
  const { type } = sheet;
  const [labelWidth, size] = [130, SIZE.text];
  const lineWidth = sheet.width - labelWidth - (row.seal ? SEAL + 14 : 0);
  const label = type.lines(type.prepared(row.label), labelWidth - 8, size);
  const lines = row.lines.flatMap((line) => type.lines(type.prepared(line), lineWidth - 8, size));
  const step = size * LEADING;
  const textHeight = Math.max(label.length, lines.length, 1) * step;
  const height = Math.max(textHeight + 8, row.seal ? SEAL + 6 : 30);
  return {
    height,
    gapBefore: first ? 10 : 2,
    draw: (top) => {
      const right = MARGIN.side + sheet.width;
      sheet.artifact(() => {
        sheet.rule(MARGIN.side, top + height - 1, sheet.width - (row.seal ? SEAL + 14 : 0));
        if (row.seal) {
          const y = top + (height - SEAL) / 2;
          sheet.doc.lineWidth(0.8).dash(2.5, { space: 2.5 }).strokeColor(INK.quiet);
          sheet.doc
            .circle(right - SEAL / 2, y + SEAL / 2, SEAL / 2 - 1)
            .stroke()
            .undash();
          const x = right - SEAL / 2 - type.width(sealWord, size) / 2;
          sheet.line(sealWord, x, top + (height - step) / 2, { size, color: INK.quiet });
        }
      });
      const begin = top + height - 5 - Math.max(label.length, lines.length, 1) * step;
      const put = (some: readonly string[], x: number, color: string): void => {
        if (some.length === 0) return;
        const element = sheet.open('P');
        sheet.tagged(element, 'P', () =>
          some.forEach((line, index) => sheet.line(line, x, begin + index * step, { size, color })),
        );
        element.end();
      };
      put(label, MARGIN.side, INK.quiet);
      put(lines, MARGIN.side + labelWidth, INK.text);
    },
  };
}

function cut(sheet: Sheet, { word }: Of<'cut'>): Strip[] {
  const size = SIZE.quiet;
  return [
    {
      height: 34,
      gapBefore: 12,
      draw: (top) =>
        sheet.artifact(() => {
          const wide = sheet.type.width(word, size) + 16;
          const [middle, y] = [MARGIN.side + sheet.width / 2, top + 12];
          sheet.doc.lineWidth(0.7).dash(4, { space: 3 }).strokeColor(INK.quiet);
          sheet.doc.moveTo(0, y).lineTo(middle - wide / 2, y);
          sheet.doc.moveTo(middle + wide / 2, y).lineTo(sheet.doc.page.width, y);
          sheet.doc.stroke().undash();
          sheet.line(word, middle - wide / 2 + 8, y - (size * LEADING) / 2, { size, color: INK.quiet });
        }),
    },
  ];
}

/** A block as strips of the page. */
export function stripsOf(sheet: Sheet, block: Block): Strip[] {
  switch (block.kind) {
    case 'title':
      return title(sheet, block);
    case 'heading':
      return heading(sheet, block);
    case 'text':
      return text(sheet, block);
    case 'list':
      return list(sheet, block);
    case 'facts':
      return factStrips(sheet, block);
    case 'table':
      return tableStrips(sheet, block);
    case 'amount':
      return amount(sheet, block);
    case 'code':
      return code(sheet, block);
    case 'figure':
      return figure(sheet, block);
    case 'signatures':
      return block.rows.map((row, index) => ({
        ...signature(sheet, row, block.sealWord, index === 0),
        keepWithNext: index < block.rows.length - 1,
      }));
    case 'cut':
      return cut(sheet, block);
    case 'gap':
      return [{ height: block.height, draw: () => undefined }];
  }
}
