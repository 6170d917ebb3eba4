import { memo, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { Finding } from './findings.tsx';
import type { PurchaseProgress } from './orders.generated.ts';
import { Past } from './past.tsx';
import { lineName, WORDS } from './texts.ts';
import { stagesOf, type Line, type OrderMember, type Span, type Stage, type StageState } from './timeline.ts';
import { Track } from './track.tsx';
import type { VoidTarget } from './void-dialog.tsx';

const PROGRESS_JA: Readonly<Record<PurchaseProgress, string>> = {
  NOTHING: 'まだ何もしていません',
  CONTRACTED: '契約ずみ',
  ORDERED: '発注ずみ',
  DELIVERED: '納品ずみ',
  INVOICED: '請求ずみ',
  PAID: '支払いずみ',
};
const PROGRESS_EN: typeof PROGRESS_JA = {
  NOTHING: 'Nothing yet',
  CONTRACTED: 'Contracted',
  ORDERED: 'Ordered',
  DELIVERED: 'Delivered',
  INVOICED: 'Invoiced',
  PAID: 'Paid',
};

const TEXTS = texts({
  ja: {
    progress: PROGRESS_JA,
    early: 'まだ発注しないで',
    loses: '補助を失います',
    withdrawn: '辞退',
    record: '契約や支払いを記録する',
    recordNamed: (name: string) => `${name}の契約や支払いを記録する`,
    toPay: 'まだ払っていない額（税抜）',
    costs: 'なくなる補助金',
    steps: '記録した流れ',
    complete: '終わりました',
  },
  en: {
    progress: PROGRESS_EN,
    early: 'Do not order yet',
    loses: 'Loses the subsidy',
    withdrawn: 'Withdrawn',
    record: 'Record a contract, payment …',
    recordNamed: (name: string) => `Record a contract, payment … of ${name}`,
    toPay: 'Still to be paid (without tax)',
    costs: 'Subsidy lost',
    steps: 'Recorded so far',
    complete: 'Complete',
  },
});

const ICON: Readonly<Record<StageState, IconName | null>> = {
  DONE: 'check',
  BROKEN: 'stop',
  NEXT: 'next',
  LATER: null,
};
const INK: Readonly<Record<StageState, string>> = {
  DONE: 'border-ok text-ok',
  BROKEN: 'border-stop bg-stop-wash text-stop',
  NEXT: 'border-accent border-dashed text-accent',
  LATER: 'border-hairline text-quiet',
};

export interface LineCardProps {
  readonly member: OrderMember;
  readonly line: Line;
  readonly findings: readonly Finding[];
  readonly span: Span | null;
  readonly decidedAt: string | null;
  readonly endAt: string | null;
  readonly onRecord: (() => void) | null;
  readonly onVoid: ((target: VoidTarget) => void) | null;
}

/** One cost on its way from contract to payment. */
export const LineCard = memo(function LineCard(props: LineCardProps): ReactNode {
  const { member, line, findings, span, onRecord, onVoid } = props;
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const say = useSaid();
  const name = lineName(line, w.category);
  const state = line.purchaseState;
  const refused = state?.checks.filter(({ severity }) => severity === 'REFUSE') ?? [];
  const warned = state?.checks.filter(({ severity }) => severity === 'WARN') ?? [];
  const complete = state?.next.length === 0;
  const mayOrder = member.mayOrderNow.answer === 'YES';
  const lost = findings
    .filter(({ open, loses }) => open && loses)
    .reduce((most, { costYen }) => Math.max(most, costYen), 0);
  return (
    <li id={`line-${line.id}`} className="flex flex-col gap-3 rounded-xl border border-hairline p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0">
          <span className="block text-sm text-quiet">{member.business.name}</span>
          <span className="font-bold">{name}</span>{' '}
          {name === w.category[line.category] ? null : (
            <span className="text-sm text-quiet">{w.category[line.category]}</span>
          )}
        </h3>
        <div className="flex flex-wrap items-center gap-2">
          {member.status === 'WITHDRAWN' ? <StateChip state="neutral">{t.withdrawn}</StateChip> : null}
          {member.mayOrderNow.answer === 'NOT_YET' && member.status === 'ENROLLED' ? (
            <StateChip state="stop">{t.early}</StateChip>
          ) : null}
          {state?.losesSubsidy ? <StateChip state="stop">{t.loses}</StateChip> : null}
          {state ? (
            <StateChip state={complete ? 'ok' : 'neutral'} icon={complete ? 'check' : 'wait'}>
              {complete ? t.complete : t.progress[state.state]}
            </StateChip>
          ) : null}
          <span className="font-bold">
            <Yen yen={line.amountYen} />
          </span>
        </div>
      </div>
      <Stages stages={stagesOf(line, mayOrder)} />
      {span ? <Track line={line} span={span} decidedAt={props.decidedAt} endAt={props.endAt} /> : null}
      {[...refused, ...warned].map(({ code, stepId, message, clause, severity }) => (
        <p
          key={`${code} ${stepId ?? ''}`}
          className={`flex items-start gap-2 ${severity === 'REFUSE' ? 'text-stop' : 'text-attention'}`}
        >
          <Icon name={severity === 'REFUSE' ? 'stop' : 'attention'} size={20} />
          <span>
            {say(message)} <span className="text-sm">（{clause}）</span>
          </span>
        </p>
      ))}
      {lost > 0 ? (
        <p className="font-bold text-stop">
          {t.costs} <Yen yen={lost} />
        </p>
      ) : null}
      {state && state.outstandingYen > 0 ? (
        <p>
          {t.toPay} <Yen yen={state.outstandingYen} />
        </p>
      ) : null}
      {state && (mayOrder || state.losesSubsidy) ? <p>{say(state.nextMessage)}</p> : null}
      {line.purchaseSteps.length > 0 ? <Past line={line} lineName={name} onVoid={onVoid} /> : null}
      {onRecord ? (
        <div>
          <Button
            look={complete || !mayOrder ? 'quiet' : 'second'}
            icon="plus"
            aria-label={t.recordNamed(`${member.business.name} ${name}`)}
            onClick={onRecord}
          >
            {t.record}
          </Button>
        </div>
      ) : null}
    </li>
  );
});

/** 契約 → 発注 → 納品 → 請求 → 支払い: what is done, what is next. */
function Stages({ stages }: { readonly stages: readonly Stage[] }): ReactNode {
  const w = useTexts(WORDS);
  return (
    <ol className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-2">
      {stages.map(({ step, state, steps }) => {
        const icon = ICON[state];
        const last = steps.at(-1);
        return (
          <li key={step} className={`rounded-lg border-2 px-2 py-1 ${INK[state]}`}>
            <span className="flex items-center gap-1 font-bold">
              {icon ? <Icon name={icon} size={16} /> : null}
              {w.step[step]}
              {steps.length > 1 ? <span className="font-normal">×{steps.length}</span> : null}
            </span>
            <span className="text-sm">
              {last ? <When at={last.occurredOn} short /> : w.stage[state]}
              {last && state === 'BROKEN' ? <span className="sr-only"> {w.stage.BROKEN}</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
