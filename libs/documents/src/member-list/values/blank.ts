/** Ways of writing that there is nothing: dashes of every kind, なし, and a lone ×. */
const NOTHING =
  /^(?:[-−‐‑‒–—―ー－─━ｰ/／×✕✖]+|なし|無し?|ナシ|該当なし|対象外|不要|導入なし|n\/?a|none|未導入|空欄)$/i;

/** Trimmed, with inner line breaks and runs of spaces as one space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u3000]+/g, ' ').trim();
}

export function isNothing(text: string): boolean {
  const line = oneLine(text);
  return line === '' || NOTHING.test(line.normalize('NFKC')) || NOTHING.test(line);
}

/** Words for a value that is still to come: not nothing, and not a value. */
export function isUndecided(text: string): boolean {
  return /^(?:未定|検討中|見積(?:も?り)?(?:中|待ち|依頼中|未)|調整中|確認中|要確認|後日|別途|tbd|[?？]+|保留)/i.test(
    oneLine(text),
  );
}
