import type { ReactNode } from 'react';
import { useNow } from '../data/now.ts';
import { dateText, daysLeftText, minuteText, shortDateText, shortMinuteText } from '../language/dates.ts';
import { usePreferences } from '../language/language.ts';
import { roughYenText, yenText } from '../language/money.ts';

type Amount = number | bigint | null | undefined;

/** An exact amount in yen, tax-exclusive unless its label says otherwise; `—` where there is none yet. */
export function Yen({ yen }: { readonly yen: Amount }): ReactNode {
  const { language } = usePreferences();
  return <span className="yen">{yen == null ? '—' : yenText(yen, language)}</span>;
}

/** For headlines: about how much. The exact amount is its title and stands elsewhere on the page. */
export function RoughYen({ yen }: { readonly yen: number | bigint }): ReactNode {
  const { language } = usePreferences();
  return (
    <span className="tabular-nums whitespace-nowrap" title={yenText(yen, language)}>
      {roughYenText(yen, language)}
    </span>
  );
}

/** A day or minute of Japan; `short` leaves out the year. */
export function When({
  at,
  short = false,
}: {
  readonly at: string | null | undefined;
  readonly short?: boolean;
}): ReactNode {
  const { language, era } = usePreferences();
  if (at == null) return '—';
  const isDay = at.length === 10;
  const text = short ? (isDay ? shortDateText : shortMinuteText) : isDay ? dateText : minuteText;
  return <time dateTime={isDay ? at : `${at}+09:00`}>{text(at, language, era)}</time>;
}

/** `6月2日（火）17:00 あと9日`. */
export function Deadline({ due }: { readonly due: string }): ReactNode {
  const { language } = usePreferences();
  const now = useNow();
  return (
    <span>
      <When at={due} short />{' '}
      <span className="font-bold whitespace-nowrap">{daysLeftText(now, due, language)}</span>
    </span>
  );
}
