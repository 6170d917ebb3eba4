import { CHANGES, MACHINES } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useNow } from '../../../data/now.ts';
import { useRead } from '../../../data/read.ts';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner, StateChip } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { PAST_WORDS } from '../overview/past-words.ts';
import { Facts } from '../shared/facts.tsx';
import { StepButtons } from '../shared/step-buttons.tsx';
import { orNull, StepDialog } from '../shared/step-dialog.tsx';
import { CHANGE_LOOKS, CHANGE_WORDS } from './change-texts.ts';
import {
  procedureAcceptChange,
  procedureCancelChange,
  procedureChange,
  procedureFileChange,
  procedureRefuseChange,
  type ChangeEvent,
  type ProcedureChangeQuery,
} from './changes.generated.ts';
import { EffectCard, EffectSummary } from './effect-card.tsx';
import { plannedWords } from './planned.ts';

const TEXTS = texts({
  ja: {
    back: '変更の届出',
    title: (number: number, kind: string) => `第${number}回 ${kind}`,
    loadingTitle: '変更の届出',
    standing: 'この届出のいま',
    state: '状況',
    comesNext: '次にすること',
    whom: 'だれについて',
    group: 'グループ全体',
    reason: '理由',
    happened: '起きた日',
    filed: '届け出た日時',
    decided: '返事の日時',
    applied: '反映した日時',
    number: '受付番号・通知の番号',
    clause: '根拠',
    what: '変えること',
    nothing: 'グループの内容を変える項目はありません。',
    newEnd: '新しい事業実施期間の終わり',
    newDue: '新しい実績報告の期限',
    steps: 'いまできること',
    effectNow: '届け出る前に確かめる: みんなの額がどうなるか',
    effectFiled: '届け出たときの影響',
    effectAgain: 'いま認められたときの影響',
    moved: '届け出たときから、影響が変わっています',
    movedHow:
      '認められたことを記録するときは、下の「いま認められたときの影響」で反映します。違いを確かめてください。',
    problem: 'この届出は、いまのグループに合いません',
    problemHow: '届出を取りやめて、新しく準備してください。',
    noEffect: '届け出ずに取りやめたので、影響は残っていません。',
    history: 'この届出の記録',
    by: (name: string) => `記録した人: ${name}`,
    done: '記録しました',
  },
  en: {
    back: 'Changes',
    title: (number: number, kind: string) => `No. ${number} ${kind}`,
    loadingTitle: 'Change',
    standing: 'How it stands',
    state: 'State',
    comesNext: 'What comes next',
    whom: 'About',
    group: 'The whole group',
    reason: 'Reason',
    happened: 'Happened',
    filed: 'Filed',
    decided: 'Answered',
    applied: 'Carried out',
    number: 'Number of the portal or notice',
    clause: 'Clause',
    what: 'What is to be different',
    nothing: 'Nothing in the group is to be different.',
    newEnd: 'New end of the project',
    newDue: 'Performance report newly due',
    steps: 'What can be done now',
    effectNow: 'Before filing it: what it does to everybody’s amounts',
    effectFiled: 'Its effect when it was filed',
    effectAgain: 'Its effect if accepted now',
    moved: 'Its effect has changed since it was filed',
    movedHow:
      'Recording the acceptance carries it out with the effect of now, below. Please compare the two.',
    problem: 'This change does not fit the group any more',
    problemHow: 'Please cancel it and prepare a new one.',
    noEffect: 'It was cancelled before it was filed, so no effect was kept.',
    history: 'What happened to it',
    by: (name: string) => `recorded by ${name}`,
    done: 'Recorded',
  },
});

type Change = ProcedureChangeQuery['change'];
type Roster = ProcedureChangeQuery['consortium']['roster'];

const QUIET: readonly ChangeEvent[] = ['CANCEL', 'REFUSE'];

export function ChangePage(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id: groupId } = useGroup();
  const { changeId = '' } = useParams();
  const read = useRead(procedureChange, { id: changeId, groupId });
  const change = read.data?.change;
  return (
    <Page
      title={change ? t.title(change.number, say(CHANGES[change.kind].label)) : t.loadingTitle}
      back={{ to: `/groups/${groupId}/procedure/changes`, label: t.back }}
    >
      <Shown read={read} lines={12}>
        {(data) => <Body change={data.change} roster={data.consortium.roster} />}
      </Shown>
    </Page>
  );
}

function Body({ change, roster }: { readonly change: Change; readonly roster: Roster }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(CHANGE_WORDS);
  const { mayChange } = useGroup();
  const [open, setOpen] = useState<ChangeEvent | null>(null);
  const [done, setDone] = useState(false);
  const { status, effect, currentEffect, planProblem } = change;
  const say = useSaid();
  const moved = status === 'FILED' && effect && currentEffect && effect.sha256 !== currentEffect.sha256;
  return (
    <>
      {done ? (
        <Banner state="ok" title={t.done} live>
          {words.next[status]}
        </Banner>
      ) : null}
      {planProblem ? (
        <Banner state="stop" title={t.problem}>
          <p>{say(planProblem.message)}</p>
          <p>{t.problemHow}</p>
        </Banner>
      ) : null}
      <Standing change={change} roster={roster} />
      {mayChange && change.allowedEvents.length > 0 ? (
        <Section title={t.steps}>
          <StepButtons
            steps={change.allowedEvents}
            quiet={QUIET}
            onStep={(event) => {
              setDone(false);
              setOpen(event);
            }}
          />
        </Section>
      ) : null}
      {open ? (
        <ChangeStep
          key={open}
          event={open}
          change={change}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            setDone(true);
          }}
        />
      ) : null}
      {moved ? (
        <Banner state="attention" title={t.moved}>
          {t.movedHow}
        </Banner>
      ) : null}
      {effect ? (
        <Section title={status === 'DRAFT' ? t.effectNow : t.effectFiled}>
          <EffectCard effect={effect} />
        </Section>
      ) : status === 'CANCELLED' ? (
        <p className="text-quiet">{t.noEffect}</p>
      ) : null}
      {moved ? (
        <Section title={t.effectAgain}>
          <EffectCard effect={currentEffect} />
        </Section>
      ) : null}
      <History change={change} />
    </>
  );
}

