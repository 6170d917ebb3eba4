/** What a mail program would make a link of: an address, or the name of a host. */
const LIKE_A_LINK = /:\/\/|www\.|[a-z0-9]\.[a-z]{2}/i;
const FULL_WIDTH: Readonly<Record<string, string>> = { '.': '．', '/': '／', ':': '：', '@': '＠' };

/**
 * A name somebody typed, as it may stand in a letter of ours: whoever invites chooses names, and none of them may put a
 * link to somewhere else into it.
 */
export function plainName(name: string): string {
  return LIKE_A_LINK.test(name.normalize('NFKC'))
    ? name.replaceAll(/[./:@]/g, (character) => FULL_WIDTH[character] ?? character)
    : name;
}

/** The same in 「」, which it cannot close itself. */
export function quotedName(name: string): string {
  return `「${plainName(name).replaceAll('「', '『').replaceAll('」', '』')}」`;
}

/** For a subject, which is read in one line; names have up to 200 characters. */
export function shortened(name: string, most = 30): string {
  const characters = [...name];
  return characters.length <= most ? name : `${characters.slice(0, most - 1).join('')}…`;
}
