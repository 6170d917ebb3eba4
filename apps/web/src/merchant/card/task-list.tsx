import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { Due } from '../due.tsx';
import { DONE_ONLINE, nextTask, type Task, type TaskState } from './tasks.ts';

const TEXTS = texts({
  ja: {
    next: 'つぎにすること',
    allDone: 'いま、することはありません',
    allDoneBody: 'つぎにすることができたら、ここに出ます。お知らせも届きます。',
    due: '締切',
    state: { RETURNED: 'やり直し', NOW: 'まだ', WAITING: '確認待ち', LATER: 'これから', DONE: '済み' },
    count: (done: number, of: number) => `${of}件のうち${done}件済み`,
    photograph: (paper: string) => `${paper}を撮る`,
    declare: (paper: string) => `${paper}をすませる`,
    again: (paper: string) => `${paper}を出し直す`,
    kind: {
      DECLARATIONS: '参加の条件に答える',
      COSTS: '費用を確かめる',
      ORDERS: '契約・発注・支払いを記録する',
      EVIDENCE: '請求書や写真（証憑）を出す',
      EMPLOYEES: '従業員の数を知らせる',
      PAYOUT: '補助金の振込先を登録する',
      RECEIPT: 'お金が届いたことを確かめる',
      REPAYMENT: '補助金の返還を確かめる',
    },
    effects: (year: number) => `${year}年度目の数字（効果報告）を入れる`,
    reason: '理由',
  },
  en: {
    next: 'Next',
    allDone: 'Nothing to do right now',
    allDoneBody: 'When there is something to do, it shows here, and you are told.',
    due: 'Due',
    state: { RETURNED: 'To do again', NOW: 'To do', WAITING: 'Being checked', LATER: 'Later', DONE: 'Done' },
    count: (done: number, of: number) => `${done} of ${of} done`,
    photograph: (paper: string) => `Photograph: ${paper}`,
    declare: (paper: string) => `Complete: ${paper}`,
    again: (paper: string) => `Hand in again: ${paper}`,
    kind: {
      DECLARATIONS: 'Answer the questions on taking part',
      COSTS: 'Confirm your costs',
      ORDERS: 'Record contracts, orders, payments',
      EVIDENCE: 'Hand in invoices and photos (evidence)',
      EMPLOYEES: 'State your employees',
      PAYOUT: 'Enter the account for the subsidy',
      RECEIPT: 'Confirm money that arrived',
      REPAYMENT: 'See what is claimed back',
    },
    effects: (year: number) => `Enter the figures of year ${year} (effect report)`,
    reason: 'Reason',
  },
});

/** The name without what is explained in brackets: it goes onto a button. */
function shortName(name: string): string {
  return name.replace(/\s*[（(][^）)]*[）)]$/, '');
}

const CHIPS: Readonly<Record<TaskState, { readonly state: State; readonly icon: IconName }>> = {
  RETURNED: { state: 'stop', icon: 'returned' },
  NOW: { state: 'attention', icon: 'attention' },
  WAITING: { state: 'neutral', icon: 'wait' },
  LATER: { state: 'neutral', icon: 'next' },
  DONE: { state: 'ok', icon: 'check' },
};

/** What a task is called on its button: it says what happens. */
function useTitle(): (task: Task) => string {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (task) => {
    if (task.kind === 'PAPER') {
      const paper = task.label ? shortName(say(task.label)) : '';
      if (task.state === 'DONE' || task.state === 'WAITING') return paper;
      if (task.state === 'RETURNED') return t.again(paper);
      return DONE_ONLINE.some((code) => task.to.endsWith(code)) ? t.declare(paper) : t.photograph(paper);
    }
    return task.kind === 'EFFECTS' ? t.effects(task.year ?? 1) : t.kind[task.kind];
  };
}

function takesPhoto({ kind, to }: Task): boolean {
  return kind === 'EVIDENCE' || (kind === 'PAPER' && !DONE_ONLINE.some((code) => to.endsWith(code)));
}

interface Props {
  readonly tasks: readonly Task[];
  readonly memberId: string;
}

/** One big button. */
export function NextTask({ tasks, memberId }: Props): ReactNode {
  const t = useTexts(TEXTS);
  const titleOf = useTitle();
  const next = nextTask(tasks);
  if (tasks.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-xl font-bold">{t.next}</h2>
      {next ? (
        <>
          <Link
            to={`/shop/${memberId}/${next.to}`}
            className="flex min-h-16 w-full items-center justify-center gap-3 rounded-xl bg-accent px-4 py-3 text-lg font-bold text-white no-underline hover:bg-blue-1000 hover:text-white hover:underline"
          >
            <Icon name={takesPhoto(next) ? 'camera' : 'next'} />
            {titleOf(next)}
          </Link>
          {next.reason ? (
            <p>
              {t.reason}：{next.reason}
            </p>
          ) : null}
          {next.dueAt ? (
            <p>
              {t.due} <Due at={next.dueAt} />
            </p>
          ) : null}
        </>
      ) : (
        <div className="flex items-start gap-3 rounded-xl border-2 border-ok bg-ok-wash p-4">
          <span className="text-ok">
            <Icon name="check" />
          </span>
          <p>
            <span className="block text-lg font-bold">{t.allDone}</span>
            {t.allDoneBody}
          </p>
        </div>
      )}
    </section>
  );
}

/** All of them, each a link, in whatever order one likes. */
export function TaskList({ tasks, memberId }: Props): ReactNode {
  const t = useTexts(TEXTS);
  const titleOf = useTitle();
  return (
    <ul className="flex flex-col">
      {tasks.map((task) => (
        <li key={task.key} className="border-b border-hairline">
          <Link
            to={`/shop/${memberId}/${task.to}`}
            className="group flex min-h-14 items-center gap-3 py-3 text-ink no-underline"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-bold underline">{titleOf(task)}</span>
              <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                <StateChip {...CHIPS[task.state]}>{t.state[task.state]}</StateChip>
                {task.count && task.count.of > 1 ? (
                  <span className="text-sm text-quiet">{t.count(task.count.done, task.count.of)}</span>
                ) : null}
                {task.dueAt ? (
                  <span className="text-sm">
                    {t.due} <Due at={task.dueAt} />
                  </span>
                ) : null}
              </span>
              {task.reason ? (
                <span className="mt-1 block">
                  {t.reason}：{task.reason}
                </span>
              ) : null}
            </span>
            <Icon name="next" size={20} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
