import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { recordGroupMilestone, type GroupSettingsQuery } from './settings.generated.ts';

type Milestone = GroupSettingsQuery['consortium']['milestones'][number];
type Schedule = GroupSettingsQuery['schedules']['edges'][number]['node'];
type Anchor = Schedule['current']['anchors'][number];

const TEXTS = texts({
  ja: {
    title: '日程と、実際の日',
    lead: '公募の日程が基本です。実際に決まった日（交付決定日など）を記録すると、締切はそちらから計算し直します。',
    noSchedule: '公募の日程を選ぶと、ここに表示されます。',
    anchor: '節目',
    planned: '公募の日程',
    real: '実際の日',
    happened: '済み',
    agreed: '予定',
    record: (label: string) => `「${label}」の実際の日を記録する`,
    recordShort: '記録する',
    correct: '直す',
    when: '実際の日時（日本時間）',
    keep: 'この日時で記録する',
    effect: '記録すると、この節目から決まる締切がすべて動き、関係する人に知らせが届きます。',
  },
  en: {
    title: 'Schedule and what really happened',
    lead: 'The schedule of the call is the basis. Once a real date is recorded (the grant decision, say), deadlines follow that.',
    noSchedule: 'Choose a schedule and it is shown here.',
    anchor: 'Milestone',
    planned: 'Schedule',
    real: 'Real date',
    happened: 'Happened',
    agreed: 'Agreed',
    record: (label: string) => `Record the real date of “${label}”`,
    recordShort: 'Record',
    correct: 'Correct',
    when: 'Date and time (Japan)',
    keep: 'Record it',
    effect: 'Every deadline that follows from it moves, and whoever is concerned is told.',
  },
});

export function Milestones({
  groupId,
  milestones,
  schedule,
}: {
  readonly groupId: string;
  readonly milestones: readonly Milestone[];
  readonly schedule: Schedule | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { mayChange } = useGroup();
  const [editing, setEditing] = useState<Anchor | null>(null);
  const recorded = new Map(milestones.map((one) => [one.anchor, one]));
  return (
    <Section title={t.title}>
      <p className="text-quiet">{schedule ? t.lead : t.noSchedule}</p>
      {schedule ? (
        <Table
          caption={t.title}
          rows={schedule.current.anchors}
          rowKey={({ anchor }) => anchor}
          columns={[
            { key: 'anchor', head: t.anchor, rowHead: true, cell: ({ label }) => say(label) },
            { key: 'planned', head: t.planned, cell: ({ occursAt }) => <When at={occursAt} /> },
            {
              key: 'real',
              head: t.real,
              cell: ({ anchor }) => {
                const real = recorded.get(anchor);
                return real ? (
                  <span className="flex flex-wrap items-center gap-2">
                    <When at={real.occurredAt} />
                    <StateChip
                      state={real.happened ? 'ok' : 'neutral'}
                      icon={real.happened ? 'check' : 'wait'}
                    >
                      {real.happened ? t.happened : t.agreed}
                    </StateChip>
                  </span>
                ) : (
                  '—'
                );
              },
            },
            ...(mayChange
              ? [
                  {
                    key: 'edit',
                    head: <span className="sr-only">{t.recordShort}</span>,
                    cell: (anchor: Anchor) => (
                      <Button
                        look="quiet"
                        aria-label={t.record(say(anchor.label))}
                        onClick={() => setEditing(anchor)}
                      >
                        {recorded.has(anchor.anchor) ? t.correct : t.recordShort}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
      {editing ? (
        <RecordDialog
          groupId={groupId}
          anchor={editing}
          recorded={recorded.get(editing.anchor) ?? null}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  );
}

function RecordDialog({
  groupId,
  anchor,
  recorded,
  onClose,
}: {
  readonly groupId: string;
  readonly anchor: Anchor;
  readonly recorded: Milestone | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const recording = useChange(recordGroupMilestone);
  const [at, setAt] = useState(recorded?.occurredAt ?? anchor.occursAt);
  const keep = async (): Promise<void> => {
    const version = recorded ? { version: recorded.version } : {};
    const done = await recording.send({
      input: { consortiumId: groupId, anchor: anchor.anchor, occurredAt: at, ...version },
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t.record(say(anchor.label))}
      onClose={onClose}
      actions={
        <Button busy={recording.sending} onClick={() => void keep()}>
          {t.keep}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={recording.problems} shown={['occurredAt']} />
        <TextInput
          type="datetime-local"
          label={t.when}
          value={at}
          onChange={({ target }) => setAt(target.value)}
          problem={problemAt(recording.problems, 'occurredAt')}
        />
        <p>{t.effect}</p>
      </div>
    </Dialog>
  );
}
