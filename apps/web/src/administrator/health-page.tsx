import type { ReactNode } from 'react';
import { useRead } from '../data/read.ts';
import { texts, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { Banner, StateChip, type State } from '../ui/state.tsx';
import { adminQueueState, type AdminQueueStateQuery } from './queue.generated.ts';

type QueueState = AdminQueueStateQuery['queueState'];

const TEXTS = texts({
  ja: {
    title: '動いているか',
    well: 'すべて動いています',
    look: '確かめるところがあります',
    stopped: '止まっているところがあります',
    database: 'データベース',
    schema: (name: string) => `表の版 ${name}`,
    queue: '待ち行列',
    backend: { POSTGRES: 'PostgreSQL', REDIS: 'Redis' },
    worker: '処理係（worker）',
    sweep: '締切の見回り',
    next: 'つぎの見回り',
    failed: '失敗した処理',
    count: (count: number) => `${count}件`,
    runs: '動いています',
    stops: '止まっています',
    unknown: 'わかりません',
    work: '処理と失敗を見る',
    advice:
      '処理係が止まっていると、締切の知らせや手紙が送られません。`npm start` の画面か記録（renkei.log）を確かめて、動かし直してください。',
  },
  en: {
    title: 'Health',
    well: 'Everything runs',
    look: 'Something needs a look',
    stopped: 'Something has stopped',
    database: 'Database',
    schema: (name: string) => `Schema ${name}`,
    queue: 'Queue',
    backend: { POSTGRES: 'PostgreSQL', REDIS: 'Redis' },
    worker: 'Worker',
    sweep: 'Sweep of the deadlines',
    next: 'Next sweep',
    failed: 'Failed work',
    count: (count: number) => String(count),
    runs: 'Runs',
    stops: 'Stopped',
    unknown: 'Unknown',
    work: 'To work and failures',
    advice:
      'While the worker stands still no reminder and no letter is sent. Look at the console of `npm start` or at renkei.log, and start it again.',
  },
});

const EVERY_MS = 5_000;

export function HealthPage(): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(adminQueueState, {}, { everyMs: EVERY_MS });
  return (
    <Page title={t.title}>
      <Shown read={read} lines={8}>
        {({ queueState }) => <Health state={queueState} />}
      </Shown>
    </Page>
  );
}

function Health({ state }: { readonly state: QueueState }): ReactNode {
  const t = useTexts(TEXTS);
  const failed = state.topics.reduce((sum, topic) => sum + topic.failed, 0);
  const stopped = !state.queueReachable || state.workerAlive === false;
  const all: State = stopped ? 'stop' : failed > 0 ? 'attention' : 'ok';
  const parts: readonly (readonly [name: string, state: State, word: string, more: ReactNode])[] = [
    [t.database, 'ok', t.runs, t.schema(state.databaseSchema)],
    [
      t.queue,
      state.queueReachable ? 'ok' : 'stop',
      state.queueReachable ? t.runs : t.stops,
      t.backend[state.backend],
    ],
    [
      t.worker,
      state.workerAlive === null ? 'neutral' : state.workerAlive ? 'ok' : 'stop',
      state.workerAlive === null ? t.unknown : state.workerAlive ? t.runs : t.stops,
      null,
    ],
    [
      t.sweep,
      state.lastSweepAt ? 'ok' : 'neutral',
      state.lastSweepAt ? t.runs : t.unknown,
      <>
        <When at={state.lastSweepAt} short />
        {state.nextSweepAt ? (
          <>
            ・{t.next} <When at={state.nextSweepAt} short />
          </>
        ) : null}
      </>,
    ],
    [t.failed, failed > 0 ? 'attention' : 'ok', t.count(failed), null],
  ];
  return (
    <>
      <Banner state={all} title={{ ok: t.well, attention: t.look, stop: t.stopped, neutral: t.look }[all]}>
        {stopped ? t.advice : null}
      </Banner>
      <dl className="grid gap-3 sm:grid-cols-2">
        {parts.map(([name, one, word, more]) => (
          <div key={name} className="rounded-xl border border-hairline p-4">
            <dt className="font-bold">{name}</dt>
            <dd className="flex flex-wrap items-center gap-2">
              <StateChip state={one}>{word}</StateChip>
              {more}
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <ButtonLink look="second" to="work">
          {t.work}
        </ButtonLink>
      </div>
    </>
  );
}
