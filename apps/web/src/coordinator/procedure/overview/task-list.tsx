import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNow } from '../../../data/now.ts';
import { texts, useTexts } from '../../../language/language.ts';
import { Deadline, When } from '../../../ui/amounts.tsx';
import { StateChip } from '../../../ui/state.tsx';
import type { Task } from './tasks.ts';
import { TASK_LOOKS, TASK_PATHS, TASK_WORDS } from './task-words.ts';

const TEXTS = texts({
  ja: { next: '次にすること', who: 'だれが', due: '期限', done: '済んだ日', now: 'いまここ' },
  en: { next: 'What comes next', who: 'Who', due: 'Due', done: 'Done on', now: 'Now here' },
});

/** The parts of the procedure in their order, like steps of a stair. */
export function TaskList({
  tasks,
  current,
  groupPath,
}: {
  readonly tasks: readonly Task[];
  readonly current: Task | null;
  readonly groupPath: string;
}): ReactNode {
  return (
    <ol className="flex flex-col">
      {tasks.map((task, index) => (
        <TaskItem
          key={task.key}
          task={task}
          number={index + 1}
          isNow={task === current}
          groupPath={groupPath}
        />
      ))}
    </ol>
  );
}

function TaskItem({
  task: { key, state, next, who, due, doneAt, count },
  number,
  isNow,
  groupPath,
}: {
  readonly task: Task;
  readonly number: number;
  readonly isNow: boolean;
  readonly groupPath: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(TASK_WORDS);
  const now = useNow();
  const look = TASK_LOOKS[state];
  const told = words.next[next](count);
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className={`flex gap-3 border-b border-hairline py-4 sm:gap-4 ${isNow ? 'border-l-8 border-l-accent bg-accent-wash px-3' : 'pl-3'}`}
    >
      <span
        aria-hidden="true"
        className={`flex size-9 shrink-0 items-center justify-center rounded-full border-2 font-bold ${
          state === 'DONE' ? 'border-ok bg-ok text-white' : 'border-line bg-white'
        }`}
      >
        {number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="text-lg font-bold">{words.task[key]}</h3>
          <StateChip state={look.state} icon={look.icon}>
            {words.state[state]}
          </StateChip>
          {isNow ? <span className="text-sm font-bold text-accent">{t.now}</span> : null}
        </div>
        {told ? (
          <p>
            <span className="sr-only">{t.next}: </span>
            {told}
          </p>
        ) : (
          <p className="text-quiet">{words.about[key]}</p>
        )}
        <p className="flex flex-wrap gap-x-6 text-sm">
          {who ? (
            <span>
              {t.who}: <span className="font-bold">{words.who[who]}</span>
            </span>
          ) : null}
          {due && state !== 'DONE' ? (
            <span>
              {t.due}: {due.slice(0, 4) === now.slice(0, 4) ? <Deadline due={due} /> : <When at={due} />}
            </span>
          ) : null}
          {doneAt ? (
            <span>
              {t.done}: <When at={doneAt} />
            </span>
          ) : null}
        </p>
        <p>
          <Link to={`${groupPath}/${TASK_PATHS[key]}`} className="inline-flex min-h-11 items-center">
            {words.go[key]}
          </Link>
        </p>
      </div>
    </li>
  );
}
