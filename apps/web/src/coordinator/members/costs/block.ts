/**
 * A block of cells as Excel and other sheets put it on the clipboard: tabs between cells, line ends between rows, cells
 * with either of them in double quotes.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n') {
      endCell();
      rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  endCell();
  // sheets end the last row with a line end
  if (rows.length > 1 && rows.at(-1)?.join('') === '') rows.pop();
  return rows;
}

/** A row that only names columns is left out. */
export function withoutHeading(block: readonly string[][], headings: readonly string[]): readonly string[][] {
  const [first, ...rest] = block;
  const isHeading = first !== undefined && rest.length > 0 && first.some((cell) => headings.includes(cell));
  return isHeading ? rest : block;
}
