/**
 * One form per address, as accounts store it. NFKC because an input method writes full-width ＠ and letters, which are
 * meant as plain ones.
 */
export function normalisedEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
