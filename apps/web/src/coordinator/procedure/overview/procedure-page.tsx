import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNow } from '../../../data/now.ts';
import { useRead } from '../../../data/read.ts';
import { texts, useTexts } from '../../../language/language.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Shown, Skeleton } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { PlanChangeDue } from '../changes/plan-change-banner.tsx';
import { useDates } from '../shared/dates.ts';
import { ProcedureMenu } from '../shared/procedure-menu.tsx';
import { procedureOverview, type ProcedureOverviewQuery } from './overview.generated.ts';
import { TaskList } from './task-list.tsx';
import { TASK_WORDS } from './task-words.ts';
import { currentTask, procedureTasks, type Task } from './tasks.ts';
import { Timeline } from './timeline.tsx';

const TEXTS = texts({
  ja: {
    title: '手続き',
    lead: (done: number, all: number, next: string) =>
      `${all}つのうち${done}つが済みました。${next ? `いまは「${next}」です。` : ''}`,
    tasks: '申し込みから効果報告まで',
    reading: '日程を読み込んでいます',
    history: 'これまでの記録',
    noDates: 'このグループの締切が、まだ決まっていません',
    noDatesHow: '公募の日程を選ぶと、締切が出ます。',
    settings: '設定で日程を選ぶ',
    changes: (open: number) =>
      `変更の届出のうち、届け出ずに残っているもの・返事を待っているものが${open}件あります。`,
    openChanges: '変更の届出を見る',
  },
  en: {
    title: 'Procedure',
    lead: (done: number, all: number, next: string) =>
      `${done} of ${all} parts are done.${next ? ` Now: ${next}.` : ''}`,
    tasks: 'From the application to the effect reports',
    reading: 'Loading the schedule',
    history: 'What happened so far',
    noDates: 'The deadlines of this group are not known yet',
    noDatesHow: 'They show once a schedule of the programme is chosen.',
    settings: 'Choose the schedule in the settings',
    changes: (open: number) =>
      `${open} ${open === 1 ? 'change is' : 'changes are'} not filed yet or waiting for an answer.`,
    openChanges: 'See the changes',
  },
});

/** The whole procedure as a list of tasks: how far the group is, what comes next, who has to do it and by when. */
export function ProcedurePage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(TASK_WORDS);
  const { id } = useGroup();
  const read = useRead(procedureOverview, { id });
  const now = useNow();
  const dates = useDates(read.data?.consortium);
  const tasks = read.data && dates ? procedureTasks({ ...read.data.consortium, dates, now }) : null;
  const current = tasks && currentTask(tasks);
  const done = tasks?.filter(({ state }) => state === 'DONE').length ?? 0;
  const lead = tasks ? t.lead(done, tasks.length, current ? words.task[current.key] : '') : ' ';
  return (
    <Page title={t.title} lead={lead}>
      <ProcedureMenu />
      <Shown read={read} lines={16}>
        {({ consortium }) =>
          tasks ? (
            <Body group={consortium} tasks={tasks} noDates={dates?.length === 0} />
          ) : (
            <Skeleton lines={16} label={t.reading} />
          )
        }
      </Shown>
    </Page>
  );
}

function Body({
  group,
  tasks,
  noDates,
}: {
  readonly group: ProcedureOverviewQuery['consortium'];
  readonly tasks: readonly Task[];
  readonly noDates: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { mayChange } = useGroup();
  const { id } = group;
  const changes = group.changes.edges.map(({ node }) => node);
  const open = changes.filter(({ status }) => status === 'DRAFT' || status === 'FILED').length;
  return (
    <>
      <PlanChangeDue
        granted={group.application?.status === 'GRANTED'}
        eligibility={group.eligibility}
        changes={changes}
      />
      {open > 0 ? (
        <Banner
          state="attention"
          title={t.changes(open)}
          action={<Link to={`/groups/${id}/procedure/changes`}>{t.openChanges}</Link>}
        />
      ) : null}
      {noDates ? (
        <Banner
          state="neutral"
          title={t.noDates}
          action={
            mayChange ? (
              <ButtonLink to={`/groups/${id}/settings`} look="second">
                {t.settings}
              </ButtonLink>
            ) : null
          }
        >
          {t.noDatesHow}
        </Banner>
      ) : null}
      <Section title={t.tasks}>
        <TaskList tasks={tasks} current={currentTask(tasks)} groupPath={`/groups/${id}`} />
      </Section>
      <Section title={t.history}>
        <Timeline groupId={id} />
      </Section>
    </>
  );
}
