import type { ReactNode } from 'react';
import { shortDateText } from '../../language/dates.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { useToday } from '../../data/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { WORDS } from './texts.ts';
import { marksOf, positionOf, type Line, type Span } from './timeline.ts';

const TEXTS = texts({
  ja: { early: '決定の前：まだ発注しないで', decided: '交付決定', end: '期間の終わり', today: '今日' },
  en: { early: 'Before: do not order yet', decided: 'Decision', end: 'Period ends', today: 'Today' },
});

const ROW = 28;

/** The same steps along time, on one scale for all lines. The list above says the same in words. */
export function Track({
  line,
  span,
  decidedAt,
  endAt,
}: {
  readonly line: Line;
  readonly span: Span;
  readonly decidedAt: string | null;
  readonly endAt: string | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const today = useToday();
  const { language, era } = usePreferences();
  const marks = marksOf(line, span);
  if (marks.length === 0) return null;
  const levels = Math.max(...marks.map(({ level }) => level)) + 1;
  const decided = decidedAt ? positionOf(span, decidedAt) : 100;
  const end = endAt ? positionOf(span, endAt) : null;
  const flag = (left: number, label: string, at: string, row: 'top' | 'bottom') => (
    <span
      className={`absolute text-xs whitespace-nowrap text-quiet ${row === 'top' ? 'top-0' : 'bottom-0'} ${
        left > 75 ? '-translate-x-full pr-1 text-right' : 'pl-1'
      }`}
      style={{ left: `${left}%` }}
    >
      {label} {shortDateText(at.slice(0, 10), language, era)}
    </span>
  );
  return (
    <div aria-hidden="true" className="relative hidden overflow-hidden pt-5 pb-5 sm:block">
      <div className="relative rounded bg-ok-wash" style={{ height: `${levels * ROW + 12}px` }}>
        <span
          className="absolute inset-y-0 left-0 rounded-l border-r-2 border-stop bg-[repeating-linear-gradient(45deg,var(--color-red-100)_0_8px,var(--color-white)_8px_14px)]"
          style={{ width: `${decided}%` }}
        />
        {end === null ? null : (
          <span
            className="absolute inset-y-0 right-0 rounded-r border-l-2 border-line bg-wash"
            style={{ left: `${end}%` }}
          />
        )}
        <span
          className="absolute inset-y-0 border-l-2 border-dashed border-ink"
          style={{ left: `${positionOf(span, today)}%` }}
        />
        {marks.map((mark) => (
          <span
            key={mark.id}
            className={`absolute inline-flex -translate-x-1/2 items-center gap-0.5 rounded border bg-white px-1 text-xs whitespace-nowrap ${
              mark.broken ? 'border-stop font-bold text-stop' : 'border-line text-ink'
            }`}
            style={{ left: `${mark.left}%`, top: `${mark.level * ROW + 8}px` }}
          >
            {mark.broken ? <Icon name="stop" size={12} /> : null}
            {w.step[mark.step]}
          </span>
        ))}
      </div>
      {decidedAt ? flag(decided, t.decided, decidedAt, 'top') : null}
      {end !== null && endAt ? flag(end, t.end, endAt, 'top') : null}
      {decidedAt ? (
        <span className="absolute bottom-0 left-0 text-xs whitespace-nowrap text-stop">{t.early}</span>
      ) : null}
      {flag(positionOf(span, today), t.today, today, 'bottom')}
    </div>
  );
}