function Standing({ change, roster }: { readonly change: Change; readonly roster: Roster }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const words = useTexts(CHANGE_WORDS);
  const nameOf = (id: string): string => roster.find(({ memberId }) => memberId === id)?.name ?? '';
  const { status, kind, memberId, newProjectEndAt, newReportDueAt, plannedChanges } = change;
  const optional: (readonly [string, string | null])[] = [
    [t.filed, change.filedAt],
    [t.decided, change.decidedAt],
    [t.applied, change.appliedAt],
  ];
  const dates: (readonly [string, string | null])[] = [
    [t.newEnd, newProjectEndAt],
    [t.newDue, newReportDueAt],
  ];
  return (
    <>
      <Section title={t.standing}>
        <Facts
          facts={[
            [
              t.state,
              <StateChip key="state" state={CHANGE_LOOKS[status]}>
                {say(MACHINES.CHANGE.states[status])}
              </StateChip>,
            ],
            [t.comesNext, words.next[status]],
            [t.whom, memberId ? nameOf(memberId) : t.group],
            [t.reason, change.reason],
            [t.happened, <When key="happened" at={change.happenedOn} />],
            ...optional.flatMap(([term, at]) => (at ? [[term, <When key={term} at={at} />] as const] : [])),
            ...(change.portalNumber ? [[t.number, change.portalNumber] as const] : []),
            [t.clause, CHANGES[kind].clause],
          ]}
        />
      </Section>
      <Section title={t.what}>
        {plannedChanges.length === 0 && !newProjectEndAt && !newReportDueAt ? <p>{t.nothing}</p> : null}
        <ul className="list-disc pl-5">
          {plannedChanges.map((planned, index) => (
            <li key={index}>{say(plannedWords(planned, nameOf(planned.memberId)))}</li>
          ))}
          {dates.map(([label, at]) =>
            at ? (
              <li key={label}>
                {label}: <When at={at} />
              </li>
            ) : null,
          )}
        </ul>
      </Section>
    </>
  );
}

function ChangeStep({
  event,
  change,
  onClose,
  onDone,
}: {
  readonly event: ChangeEvent;
  readonly change: Change;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { fields, ...words } = useTexts(CHANGE_WORDS).step[event];
  const now = useNow();
  const at = fields.find(({ kind }) => kind === 'minute')?.name;
  const shared = {
    draft: `change/${change.id}/${event}`,
    words,
    fields,
    initial: at ? { [at]: now } : {},
    gone: !change.allowedEvents.some((step) => step.event === event),
    onClose,
    onDone,
  };
  const { id, version, effect, currentEffect } = change;
  switch (event) {
    case 'FILE':
      return (
        <StepDialog
          {...shared}
          operation={procedureFileChange}
          input={(values) => ({
            id,
            version,
            filedAt: values['filedAt'] ?? '',
            portalNumber: orNull(values['portalNumber']),
            effectSha256: effect?.sha256 ?? '',
          })}
        >
          {effect ? <EffectSummary effect={effect} /> : null}
        </StepDialog>
      );
    case 'ACCEPT':
      return (
        <StepDialog
          {...shared}
          operation={procedureAcceptChange}
          input={(values) => ({
            id,
            version,
            decidedAt: values['decidedAt'] ?? '',
            portalNumber: orNull(values['portalNumber']),
            effectSha256:
              currentEffect && currentEffect.sha256 !== effect?.sha256 ? currentEffect.sha256 : null,
          })}
        >
          {currentEffect ? <EffectSummary effect={currentEffect} /> : null}
        </StepDialog>
      );
    case 'REFUSE':
      return (
        <StepDialog
          {...shared}
          danger
          operation={procedureRefuseChange}
          input={(values) => ({
            id,
            version,
            decidedAt: values['decidedAt'] ?? '',
            reason: values['reason'] ?? '',
          })}
        />
      );
    case 'CANCEL':
      return (
        <StepDialog
          {...shared}
          danger
          operation={procedureCancelChange}
          input={(values) => ({ id, version, reason: values['reason'] ?? '' })}
        />
      );
  }
}

function History({ change: { history } }: { readonly change: Change }): ReactNode {
  const past = useTexts(PAST_WORDS);
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <Section title={t.history}>
      <ol className="flex flex-col gap-2">
        {history.map((entry) => (
          <li key={entry.id}>
            <span className="font-bold">
              <When at={entry.occurredAt} />
            </span>{' '}
            {past[entry.event] ?? say(entry.label)}
            {entry.reference ? ` ${entry.reference}` : ''}
            {entry.reason ? <span className="block">{entry.reason}</span> : null}
            {entry.actor ? <span className="block text-sm text-quiet">{t.by(entry.actor)}</span> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
