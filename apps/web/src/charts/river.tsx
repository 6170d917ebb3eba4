import type { CSSProperties, ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { lookOf, type Look } from './patterns.ts';
import { columnsOf, rowsOf, type RiverStop, type StopState, type Water } from './river-layout.ts';

const TEXTS = texts({
  ja: {
    today: '今日',
    state: { done: 'すみ', missed: 'すぎています', next: 'つぎ', ahead: '', unknown: '' },
    water: { closed: 'まだ発注しないで', open: '事業実施期間', quiet: '' },
    before: (count: number) => `この前にお店の期限 ${count}件`,
  },
  en: {
    today: 'Today',
    state: { done: 'Done', missed: 'Overdue', next: 'Next', ahead: '', unknown: '' },
    water: { closed: 'Do not order yet', open: 'Project period', quiet: '' },
    before: (count: number) => `${count} shop ${count === 1 ? 'deadline' : 'deadlines'} before`,
  },
});

const MARKS: Readonly<Record<StopState, { readonly icon: IconName; readonly ink: string }>> = {
  done: { icon: 'check', ink: 'border-ok bg-ok text-white' },
  missed: { icon: 'close', ink: 'border-stop bg-stop text-white' },
  next: { icon: 'wait', ink: 'border-accent bg-accent text-white' },
  ahead: { icon: 'wait', ink: 'border-line bg-white text-quiet' },
  unknown: { icon: 'question', ink: 'border-dashed border-line bg-white text-quiet' },
};
type Names = Readonly<Record<Water, string>>;
const WATERS: Readonly<Record<Water, Look>> = { closed: 'closed', open: 'paid', quiet: 'plain' };
const WORD_INK: Readonly<Record<StopState, string>> = {
  done: 'text-ok',
  missed: 'text-stop',
  next: 'text-accent',
  ahead: 'text-quiet',
  unknown: 'text-quiet',
};

/**
 * What is due when, as a river from source to sea: every stop with its date, today, and the stretch in which nothing may
 * be ordered. Equal steps instead of a scale of days, because most falls into a few weeks of three years. Wide: the main
 * stops side by side; narrow, or when there are many: all of them from top to bottom.
 */
export function River({
  stops,
  todayAt,
  todayText,
  closedText,
}: {
  /** In the order they are drawn. */
  readonly stops: readonly RiverStop[];
  /** Today stands before this stop; `stops.length`: after all of them. */
  readonly todayAt: number;
  readonly todayText: ReactNode;
  /** What the stretch is called in which nothing may be ordered; left out: 「まだ発注しないで」. */
  readonly closedText?: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const names = { ...t.water, closed: closedText ?? t.water.closed };
  const columns = columnsOf(stops, todayAt);
  return (
    <div className="@container">
      {columns ? (
        <div className="hidden @3xl:block">
          <Across columns={columns} names={names} todayText={todayText} />
        </div>
      ) : null}
      <div className={columns ? '@3xl:hidden' : ''}>
        <Down stops={stops} names={names} todayAt={todayAt} todayText={todayText} />
      </div>
    </div>
  );
}

function Across({
  columns: { stops, todayAt, runs, minorBefore },
  names,
  todayText,
}: {
  readonly columns: NonNullable<ReturnType<typeof columnsOf>>;
  readonly names: Names;
  readonly todayText: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const percent = (place: number): string => `${(place / stops.length) * 100}%`;
  return (
    <div className="relative pt-12">
      <p
        className="absolute top-0 -translate-x-1/2 text-center text-sm leading-tight font-bold whitespace-nowrap"
        style={{ left: `clamp(2.5rem, ${percent(todayAt)}, calc(100% - 2.5rem))` }}
      >
        {t.today}
        <span className="block font-normal">{todayText}</span>
      </p>
      <div className="relative h-18">
        <span
          className="absolute -top-1 bottom-0 w-1 -translate-x-1/2 bg-ink"
          style={{ left: `clamp(2px, ${percent(todayAt)}, calc(100% - 2px))` }}
        />
        {runs.map(({ water, from, to }) => (
          <div
            key={from}
            className="absolute top-0"
            style={{ left: percent(from), width: percent(to - from) }}
          >
            <p className="flex h-7 items-end justify-center text-sm leading-tight font-bold whitespace-nowrap">
              {names[water] ? (
                <span className={`bg-white px-2 ${water === 'closed' ? 'text-stop' : 'text-accent'}`}>
                  {names[water]}
                </span>
              ) : null}
            </p>
            <div className="mt-2 h-6" style={lookOf(WATERS[water])} />
          </div>
        ))}
        {stops.map((stop, index) => (
          <span
            key={stop.key}
            className="absolute top-7 -translate-x-1/2 rounded-full bg-white p-0.5"
            style={{ left: percent(index + 0.5) }}
          >
            <Mark state={stop.state} />
          </span>
        ))}
      </div>
      <ol className="flex pt-1">
        {stops.map((stop, index) => (
          <li key={stop.key} className="flex-1 px-1 text-center text-sm leading-snug">
            <StopText stop={stop} />
            {(minorBefore[index] ?? 0) > 0 ? (
              <span className="block text-quiet">{t.before(minorBefore[index] ?? 0)}</span>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Down({
  stops,
  names,
  todayAt,
  todayText,
}: {
  readonly stops: readonly RiverStop[];
  readonly names: Names;
  readonly todayAt: number;
  readonly todayText: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <ol>
      {rowsOf(stops, todayAt).map((row) => (
        <li key={row.key} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3">
          <Rail
            above={row.above}
            below={row.below}
            mark={
              row.kind === 'stop' ? (
                <Mark state={row.stop.state} />
              ) : row.kind === 'today' ? (
                <span className="block h-1 w-9 bg-ink" />
              ) : null
            }
          />
          {row.kind === 'stop' ? (
            <p className="py-2 leading-snug">
              <StopText stop={row.stop} />
            </p>
          ) : row.kind === 'today' ? (
            <p className="py-2 font-bold">
              {t.today} <span className="font-normal">{todayText}</span>
            </p>
          ) : (
            <p className={`py-2 font-bold ${row.below === 'closed' ? 'text-stop' : 'text-accent'}`}>
              {names[row.below]}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function StopText({ stop }: { readonly stop: RiverStop }): ReactNode {
  const t = useTexts(TEXTS);
  const word = t.state[stop.state];
  return (
    <>
      <span className="block font-bold">{stop.label}</span>
      <span className="block tabular-nums">{stop.date}</span>
      {word ? <span className={`block font-bold ${WORD_INK[stop.state]}`}>{word}</span> : null}
    </>
  );
}

function Mark({ state }: { readonly state: StopState }): ReactNode {
  const { icon, ink } = MARKS[state];
  return (
    <span className={`flex size-8 items-center justify-center rounded-full border-2 ${ink}`}>
      <Icon name={icon} size={18} />
    </span>
  );
}

/** The water at the left of a row: what leads to its mark, and what leads away. */
function Rail({
  above,
  below,
  mark,
}: {
  readonly above: Water;
  readonly below: Water;
  readonly mark: ReactNode;
}): ReactNode {
  const water = (which: Water): CSSProperties => ({ ...lookOf(WATERS[which]), borderBlock: 'none' });
  return (
    <span aria-hidden="true" className="relative flex flex-col items-center">
      <span className="w-4 basis-6" style={water(above)} />
      <span className="w-4 flex-1" style={water(below)} />
      {mark ? (
        <span className="absolute top-2 flex min-h-8 items-center rounded-full bg-white">{mark}</span>
      ) : null}
    </span>
  );
}
