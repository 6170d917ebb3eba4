import type { ReactNode } from 'react';
import { usePreferences } from '../../language/language.ts';
import { yenText } from '../../language/money.ts';

/** 「−992,222円」, 「+500,000円」, 「±0円」: a difference always shows its sign. */
export function AmountChange({ yen }: { readonly yen: bigint | number }): ReactNode {
  const { language } = usePreferences();
  const sign = yen > 0 ? '+' : yen < 0 ? '' : '±';
  return (
    <span className="yen">
      {sign}
      {yenText(yen, language)}
    </span>
  );
}
