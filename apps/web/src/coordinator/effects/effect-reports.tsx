import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useNow } from '../../data/now.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox, TextArea, TextInput } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import {
  beginEffectReport,
  effectReportAccepted,
  effectReportReturned,
  fileEffectReport,
  type GroupEffectsQuery,
} from './effects.generated.ts';

type Report = GroupEffectsQuery['consortium']['effectReports'][number];
type Step = Report['allowedEvents'][number];

const TEXTS = texts({
  ja: {
    title: '2回の効果報告',
    year: (year: number) => `${year}年目の報告`,
    notBegun: 'まだ始めていません',
    later: 'まだ先です。交付決定のあとに始めます。',
    begin: (year: number) => `${year}年目の報告の準備を始める`,
    states: { DRAFT: '準備中', SUBMITTED: '提出済み', RETURNED: '差し戻し', ACCEPTED: '受理済み' },
    number: (number: string) => `受付番号 ${number}`,
    due: '出し直しの期限',
    occurredAt: 'いつのことか（日本時間）',
    portalNumber: 'ポータルの受付番号',
    reason: '示された理由',
    correctionDueAt: '出し直しの期限',
    grantedBefore: '2023・2024年度の対象枠で交付を受けた構成員がいる（目標が6%になる年度）',
    withoutMissing: (count: number) => `数字のそろわない店が${count}あるまま提出した`,
    record: '記録する',
    freezes: '記録すると、提出した内容が凍結されます。',
  },
  en: {
    title: 'The two reports',
    year: (year: number) => `Report of year ${year}`,
    notBegun: 'Not begun',
    later: 'Later: it begins after the grant decision.',
    begin: (year: number) => `Begin the report of year ${year}`,
    states: { DRAFT: 'In preparation', SUBMITTED: 'Submitted', RETURNED: 'Returned', ACCEPTED: 'Accepted' },
    number: (number: string) => `Number ${number}`,
    due: 'To be back by',
    occurredAt: 'When it happened (Japan)',
    portalNumber: 'Number the portal gave it',
    reason: 'The reason given',
    correctionDueAt: 'To be back by',
    grantedBefore:
      'A member was granted in the 2023 or 2024 frames concerned (the target is 6% where that counts)',
    withoutMissing: (count: number) => `It was submitted although the figures of ${count} shops are missing`,
    record: 'Record it',
    freezes: 'What was submitted is frozen.',
  },
});

const LOOKS: Readonly<Record<Report['status'], State>> = {
  DRAFT: 'neutral',
  SUBMITTED: 'ok',
  RETURNED: 'attention',
  ACCEPTED: 'ok',
};

export function EffectReports({
  granted,
  reports,
  missing,
}: {
  /** Before the grant decision there is nothing to report about. */
  readonly granted: boolean;
  readonly reports: readonly Report[];
  /** How many shops’ figures are missing, by year. */
  readonly missing: ReadonlyMap<number, number>;
}): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Section title={t.title}>
      <div className="grid gap-4 sm:grid-cols-2">
        {[1, 2].map((year) => (
          <ReportCard
            key={year}
            granted={granted}
            year={year}
            report={reports.find((one) => one.year === year) ?? null}
            missing={missing.get(year) ?? 0}
          />
        ))}
      </div>
    </Section>
  );
}

