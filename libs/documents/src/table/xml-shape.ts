import type { ReadLimits } from './limits.ts';

const GREATER = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Excel itself goes about fifteen deep. */
const MOST_DEPTH = 64;
/** 32,767 characters are the most a cell holds; each may be written as a reference such as &#131083; */
const MOST_TEXT = 32_767 * 9;

/** The place behind a comment, a CDATA section or a processing instruction that begins here; -1 when none does. */
function behindOther(xml: string, start: number): number {
  const end = xml.startsWith('<!--', start)
    ? '-->'
    : xml.startsWith('<![CDATA[', start)
      ? ']]>'
      : xml.startsWith('<?', start)
        ? '?>'
        : null;
  if (end === null) return -1;
  const found = xml.indexOf(end, start + 2);
  return found < 0 ? xml.length : found + end.length;
}

/** The place of the > that ends a tag; values in quotes may hold one. */
function endOfTag(xml: string, start: number): number {
  let quote = 0;
  for (let at = start; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) return at;
  }
  return xml.length;
}

/**
 * Whether a part is shaped as a spreadsheet program writes it. Elements nested by the million and texts of megabytes
 * compress to a few kilobytes and keep a parser busy for minutes, so this is asked before any parser sees the part. One
 * pass; says nothing of the part being well formed.
 */
export function hasSaneShape(xml: string): boolean {
  let depth = 0;
  let at = xml.indexOf('<');
  let before = 0;
  while (at >= 0) {
    if (at - before > MOST_TEXT) return false;
    const other = behindOther(xml, at);
    if (other >= 0) {
      if (other - at > MOST_TEXT) return false;
      before = other;
      at = xml.indexOf('<', other);
      continue;
    }
    const end = endOfTag(xml, at + 1);
    if (end - at > MOST_TEXT) return false;
    if (xml.charCodeAt(at + 1) === SLASH) depth -= 1;
    else if (xml.charCodeAt(end - 1) !== SLASH) depth += 1;
    if (depth > MOST_DEPTH) return false;
    before = end + 1;
    at = xml.indexOf('<', before);
  }
  return xml.length - before <= MOST_TEXT;
}

function times(xml: string, name: string, most: number): number {
  let count = 0;
  for (const _found of xml.matchAll(new RegExp(`<(?:[A-Za-z][\\w.-]{0,40}:)?${name}[\\s/>]`, 'g'))) {
    count += 1;
    if (count > most) break;
  }
  return count;
}

/** Excel keeps at most 65,490 cell formats; other programs stay below it to be read by Excel. */
const MOST_FORMATS = 66_000;

/** Whether the styles are no more than any workbook has. */
export function hasSaneStyles(styles: string): boolean {
  return times(styles, 'xf', MOST_FORMATS * 2) <= MOST_FORMATS * 2;
}

/** Whether the texts shared by the cells are few enough to build them: some belong to sheets that are not read. */
export function hasSaneStrings(strings: string, { cells }: ReadLimits): boolean {
  return times(strings, 'si', cells * 2) <= cells * 2 && times(strings, 't', cells * 4) <= cells * 4;
}
