import type { MerchantEffectsQuery } from './numbers.generated.ts';

export type Figures = MerchantEffectsQuery['member']['effectFigures'][number];

/** 「▲1,200」「−1200」「１２００円」 → whole yen; null where it is none. */
export function signedYen(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[,、\s円¥]/g, '')
    .replace(/^[▲△−–]/, '-');
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : null;
}

/** 「1,800.5」 → 180050 hundredths of an hour, without a float in between; null where it is none. */
export function hundredths(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,、\s]|時間$/g, '');
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** 180050 → `1800.5`. */
export function hoursText(value: number): string {
  const rest = String(value % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(value / 100)}${rest ? `.${rest}` : ''}`;
}
