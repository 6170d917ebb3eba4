const SMALL = 'ァィゥェォャュョッヮヵヶ';
const LARGE = 'アイウエオヤユヨツワカケ';
/** Shorter names would be found in anything. */
const LEAST_LENGTH = 3;
/** Banks cut names off in a statement; as much of it has to be there. */
const LEAST_CUT = 8;

/**
 * A key for finding a name in kana, never for showing one: half-width or full, ひらがな or カタカナ, small kana as large
 * (banks have no small ones), without long-vowel marks, spaces and signs; everything but kana, Latin letters and digits falls
 * away.
 */
export function payeeKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[ァィゥェォャュョッヮヵヶ]/g, (kana) => LARGE[SMALL.indexOf(kana)]!)
    .toUpperCase()
    .replace(/[^ァ-ヴA-Z0-9]/g, '');
}

/**
 * Which of these names a bank's text speaks of. A name inside a longer one that is there too does not count: ミホン2 in
 * ミホン20. A text that ends within a name speaks of it when enough of it is there.
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const said = payeeKey(text);
  const found = names.filter((name) => {
    const key = payeeKey(name);
    return key.length >= LEAST_LENGTH && (said.includes(key) || endsWithin(said, key));
  });
  return found.filter(
    (name) => !found.some((other) => other !== name && isInside(payeeKey(name), payeeKey(other))),
  );
}

const isInside = (key: string, other: string) => other !== key && other.includes(key);

function endsWithin(said: string, key: string): boolean {
  for (let length = key.length - 1; length >= LEAST_CUT; length -= 1) {
    if (said.endsWith(key.slice(0, length))) return true;
  }
  return false;
}
