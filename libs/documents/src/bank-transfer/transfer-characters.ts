const FIRST_KANA = 0xff61; // ｡ in Unicode
const FIRST_KANA_BYTE = 0xa1; // and in JIS X 0201, which Shift_JIS keeps for half-width kana

/**
 * Which characters a name may have (全銀協 付録1 使用文字): one symbol in the name of a bank or branch, four and the
 * space in that of a person. Neither small kana nor ｦ nor the long-vowel mark ｰ, for which banks write a hyphen.
 */
export const NAME_CHARACTERS = {
  OFFICE: /^[0-9A-Z\-ｱ-ﾝﾞﾟ]$/,
  PERSON: /^[ 0-9A-Z()\-.ｱ-ﾝﾞﾟ]$/,
} as const;
export type NameKind = keyof typeof NAME_CHARACTERS;

/** The characters that may not be written, each once. */
export function refusedCharacters(text: string, kind: NameKind): string[] {
  return [...new Set(text)].filter((character) => !NAME_CHARACTERS[kind].test(character));
}

/** One byte per character of JIS X 0201; the text was checked to have no other. */
export function jisBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bytes[index] = code < FIRST_KANA ? code : code - FIRST_KANA + FIRST_KANA_BYTE;
  }
  return bytes;
}

/** null for a byte that no character of JIS X 0201 has, or that is a control character. */
export function jisCharacter(byte: number): string | null {
  if (byte >= 0x20 && byte <= 0x7e) return String.fromCharCode(byte);
  return byte >= FIRST_KANA_BYTE && byte <= 0xdf
    ? String.fromCharCode(byte - FIRST_KANA_BYTE + FIRST_KANA)
    : null;
}

const HALF_WIDTH = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ';
const halfWidth: ReadonlyMap<string, string> = new Map(
  [...HALF_WIDTH].map((kana) => [kana.normalize('NFKC'), kana]),
);

/**
 * The name of a bank or branch of the directory as a transfer carries it: half-width, marks apart. The full stops and
 * spaces of some foreign banks fall away, the format has none there, and banks go by the code.
 */
export function officeKanaOf(fullWidth: string): string {
  return [...fullWidth.normalize('NFKD')]
    .map((character) => halfWidth.get(character) ?? character)
    .filter((character) => NAME_CHARACTERS.OFFICE.test(character))
    .join('');
}
