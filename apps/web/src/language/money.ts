import type { Language } from './language.ts';

/** `1,234,567円` / `¥1,234,567`. Whole yen. */
export function yenText(yen: number | bigint, language: Language): string {
  const digits = (yen < 0 ? -yen : yen).toLocaleString('ja-JP');
  const sign = yen < 0 ? '−' : '';
  return language === 'ja' ? `${sign}${digits}円` : `${sign}¥${digits}`;
}

/** For headlines, `約1,790万円` / `¥17.9M`: rounded down, exact below 10,000 yen. */
export function roughYenText(yen: number | bigint, language: Language): string {
  const amount = Math.abs(Number(yen));
  if (amount < 10_000) return yenText(yen, language);
  const sign = yen < 0 ? '−' : '';
  if (language === 'en') {
    const [divisor, unit] = amount >= 1_000_000 ? [100_000, 'M'] : [100, 'K'];
    return `${sign}¥${(Math.floor(amount / divisor) / 10).toLocaleString('en-US')}${unit}`;
  }
  const exact = amount % 10_000 === 0 ? '' : '約';
  return `${exact}${sign}${Math.floor(amount / 10_000).toLocaleString('ja-JP')}万円`;
}
