/** Windows counts UTF-16 units; with the folders before it a path stays below its 260. */
const MOST_UNITS = 100;
/** Linux allows 255 bytes a name; a number in brackets may still be added. */
const MOST_BYTES = 240;

// Windows refuses the first, everybody stumbles over controls, and format characters can show a name in another order.
const FORBIDDEN = /[\\/:*?"<>|]/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
const RESERVED = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])$/iu;
const ENDING = /\.[A-Za-z0-9]{1,5}$/u;
/** NFC exchanges these for another ideograph (神 U+FA19 for U+795E), and a person's name is written as it is written. */
const COMPATIBILITY_IDEOGRAPHS = /([\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+)/u;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

function composed(text: string): string {
  return text
    .split(COMPATIBILITY_IDEOGRAPHS)
    .map((part, index) => (index % 2 === 0 ? part.normalize('NFC') : part))
    .join('');
}

/** As much of it as fits, with no character cut in two. */
function cut(text: string, units: number, bytes: number): string {
  if (text.length <= units && Buffer.byteLength(text) <= bytes) return text;
  let [kept, size] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    size += Buffer.byteLength(segment);
    if (kept.length + segment.length > units || size > bytes) break;
    kept += segment;
  }
  return kept;
}

const withoutEdges = (text: string): string => text.replace(/^[\s.]+|[\s.]+$/gu, '');

/** The name and `tail` behind it, within the limits; the ending of a file (`.pdf`) is kept. */
function fitted(name: string, tail: string, units: number): string {
  const ending = ENDING.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  const room = units - ending.length - tail.length;
  const bytes = MOST_BYTES - Buffer.byteLength(ending) - tail.length;
  return `${withoutEdges(cut(stem, room, bytes))}${tail}${ending}`;
}

/**
 * A name for a file or folder that Windows, macOS and Linux all take, never a path: composed (NFC), without what any of them
 * refuses, no dot or blank at its ends, none of Windows' device names, at most `units` UTF-16 units and 240 bytes. People's
 * own characters stay (髙 﨑 𠮷 ① ㈱).
 * @param fallback when nothing of it is left
 */
export function safeName(text: string, fallback: string, units = MOST_UNITS): string {
  const tidy = withoutEdges(composed(text).replace(UNSEEN, ' ').replace(FORBIDDEN, '_'));
  const name = withoutEdges(fitted(tidy, '', units));
  if (name === '' || ENDING.exec(name)?.[0] === name) return `${fallback}${name}`;
  // also in front of an ending: CON.pdf is the console
  const [device = ''] = name.split('.');
  return RESERVED.test(device.trimEnd()) ? fitted(`_${name}`, '', units) : name;
}

/**
 * Gives out the names of one folder: no two that Windows or macOS would take for the same, whatever their case and their
 * composition; the second is numbered (2).
 */
export function namesOfFolder(units = MOST_UNITS): (wanted: string) => string {
  const taken = new Set<string>();
  const sameness = (name: string) => name.normalize('NFC').toUpperCase().toLowerCase();
  return (wanted) => {
    let name = wanted;
    for (let number = 2; taken.has(sameness(name)); number += 1) {
      name = fitted(wanted, ` (${String(number)})`, units);
    }
    taken.add(sameness(name));
    return name;
  };
}
