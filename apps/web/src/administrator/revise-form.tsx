import { useDeferredValue, type ReactNode } from 'react';
import { useChange } from '../data/change.ts';
import { useDraft } from '../data/draft.ts';
import { useRead } from '../data/read.ts';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { problemAt, Problems } from '../ui/problems.tsx';
import { Shown } from '../ui/shown.tsx';
import { Banner } from '../ui/state.tsx';
import { Moves, type Schedule } from './moves.tsx';
import { adminPreviewRevision, adminReviseSchedule } from './schedules.generated.ts';

type AnchorCode = Schedule['current']['anchors'][number]['anchor'];

const TEXTS = texts({
  ja: {
    title: '改訂する',
    lead: 'すべての節目を、改訂後の日時にしてください。空にすると「未定」になります。',
    reason: '改訂の理由',
    reasonHint: '知らせを受ける人が読みます。例: 公募期間の延長',
    source: '出典（公式の資料のページなど）',
    preview: '何が動くか',
    nothing: 'まだ何も動きません。',
    told: 'この締切から決まるグループの期限も動き、関係する人に知らせが届きます。',
    publish: 'この内容で改訂する',
    stop: 'やめる',
    anchors: {
      ROUND_OPEN: '交付申請の受付開始',
      ROUND_CLOSE: '交付申請の締切',
      GRANT_DECISION: '交付決定',
      PROJECT_END: '事業実施期間の終わり',
      PERFORMANCE_REPORT_DUE: '実績報告の締切',
      EFFECT_REPORT_1_OPEN: '効果報告（1年度目）の受付開始',
      EFFECT_REPORT_1_CLOSE: '効果報告（1年度目）の締切',
      EFFECT_REPORT_2_OPEN: '効果報告（2年度目）の受付開始',
      EFFECT_REPORT_2_CLOSE: '効果報告（2年度目）の締切',
    },
  },
  en: {
    title: 'Revise',
    lead: 'Give every milestone as it stands after the revision; empty means not known.',
    reason: 'Why it is revised',
    reasonHint: 'Whoever is told reads this, for example: the call was extended',
    source: 'Source (the official paper and its place)',
    preview: 'What moves',
    nothing: 'Nothing moves yet.',
    told: 'Deadlines of groups that follow from it move as well, and whoever is concerned is told.',
    publish: 'Publish this revision',
    stop: 'Cancel',
    anchors: {
      ROUND_OPEN: 'Applications open',
      ROUND_CLOSE: 'Applications close',
      GRANT_DECISION: 'Grant decision',
      PROJECT_END: 'End of the project period',
      PERFORMANCE_REPORT_DUE: 'Performance report due',
      EFFECT_REPORT_1_OPEN: 'First effect report opens',
      EFFECT_REPORT_1_CLOSE: 'First effect report closes',
      EFFECT_REPORT_2_OPEN: 'Second effect report opens',
      EFFECT_REPORT_2_CLOSE: 'Second effect report closes',
    },
  },
});

interface Draft {
  readonly dates: Partial<Record<AnchorCode, string>>;
  readonly reason: string;
  readonly source: string;
}

export function ReviseForm({
  schedule,
  onDone,
}: {
  readonly schedule: Schedule;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const [draft, setDraft, clearDraft] = useDraft<Draft>(`revise-schedule/${schedule.id}`, {
    dates: Object.fromEntries(schedule.current.anchors.map(({ anchor, occursAt }) => [anchor, occursAt])),
    reason: '',
    source: '',
  });
  const revising = useChange(adminReviseSchedule);
  const anchors = (Object.entries(draft.dates) as [AnchorCode, string][])
    .filter(([, occursAt]) => occursAt !== '')
    .map(([anchor, occursAt]) => ({ anchor, occursAt }));
  // typed dates are asked about when the typing pauses
  const asked = useDeferredValue(JSON.stringify(anchors));
  const preview = useRead(adminPreviewRevision, {
    input: { scheduleId: schedule.id, anchors: JSON.parse(asked) as typeof anchors },
  });
  const publish = async (): Promise<void> => {
    const { reason, source } = draft;
    const input = { scheduleId: schedule.id, version: schedule.version, anchors, reason, source };
    if (!(await revising.send({ input }))) return;
    clearDraft();
    onDone();
  };
  return (
    <form
      noValidate
      className="grid gap-8 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <Section title={t.title}>
        <p className="text-quiet">{t.lead}</p>
        {(Object.entries(t.anchors) as [AnchorCode, string][]).map(([anchor, label]) => (
          <TextInput
            key={anchor}
            type="datetime-local"
            label={label}
            value={draft.dates[anchor] ?? ''}
            onChange={({ target }) =>
              setDraft({ ...draft, dates: { ...draft.dates, [anchor]: target.value } })
            }
          />
        ))}
        <TextInput
          label={t.reason}
          hint={t.reasonHint}
          required
          value={draft.reason}
          onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
          problem={problemAt(revising.problems, 'reason')}
        />
        <TextInput
          label={t.source}
          required
          value={draft.source}
          onChange={({ target }) => setDraft({ ...draft, source: target.value })}
          problem={problemAt(revising.problems, 'source')}
        />
      </Section>
      <Section title={t.preview}>
        <Shown read={preview} lines={4}>
          {({ previewScheduleRevision: { moves, problems } }) =>
            problems.length > 0 ? (
              <Banner state="attention" title={problems.map(({ message }) => say(message)).join(' ')} />
            ) : moves && moves.length > 0 ? (
              <>
                <Moves moves={moves} />
                <p>{t.told}</p>
              </>
            ) : (
              <p>{t.nothing}</p>
            )
          }
        </Shown>
        <Problems problems={revising.problems} shown={['reason', 'source']} />
        <div className="flex flex-wrap gap-3">
          <Button look="second" onClick={onDone}>
            {t.stop}
          </Button>
          <Button type="submit" busy={revising.sending}>
            {t.publish}
          </Button>
        </div>
      </Section>
    </form>
  );
}