function ReportCard({
  granted,
  year,
  report,
  missing,
}: {
  readonly granted: boolean;
  readonly year: number;
  readonly report: Report | null;
  readonly missing: number;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id, mayChange } = useGroup();
  const beginning = useChange(beginEffectReport);
  const [key] = useState(newIdempotencyKey);
  const [step, setStep] = useState<Step | null>(null);
  return (
    <div className="flex flex-col items-start gap-3 rounded-xl border border-hairline p-4">
      <h3 className="font-bold">{t.year(year)}</h3>
      {report ? (
        <>
          <StateChip state={LOOKS[report.status]}>{t.states[report.status]}</StateChip>
          {report.portalNumber ? (
            <p>
              {t.number(report.portalNumber)} <When at={report.submittedAt} />
            </p>
          ) : null}
          {report.correctionDueAt ? (
            <p>
              {t.due} <When at={report.correctionDueAt} />
            </p>
          ) : null}
          {report.allowedEvents.map((one) => (
            <Button key={one.event} look="second" onClick={() => setStep(one)}>
              {say(one.label)}
            </Button>
          ))}
        </>
      ) : (
        <>
          <p className="text-quiet">{granted ? t.notBegun : t.later}</p>
          <Problems problems={beginning.problems} />
          {mayChange && granted ? (
            <Button
              look="second"
              busy={beginning.sending}
              onClick={() => void beginning.send({ input: { consortiumId: id, year, idempotencyKey: key } })}
            >
              {t.begin(year)}
            </Button>
          ) : null}
        </>
      )}
      {report && step ? (
        <StepDialog report={report} step={step} missing={missing} onClose={() => setStep(null)} />
      ) : null}
    </div>
  );
}

function StepDialog({
  report,
  step,
  missing,
  onClose,
}: {
  readonly report: Report;
  readonly step: Step;
  readonly missing: number;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const now = useNow();
  const filing = useChange(fileEffectReport);
  const accepting = useChange(effectReportAccepted);
  const returning = useChange(effectReportReturned);
  const [occurredAt, setOccurredAt] = useState(now);
  const [portalNumber, setPortalNumber] = useState('');
  const [reason, setReason] = useState('');
  const [correctionDueAt, setCorrectionDueAt] = useState('');
  const [memberGrantedBefore, setGrantedBefore] = useState(false);
  const [withoutMissing, setWithoutMissing] = useState(false);
  const problems = [...filing.problems, ...accepting.problems, ...returning.problems];
  const common = { id: report.id, version: report.version, occurredAt };

  const record = async (): Promise<void> => {
    const done =
      step.event === 'SUBMIT'
        ? await filing.send({ input: { ...common, portalNumber, memberGrantedBefore, withoutMissing } })
        : step.event === 'ACCEPT'
          ? await accepting.send({ input: common })
          : await returning.send({
              input: { ...common, reason, ...(correctionDueAt ? { correctionDueAt } : {}) },
            });
    if (done) onClose();
  };

  return (
    <Dialog
      open
      title={say(step.label)}
      onClose={onClose}
      actions={
        <Button busy={filing.sending || accepting.sending || returning.sending} onClick={() => void record()}>
          {t.record}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={problems} shown={['occurredAt', 'portalNumber', 'reason', 'correctionDueAt']} />
        <TextInput
          type="datetime-local"
          label={t.occurredAt}
          value={occurredAt}
          onChange={({ target }) => setOccurredAt(target.value)}
          problem={problemAt(problems, 'occurredAt')}
        />
        {step.event === 'SUBMIT' ? (
          <>
            <TextInput
              label={t.portalNumber}
              required
              value={portalNumber}
              onChange={({ target }) => setPortalNumber(target.value)}
              problem={problemAt(problems, 'portalNumber')}
            />
            <Checkbox
              label={t.grantedBefore}
              checked={memberGrantedBefore}
              onChange={({ target }) => setGrantedBefore(target.checked)}
            />
            {missing > 0 ? (
              <Checkbox
                label={t.withoutMissing(missing)}
                checked={withoutMissing}
                onChange={({ target }) => setWithoutMissing(target.checked)}
              />
            ) : null}
            <p>{t.freezes}</p>
          </>
        ) : null}
        {step.event === 'RETURN_BY_SECRETARIAT' ? (
          <>
            <TextArea
              label={t.reason}
              required
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              problem={problemAt(problems, 'reason')}
            />
            <TextInput
              type="datetime-local"
              label={t.correctionDueAt}
              value={correctionDueAt}
              onChange={({ target }) => setCorrectionDueAt(target.value)}
              problem={problemAt(problems, 'correctionDueAt')}
            />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
