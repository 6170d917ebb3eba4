import type { ReactNode } from 'react';
import { texts, usePreferences, useTexts } from '../language/language.ts';
import { prefectureName } from '../language/prefectures.ts';
import { Icon } from '../ui/icon.tsx';
import type { PrefectureCount } from './wall.ts';

const TEXTS = texts({
  ja: {
    label: '都道府県でしぼる',
    rest: (high: number) => `グループ${high > 0 ? `、うち要対応 ${high}` : ''}`,
    tile: (name: string, groups: number, high: number) =>
      `${name} ${groups}グループ${high > 0 ? `、うち要対応 ${high}` : ''}`,
  },
  en: {
    label: 'Filter by prefecture',
    rest: (high: number) => `groups${high > 0 ? `, ${high} at high risk` : ''}`,
    tile: (name: string, groups: number, high: number) =>
      `${name}: ${groups} groups${high > 0 ? `, ${high} at high risk` : ''}`,
  },
});

/** Where each prefecture lies, roughly: column and row of a grid of 13 × 12, by its code. */
const PLACES: readonly (readonly [column: number, row: number])[] = [
  [13, 1], [12, 3], [13, 4], [13, 5], [12, 4], [12, 5], [12, 6], [13, 7], [12, 7], [11, 7], [11, 8], [13, 8],
  [12, 8], [12, 9], [11, 6], [10, 6], [9, 6], [8, 7], [11, 9], [10, 7], [9, 7], [10, 9], [9, 8], [8, 9],
  [8, 8], [7, 7], [7, 8], [6, 7], [7, 9], [7, 10], [5, 7], [4, 7], [5, 8], [4, 8], [3, 8], [6, 11],
  [6, 10], [5, 10], [5, 11], [2, 9], [1, 9], [1, 10], [2, 10], [3, 9], [3, 10], [2, 11], [1, 12],
]; // prettier-ignore

/** A tile for each prefecture where there is a group; choosing it shows its groups alone. */
export function PrefectureMap({
  counts,
  chosen,
  onChoose,
}: {
  readonly counts: ReadonlyMap<number, PrefectureCount>;
  /** 0: none. */
  readonly chosen: number;
  readonly onChoose: (code: number) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  return (
    <div role="group" aria-label={t.label} className="grid max-w-xl grid-cols-13 grid-rows-12 gap-0.5">
      {PLACES.map(([column, row], index) => {
        const code = index + 1;
        const name = prefectureName(code, language);
        const short = language === 'ja' ? name.replace(/[都府県]$/, '') : name.slice(0, 3);
        const count = counts.get(code);
        const place = { gridColumn: column, gridRow: row };
        if (!count) {
          return (
            <span
              key={code}
              aria-hidden="true"
              style={place}
              className="flex aspect-square items-center justify-center overflow-hidden rounded-sm bg-wash text-[0.5rem] text-quiet max-sm:text-[0px] sm:text-xs"
            >
              {short}
            </span>
          );
        }
        return (
          <button
            key={code}
            type="button"
            style={place}
            aria-pressed={chosen === code}
            title={t.tile(name, count.groups, count.high)}
            onClick={() => onChoose(chosen === code ? 0 : code)}
            className={`flex aspect-square flex-col items-center justify-center rounded-sm border-2 text-xs leading-tight font-bold aria-pressed:outline-4 aria-pressed:outline-accent ${
              count.high > 0 ? 'border-stop bg-stop-wash text-stop' : 'border-ok bg-ok-wash text-ok'
            }`}
          >
            <span className="max-sm:sr-only">{short}</span>
            <span className="flex items-center">
              {count.high > 0 ? <Icon name="stop" size={12} /> : null}
              {count.groups}
            </span>
            <span className="sr-only">{t.rest(count.high)}</span>
          </button>
        );
      })}
    </div>
  );
}
