import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Deadline, RoughYen, When, Yen } from '../../ui/amounts.tsx';
import { nextOwed, type Owed } from './owed.ts';
import type { Figures } from './findings.ts';
import { phaseOf, type Phase, type Procedure } from './phase.ts';
import { OWED_WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    phase: {
      building: '交付申請の準備中',
      waiting: '交付決定を待っています',
      running: '交付決定ずみ・実施期間',
      reported: '実績報告を出しました',
      settling: '補助金の入金を待っています',
      effects: '効果報告の期間',
      refused: 'この申請は終わりました',
      ended: '手続きは終わりました',
    } satisfies Readonly<Record<Phase, string>>,
    building: (yen: ReactNode) => <>いまの内容で、補助金{yen}を申請できる計算です。</>,
    empty: 'お店と費用を入れると、申請できる額がわかります。',
    blockers: (count: number) => `提出までに、なおすことが${count}件あります。`,
    ready: 'いま提出できます。',
    returned: '事務局から差し戻されています。',
    waiting: (yen: ReactNode) => (
      <>補助金{yen}を申請しています。決定の連絡が来るまで、まだ発注しないでください。</>
    ),
    granted: (yen: ReactNode, day: ReactNode) => (
      <>
        {day}に、補助金{yen}の交付が決まりました。
      </>
    ),
    forecast: (yen: ReactNode) => <>いまの記録のままなら、確定する見込みは{yen}です。</>,
    reported: (yen: ReactNode) => <>事務局の確定を待っています。見込みは{yen}です。</>,
    awaiting: '事務局の確定を待っています。',
    settling: (paid: ReactNode, fixed: ReactNode) => (
      <>
        確定した補助金{fixed}のうち、{paid}が入金されました。
      </>
    ),
    effects: (yen: ReactNode) => <>補助金{yen}はすべて入金されました。あとは効果報告です。</>,
    refused: '不採択か取り下げで終わっています。つぎの公募でもう一度申請できます。',
    ended: 'ここまでの記録は、いつでも見られます。',
    next: 'つぎの公式の締切',
  },
  en: {
    phase: {
      building: 'Preparing the application',
      waiting: 'Waiting for the decision',
      running: 'Granted, project under way',
      reported: 'Performance reported',
      settling: 'Waiting for the subsidy to be paid',
      effects: 'Time of the effect reports',
      refused: 'This application has ended',
      ended: 'The procedure has ended',
    },
    building: (yen: ReactNode) => <>As things are, {yen} of subsidy can be requested.</>,
    empty: 'Once members and costs are in, you see how much can be requested.',
    blockers: (count: number) =>
      `${count} ${count === 1 ? 'thing has' : 'things have'} to be put right before it can be submitted.`,
    ready: 'It can be submitted now.',
    returned: 'The secretariat has returned it.',
    waiting: (yen: ReactNode) => (
      <>{yen} of subsidy are requested. Do not order anything before the decision has arrived.</>
    ),
    granted: (yen: ReactNode, day: ReactNode) => (
      <>
        {yen} of subsidy were granted on {day}.
      </>
    ),
    forecast: (yen: ReactNode) => <>With what is recorded today, {yen} would be fixed.</>,
    reported: (yen: ReactNode) => <>Waiting for the amount to be fixed; {yen} are expected.</>,
    awaiting: 'Waiting for the amount to be fixed.',
    settling: (paid: ReactNode, fixed: ReactNode) => (
      <>
        Of {fixed} of fixed subsidy {paid} have been paid.
      </>
    ),
    effects: (yen: ReactNode) => <>All {yen} of subsidy have been paid. The effect reports are left.</>,
    refused: 'It was not adopted or was withdrawn. You can apply again in the next round.',
    ended: 'What was recorded can be read at any time.',
    next: 'Next official deadline',
  },
});

/** The answer to what the coordinator comes with in this phase of the group's life. */
export function Headline({
  figures,
  procedure,
  owed,
}: {
  readonly figures: Figures;
  readonly procedure: Procedure;
  readonly owed: readonly Owed[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(OWED_WORDS);
  const phase = phaseOf(procedure);
  const next = nextOwed(owed.filter(({ timing }) => timing === 'OFFICIAL'));
  return (
    <div className="flex flex-col gap-2 rounded-xl bg-accent-wash p-4 sm:p-5">
      <p className="font-bold text-accent">{t.phase[phase]}</p>
      <p className="text-xl leading-snug font-bold">
        <Answer phase={phase} figures={figures} procedure={procedure} />
      </p>
      {next && phase !== 'ended' ? (
        <p>
          {t.next}: {words[next.kind]} <Deadline due={next.dueAt} />
        </p>
      ) : null}
    </div>
  );
}

function Answer({
  phase,
  figures,
  procedure,
}: {
  readonly phase: Phase;
  readonly figures: Figures;
  readonly procedure: Procedure;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { application, performanceReport, fixing, programmeDues, eligibility } = procedure;
  const requested = <RoughYen yen={figures.calculation.total.granted} />;
  const paid = programmeDues.reduce((sum, { paidYen }) => sum + paidYen, 0);
  const fixed = <Yen yen={fixing?.total.fixed} />;
  switch (phase) {
    case 'building': {
      const blockers = application?.check?.blockers ?? eligibility?.blockers ?? 0;
      return (
        <>
          {application?.status === 'RETURNED'
            ? t.returned
            : figures.calculation.total.cost === 0
              ? t.empty
              : t.building(requested)}{' '}
          {blockers > 0 ? t.blockers(blockers) : application?.check?.ready ? t.ready : ''}
        </>
      );
    }
    case 'waiting':
      return t.waiting(requested);
    case 'running':
      return (
        <>
          {application?.grant
            ? t.granted(
                <Yen yen={application.grant.decidedTotalYen} />,
                <When at={application.grant.decidedAt.slice(0, 10)} short />,
              )
            : null}{' '}
          {performanceReport?.preview
            ? t.forecast(<Yen yen={performanceReport.preview.total.fixed} />)
            : null}
        </>
      );
    case 'reported':
      return performanceReport?.preview
        ? t.reported(<Yen yen={performanceReport.preview.total.fixed} />)
        : t.awaiting;
    case 'settling':
      return t.settling(<Yen yen={paid} />, fixed);
    case 'effects':
      return t.effects(fixed);
    case 'refused':
    case 'ended':
      return t[phase];
  }
}
