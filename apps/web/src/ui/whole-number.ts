/** 「１，２００，０００円」 → 1200000; null where it is no whole number of at least 0. */
export function wholeNumber(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[,、\s円¥]/g, '');
  if (!/^\d{1,15}$/.test(digits)) return null;
  return Number(digits);
}
