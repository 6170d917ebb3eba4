import { toHalfWidth } from '@renkei/kernel';

/** 受取人名 of a transfer record of the Zengin format: characters, a voiced mark counting as one. */
export const MOST_HOLDER_CHARACTERS = 30;

const FULL =
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン' +
  'ァィゥェォャュョッヮヵヶヲヰヱー\u3099\u309A';
// the format knows no small kana and neither ヲ nor ー: banks write the plain kana, オ and a hyphen
const HALF = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ' + 'ｱｲｳｴｵﾔﾕﾖﾂﾜｶｹｵｲｴ-ﾞﾟ';
const PLAIN = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ()-.';

const HIRAGANA = /[\u3041-\u3096]/g;
const TO_KATAKANA = 0x60;

const allowed: ReadonlyMap<string, string> = new Map([
  ...[...FULL].map((kana, index) => [kana, HALF[index]!] as const),
  ...[...PLAIN].map((character) => [character, character] as const),
]);

export type HolderKana =
  | { readonly ok: true; readonly kana: string }
  /** The characters that cannot be written, as they were typed, each once. */
  | { readonly ok: false; readonly refused: readonly string[] };

/**
 * An account holder's name as transfers carry it: half-width kana, capital letters, digits and `()-.`. Full-width
 * and small kana, hiragana and small letters are brought into that form; nothing is left out or guessed.
 */
export function holderKanaOf(text: string): HolderKana {
  const refused = new Set<string>();
  const kana = [...toHalfWidth(text)]
    .map((typed) => halfWidthOf(typed) ?? (refused.add(typed), ''))
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  return refused.size === 0 ? { ok: true, kana } : { ok: false, refused: [...refused] };
}

/** null when one of its parts is not allowed: ガ is カ with a mark, ㈱ is three characters, one of them a kanji. */
function halfWidthOf(typed: string): string | null {
  const parts = [...decomposed(typed)].map((part) => allowed.get(part));
  return parts.includes(undefined) ? null : parts.join('');
}

function decomposed(typed: string): string {
  return typed
    .replace('゛', '\u3099') // compatibility forms of these two would bring a space along
    .replace('゜', '\u309A')
    .normalize('NFKD')
    .replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + TO_KATAKANA))
    .toUpperCase();
}
