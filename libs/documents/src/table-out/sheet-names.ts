const LONGEST = 31;

/** Without what Excel forbids in a sheet name: []:*?/\ and control characters, and an apostrophe at either end. */
function allowed(name: string): string {
  const cleaned = name
    .replace(/[[\]:*?/\\\u0000-\u001F]/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '')
    .trim();
  return cleaned === '' || cleaned.toLowerCase() === 'history' ? '表' : cleaned;
}

/** At most `length` UTF-16 units, which is how Excel counts, without half a character at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** Gives out sheet names: within 31 characters, no two equal when case is ignored; doubles are numbered (2), (3), … */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = allowed(wanted);
    let name = cut(base, LONGEST);
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
      const tail = ` (${String(number)})`;
      name = cut(base, LONGEST - tail.length) + tail;
    }
    taken.add(name.toLowerCase());
    return name;
  };
}
