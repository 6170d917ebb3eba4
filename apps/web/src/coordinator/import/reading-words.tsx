import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AMOUNTS } from './mapping.ts';
import { linesOf, type Reading, type RowView } from './rows.ts';

const TEXTS = texts({
  ja: {
    takenAs: '取り込む値',
    count: (count: number) => `読みかえ ${count}`,
    of: (row: number) => `${row}行目の読みかえ`,
    from: (label: string, text: string) => `${label}「${text}」`,
  },
  en: {
    takenAs: 'taken as',
    count: (count: number) => `Read as: ${count}`,
    of: (row: number) => `How row ${row} is read`,
    from: (label: string, text: string) => `${label} "${text}"`,
  },
});

/** The value taken, as a person writes it. */
export function Taken({ reading: { meaning, taken } }: { readonly reading: Reading }): ReactNode {
  const isYen = AMOUNTS.has(meaning) || meaning === 'CAPITAL_YEN';
  return isYen && /^\d{1,15}$/.test(taken) ? <Yen yen={Number(taken)} /> : taken;
}

/** The mark on a cell that is taken over in another form than it is written. */
export function ReadAs({ reading }: { readonly reading: Reading | null }): ReactNode {
  const t = useTexts(TEXTS);
  if (reading === null) return null;
  return (
    <span className="flex items-start gap-1 text-sm text-accent">
      <span className="mt-1 flex">
        <Icon name="next" size={16} />
      </span>
      <span>
        <span className="sr-only">{t.takenAs} </span>
        <Taken reading={reading} />
      </span>
    </span>
  );
}

/** All of a member that is not taken as it is written, and why; opens where it stands. */
export function RowReadings({ view }: { readonly view: RowView }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { readings } = view.row;
  if (readings.length === 0) return null;
  const labels = new Map(
    linesOf(view).flatMap(({ cells }) => cells.map((cell) => [cell.column, cell.label])),
  );
  return (
    <details>
      <summary
        aria-label={`${t.count(readings.length)} ${t.of(view.rowNumber)}`}
        className="inline-flex min-h-11 cursor-pointer items-center gap-1 whitespace-nowrap text-accent underline"
      >
        <Icon name="down" size={16} />
        {t.count(readings.length)}
      </summary>
      <ul className="flex flex-col gap-2 text-sm md:min-w-64">
        {readings.map((reading) => (
          <li key={`${reading.cell} ${reading.taken}`}>
            {t.from(labels.get(reading.column) ?? reading.cell, reading.original)} →{' '}
            <strong>
              <Taken reading={reading} />
            </strong>
            <span className="block text-quiet">{say(reading.message)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
