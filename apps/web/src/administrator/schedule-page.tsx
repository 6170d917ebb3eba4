import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { usePages } from '../data/pages.ts';
import { useRead } from '../data/read.ts';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Button } from '../ui/button.tsx';
import { More } from '../ui/more.tsx';
import { Card, Page, Section } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { StateChip } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { Moves, type Schedule } from './moves.tsx';
import { ReviseForm } from './revise-form.tsx';
import { adminSchedule } from './schedules.generated.ts';

const TEXTS = texts({
  ja: {
    back: '公募の日程',
    sample: '見本',
    now: (number: number) => `いまの日程（第${number}版）`,
    anchor: '節目',
    when: '日時（日本時間）',
    revise: 'この日程を改訂する',
    history: '版の履歴',
    revision: (number: number) => `第${number}版`,
    source: '出典',
    first: '最初の版です。',
  },
  en: {
    back: 'Schedules',
    sample: 'Sample',
    now: (number: number) => `As it stands (revision ${number})`,
    anchor: 'Milestone',
    when: 'Date and time (Japan)',
    revise: 'Revise this schedule',
    history: 'Revisions',
    revision: (number: number) => `Revision ${number}`,
    source: 'Source',
    first: 'The first one.',
  },
});

export function SchedulePage(): ReactNode {
  const { scheduleId = '' } = useParams();
  const read = useRead(adminSchedule, { id: scheduleId });
  return (
    <Shown read={read} lines={12}>
      {({ schedule }) => <ScheduleDetails schedule={schedule} />}
    </Shown>
  );
}

function ScheduleDetails({ schedule }: { readonly schedule: Schedule }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const [revising, setRevising] = useState(false);
  const pages = usePages(adminSchedule, { id: schedule.id }, (result) => result.schedule.revisions);
  return (
    <Page
      title={schedule.label}
      back={{ to: '/admin/schedules', label: t.back }}
      lead={schedule.isSample ? <StateChip state="neutral">{t.sample}</StateChip> : undefined}
      actions={revising ? null : <Button onClick={() => setRevising(true)}>{t.revise}</Button>}
    >
      {revising ? (
        <ReviseForm schedule={schedule} onDone={() => setRevising(false)} />
      ) : (
        <Section title={t.now(schedule.current.number)}>
          <Table
            caption={t.now(schedule.current.number)}
            rows={schedule.current.anchors}
            rowKey={({ anchor }) => anchor}
            columns={[
              { key: 'anchor', head: t.anchor, rowHead: true, cell: ({ label }) => say(label) },
              { key: 'when', head: t.when, cell: ({ occursAt }) => <When at={occursAt} /> },
            ]}
          />
        </Section>
      )}
      <Section title={t.history}>
        <Shown read={pages.read} lines={4}>
          {(revisions) => (
            <>
              {revisions.map((revision) => (
                <Card key={revision.id}>
                  <h3 className="font-bold">
                    {t.revision(revision.number)} <When at={revision.publishedAt} />
                  </h3>
                  <p>{revision.reason}</p>
                  <p className="text-sm text-quiet">
                    {t.source}: {revision.source}
                  </p>
                  {revision.moves.length > 0 ? <Moves moves={revision.moves} /> : <p>{t.first}</p>}
                </Card>
              ))}
              <More pages={pages} />
            </>
          )}
        </Shown>
      </Section>
    </Page>
  );
}
