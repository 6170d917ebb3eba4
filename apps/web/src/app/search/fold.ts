/** Katakana by hiragana, as the API's search compares names (search_fold). */
const KATAKANA = /[ァ-ヶ]/g;
const TO_HIRAGANA = 0x60;

/** What two texts are compared by: width, capital letters, kana and spaces do not count. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - TO_HIRAGANA));
}
