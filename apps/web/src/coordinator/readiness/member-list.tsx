import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { isDone, lastAsked, lookOf } from './cells.ts';
import type { BoardProps } from './heatmap.tsx';
import { Mark } from './legend.tsx';
import { WORDS } from './texts.ts';

const TEXTS = texts({
  ja: {
    ask: 'このお店に書類をお願いする',
    done: 'そろっています',
    open: (count: number) => `あと${count}つ`,
    asked: '最後にお願いした日：',
  },
  en: {
    ask: 'Ask this member for papers',
    done: 'Complete',
    open: (count: number) => `${count} open`,
    asked: 'Last asked: ',
  },
});

/** The same on a phone: member by member, opened one at a time. */
export function MemberList({ rows, requirements, onAsk, onOpen }: BoardProps): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const say = useSaid();
  const labels = new Map(requirements.map(({ code, label }) => [code, say(label)]));
  return (
    <ul className="flex flex-col gap-2">
      {rows.map((row) => {
        const owed = row.cells.filter(({ state }) => state !== 'NOT_OWED');
        const open = owed.filter(({ state }) => state !== 'ACCEPTED').length;
        const asked = lastAsked(row.cells);
        return (
          <li key={row.memberId} className="rounded-lg border border-hairline">
            <details>
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-center justify-between gap-2 p-3">
                <span className="font-bold">
                  {row.name}
                  {row.isRepresentative ? (
                    <span className="ml-2 text-sm font-normal text-quiet">{w.representative}</span>
                  ) : null}
                </span>
                <span className="flex flex-wrap items-center gap-1">
                  {owed.map((cell) => (
                    <Mark key={cell.requirement} look={lookOf(cell)} />
                  ))}
                  <span className="ml-1 text-sm whitespace-nowrap">
                    {isDone(row) ? t.done : t.open(open)}
                  </span>
                </span>
              </summary>
              <div className="flex flex-col gap-1 px-3 pb-3">
                {owed.map((cell) => (
                  <button
                    key={cell.requirement}
                    type="button"
                    onClick={() => onOpen(row.memberId, cell.requirement)}
                    className="flex min-h-11 items-center gap-3 rounded-lg py-1 text-left hover:bg-wash"
                  >
                    <Mark look={lookOf(cell)} />
                    <span className="flex-1 underline">{labels.get(cell.requirement)}</span>
                    <span className="text-sm font-bold">{w.look[lookOf(cell)]}</span>
                  </button>
                ))}
                {asked ? (
                  <p className="text-sm text-quiet">
                    {t.asked}
                    <When at={asked.slice(0, 10)} short />
                  </p>
                ) : null}
                {onAsk && row.cells.some(({ askDue }) => askDue) ? (
                  <Button
                    look="second"
                    icon="bell"
                    onClick={() => onAsk({ kind: 'MEMBER', memberId: row.memberId })}
                  >
                    {t.ask}
                  </Button>
                ) : null}
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
