/** A line of a letter; with `link` it is one of our own pages, ready to open. */
export interface LetterLine {
  readonly text: string;
  readonly link: string | null;
}

/** Only addresses of this installation become links, whatever a letter quotes from a person's input. */
export function letterLines(text: string, publicUrl: string): LetterLine[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => ({ text: line, link: isOurs(line.trim(), publicUrl) ? line.trim() : null }));
}

function isOurs(line: string, publicUrl: string): boolean {
  return line.startsWith(`${publicUrl}/`) && !/\s/.test(line) && URL.canParse(line);
}
