import { MARGIN } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** A strip of the page that is not divided. Heights in points. */
export interface Strip {
  readonly height: number;
  /** Left out at the top of a page. */
  readonly gapBefore?: number;
  /** Not at the bottom of a page without the next strip. */
  readonly keepWithNext?: boolean;
  /** Drawn again above this strip when it begins a page: a table's head. */
  readonly again?: { readonly height: number; draw(top: number): void };
  draw(top: number): void;
}

/** Puts the strips one below the other, on new pages where one is full. Begins on the page that is open. */
export function flow(sheet: Sheet, strips: readonly Strip[], onNewPage: () => void): void {
  let top: number = MARGIN.top;
  let fresh = true;
  strips.forEach((strip, index) => {
    const gap = fresh ? 0 : (strip.gapBefore ?? 0);
    if (!fresh && top + gap + heightOfChain(strips, index) > sheet.bottom) {
      onNewPage();
      top = MARGIN.top;
      if (strip.again) {
        strip.again.draw(top);
        top += strip.again.height;
      }
    } else top += gap;
    strip.draw(top);
    top += strip.height;
    fresh = false;
  });
}

function heightOfChain(strips: readonly Strip[], start: number): number {
  let height = 0;
  for (let index = start; index < strips.length; index += 1) {
    const strip = strips[index];
    if (!strip) break;
    height += strip.height + (index === start ? 0 : (strip.gapBefore ?? 0));
    if (!strip.keepWithNext) break;
  }
  return height;
}

/** The most that one strip may need so that it fits on every page, a table's head above it included. */
export function tallest(sheet: Sheet): number {
  return (sheet.doc.page.height - MARGIN.top - MARGIN.bottom) * 0.6;
}
