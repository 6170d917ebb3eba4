import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { MACHINES, type MachineCode } from '@renkei/lifecycle';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useMorePages } from '../shared/pages.ts';
import { PAST_WORDS } from './past-words.ts';
import { procedureTimeline, type ProcedureTimelineQuery } from './overview.generated.ts';

const TEXTS = texts({
  ja: {
    none: 'まだ記録はありません',
    noneHow: '手続きを進めると、だれが・いつ・何をしたかがここに残ります。',
    more: '前の記録も見る',
    loading: '読み込んでいます',
    failed: '記録を読み込めませんでした',
    again: 'もう一度読み込む',
    recorded: '記録した日',
    by: '記録した人',
    reference: '番号',
    reason: '理由',
    open: 'この届出を開く',
  },
  en: {
    none: 'Nothing has been recorded yet',
    noneHow: 'As the procedure goes on, who did what and when is kept here.',
    more: 'Show earlier records',
    loading: 'Loading',
    failed: 'The records could not be loaded',
    again: 'Load again',
    recorded: 'Recorded on',
    by: 'Recorded by',
    reference: 'Number',
    reason: 'Reason',
    open: 'Open this change',
  },
});

const FIRST = 20;

type Event = ProcedureTimelineQuery['consortium']['procedureEvents']['edges'][number]['node'];

/** Everything that happened in any procedure of the group, what was recorded last first. */
export function Timeline({ groupId }: { readonly groupId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const read = useMorePages(
    procedureTimeline,
    { id: groupId },
    FIRST,
    ({ consortium }) => consortium.procedureEvents,
  );
  if (!read.data) {
    if (!read.error) return <Skeleton lines={6} label={t.loading} />;
    return (
      <Banner
        state="stop"
        title={t.failed}
        action={<Button onClick={() => void read.refetch()}>{t.again}</Button>}
        live
      >
        {say(read.error.said)}
      </Banner>
    );
  }
  if (read.data.length === 0) return <Empty title={t.none}>{t.noneHow}</Empty>;
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col border-l-4 border-hairline pl-4">
        {read.data.map((event) => (
          <TimelineItem key={event.id} event={event} groupId={groupId} />
        ))}
      </ol>
      {read.hasNextPage ? (
        <div>
          <Button
            look="second"
            icon="down"
            busy={read.isFetchingNextPage}
            onClick={() => void read.fetchNextPage()}
          >
            {t.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function TimelineItem({ event, groupId }: { readonly event: Event; readonly groupId: string }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const past = useTexts(PAST_WORDS);
  const { machine, label, toLabel, occurredAt, recordedAt, reason, reference, actor, subjectId } = event;
  const small = [
    actor ? `${t.by}: ${actor}` : null,
    reference ? `${t.reference}: ${reference}` : null,
    reason ? `${t.reason}: ${reason}` : null,
  ].filter((one) => one !== null);
  return (
    <li className="relative py-2">
      <span aria-hidden="true" className="absolute top-4 -left-[1.4rem] size-3 rounded-full bg-accent" />
      <p className="text-sm text-quiet">
        <When at={occurredAt} />
        {recordedAt.slice(0, 10) === occurredAt.slice(0, 10) ? null : (
          <>
            {' '}
            （{t.recorded} <When at={recordedAt.slice(0, 10)} />）
          </>
        )}
      </p>
      <p>
        <span className="font-bold">{say(MACHINES[machine as MachineCode].label)}</span>
        {' – '}
        {past[event.event] ?? say(label)}
        <span className="text-quiet"> → {say(toLabel)}</span>
      </p>
      {small.length > 0 ? <p className="text-sm text-quiet">{small.join(' · ')}</p> : null}
      {machine === 'CHANGE' ? (
        <Link
          to={`/groups/${groupId}/procedure/changes/${subjectId}`}
          className="inline-flex min-h-11 items-center"
        >
          {t.open}
        </Link>
      ) : null}
    </li>
  );
}
