/** 「１、2,3」 → [1, 2, 3]; empty: none named; null: not understood. */
export function unitsOf(text: string): readonly number[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[,、\s]+/u)
    .filter((part) => part !== '');
  if (parts.some((part) => !/^[1-9]\d{0,3}$/.test(part))) return null;
  return [...new Set(parts.map(Number))].sort((a, b) => a - b);
}
