/** Marks that steer the direction or joining of text and print nothing; control characters other than line feed. */
const INVISIBLE =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const KANA_AND_MARK = /[\u3041-\u30ff][\u3099\u309a]/g;

/**
 * A text as it is printed. Kana typed as two code points (か + ゛, as some systems store it) become one; nothing else is
 * composed, because NFC would replace 神 (U+FA19) and other compatibility ideographs of names by look-alikes.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(KANA_AND_MARK, (pair) => pair.normalize('NFC'));
}
