/** What reaches outside the workbook when it is calculated: never given to an engine. */
const OUTSIDE =
  /\b(?:WEBSERVICE|DDE|RTD|CALL|REGISTER\.ID|IMAGE|FILTERXML|SQL\.REQUEST)\s*\(|\[\d+\]|\[[^\]]*\.xl|\||:\/\//i;

export function reachesOutside(formula: string): boolean {
  return OUTSIDE.test(formula.replace(/"(?:[^"]|"")*"/g, '""'));
}
