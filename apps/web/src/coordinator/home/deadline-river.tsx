import type { ReactNode } from 'react';
import { River } from '../../charts/river.tsx';
import { useNow } from '../../data/now.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Deadline, When } from '../../ui/amounts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { dueNext, type Owed } from './owed.ts';
import { riverStops, type GrantPoint, type Stop } from './river-stops.ts';
import { OWED_WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    title: '期限の川',
    calendar: '締切をカレンダーに入れる',
    next: 'つぎの締切',
    left: (open: number, all: number) => `（${all}件のうち${open}件がまだ）`,
    and: '、',
    nothing: 'つぎの締切はありません。',
    missed: (count: number) => `すぎた締切が${count}つあります。`,
    closed: '交付決定の連絡が来るまで、どのお店もまだ発注しないでください。',
    wasClosed: '発注できなかった期間',
    done: (done: number, all: number) => `${all}件のうち${done}件すみ`,
    planned: '（予定）',
    noDate: '日付はまだわかりません',
    what: 'すること',
    due: 'いつ',
    state: '状況',
    states: {
      done: 'すみ',
      missed: 'すぎています',
      next: 'つぎの締切',
      ahead: 'これから',
      unknown: 'まだわかりません',
    },
  },
  en: {
    title: 'River of deadlines',
    calendar: 'Put the deadlines into a calendar',
    next: 'Next deadline',
    left: (open: number, all: number) => ` (${open} of ${all} still open)`,
    and: ', ',
    nothing: 'There is no deadline ahead.',
    missed: (count: number) => `${count} ${count === 1 ? 'deadline is' : 'deadlines are'} past.`,
    closed: 'Until the grant decision has arrived no shop may order anything yet.',
    wasClosed: 'Nothing to be ordered',
    done: (done: number, all: number) => `${done} of ${all} done`,
    planned: ' (planned)',
    noDate: 'No date is known yet',
    what: 'What',
    due: 'When',
    state: 'State',
    states: {
      done: 'Done',
      missed: 'Overdue',
      next: 'Next deadline',
      ahead: 'Ahead',
      unknown: 'Not known yet',
    },
  },
});

/** From the application to the second effect report: what was met and missed, what is next, and when not to order. */
export function DeadlineRiver({
  owed,
  grant,
}: {
  readonly owed: readonly Owed[];
  readonly grant: GrantPoint;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(OWED_WORDS);
  const now = useNow();
  const { id } = useGroup();
  const { stops, todayAt } = riverStops(owed, grant, now);
  const next = dueNext(owed);
  const missed = stops.filter(({ state }) => state === 'missed').length;
  const progress = ({ all, open, what, ofMembers }: Stop): ReactNode =>
    ofMembers ? (
      <>
        {words[what]} <span className="font-normal">{t.done(all - open, all)}</span>
      </>
    ) : (
      words[what]
    );
  const date = ({ at, planned }: Stop): ReactNode =>
    at === null ? (
      t.noDate
    ) : (
      <>
        <When at={at.slice(0, 10)} /> {at.slice(11)}
        {planned ? t.planned : ''}
      </>
    );
  return (
    <Section
      title={t.title}
      actions={
        owed.length > 0 ? (
          <a
            href={`/calendar/groups/${id}/deadlines.ics`}
            download
            className="no-print inline-flex min-h-11 items-center gap-2"
          >
            <Icon name="download" size={20} />
            {t.calendar}
          </a>
        ) : null
      }
    >
      <Picture
        summary={
          <>
            {next[0] ? (
              <>
                {t.next}: <Deadline due={next[0].dueAt} />{' '}
                {next.map(({ kind, open, all, ofMembers }, index) => (
                  <span key={kind}>
                    {index > 0 ? t.and : ''}
                    <strong>{words[kind]}</strong>
                    {ofMembers ? t.left(open, all) : ''}
                  </span>
                ))}
              </>
            ) : (
              t.nothing
            )}
            {missed > 0 ? <strong className="block text-stop">{t.missed(missed)}</strong> : null}
            {grant.decidedAt === null ? <span className="block">{t.closed}</span> : null}
          </>
        }
        table={
          <Table
            caption={t.title}
            rows={stops}
            rowKey={({ key }) => key}
            columns={[
              { key: 'what', head: t.what, cell: progress, rowHead: true },
              { key: 'due', head: t.due, cell: date },
              { key: 'state', head: t.state, cell: ({ state }) => t.states[state] },
            ]}
          />
        }
      >
        <River
          stops={stops.map((stop) => ({ ...stop, label: progress(stop), date: date(stop) }))}
          todayAt={todayAt}
          {...(grant.decidedAt === null ? {} : { closedText: t.wasClosed })}
          todayText={<When at={now.slice(0, 10)} short />}
        />
      </Picture>
    </Section>
  );
}
