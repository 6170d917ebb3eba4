import iconv from 'iconv-lite';

/**
 * Characters for which Unicode has two code points and CP932 (the Shift_JIS of Windows) knows the other one. macOS and
 * the JIS tables write the left one, Windows the right one; printed they are the same sign.
 */
const SAME_SIGN: ReadonlyMap<string, string> = new Map([
  ['\u301C', '\uFF5E'], // 〜 wave dash
  ['\u2212', '\uFF0D'], // − minus
  ['\u2016', '\u2225'], // ‖ double vertical line
  ['\u2014', '\u2015'], // — em dash
  ['\u2013', '\u2010'], // – en dash, a hyphen in CP932
  ['\u00A2', '\uFFE0'], // ¢
  ['\u00A3', '\uFFE1'], // £
  ['\u00AC', '\uFFE2'], // ¬
  ['\u203E', '\uFFE3'], // ‾ overline
  ['\u00A6', '\uFFE4'], // ¦
  ['\u00A5', '\uFFE5'], // ¥, which CP932 would show as a backslash
  ['\u00A0', ' '],
]);
const VARIANTS = new RegExp(`[${[...SAME_SIGN.keys()].join('')}]`, 'g');
const KANA_WITH_SEPARATE_MARK = /[\u3041-\u30FF][\u3099\u309A]/g;

/** Written for a character Shift_JIS lacks, when the person chose marks: 〓, which printers use for a missing type. */
export const MISSING_MARK = '〓';

const known = new Map<string, boolean>();

function isKnown(character: string): boolean {
  if (character <= '\u007F') return true;
  // Whatever lies beyond U+FFFF (𠮷) is in no Shift_JIS; private use would come back as someone else's character.
  if (character.length > 1 || (character >= '\uE000' && character <= '\uF8FF')) return false;
  let answer = known.get(character);
  if (answer === undefined) {
    answer = iconv.decode(iconv.encode(character, 'cp932'), 'cp932') === character;
    known.set(character, answer);
  }
  return answer;
}

export interface ShiftJisText {
  /** Holds only what Shift_JIS has; 〓 for everything else. */
  readonly text: string;
  /** In order, each as often as it occurs. */
  readonly missing: readonly string[];
}

/** Text as far as Shift_JIS can hold it. Never a '?' for something else. */
export function toShiftJisText(text: string): ShiftJisText {
  if (/^[\x00-\x7F]*$/.test(text)) return { text, missing: [] };
  const composed = text
    .replace(KANA_WITH_SEPARATE_MARK, (kana) => kana.normalize('NFC'))
    .replace(VARIANTS, (sign) => SAME_SIGN.get(sign) ?? sign);
  const missing: string[] = [];
  let kept = '';
  for (const character of composed) {
    if (isKnown(character)) kept += character;
    else {
      missing.push(character);
      kept += MISSING_MARK;
    }
  }
  return { text: kept, missing };
}

/** Bytes of text that went through `toShiftJisText`. */
export function shiftJisBytes(text: string): Buffer {
  return iconv.encode(text, 'cp932');
}
