import type { ReactNode } from 'react';
import { useNow } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import { useShop } from '../shop.ts';
import { ShareStatement } from '../share-statement.tsx';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { merchantCard, type MerchantCardQuery } from './card.generated.ts';
import { MayOrder } from './may-order.tsx';
import { OwnShare } from './own-share.tsx';
import { NextTask, TaskList } from './task-list.tsx';
import { tasksOf } from './tasks.ts';
import { WhenMoneyComes } from './when-money-comes.tsx';

const TEXTS = texts({
  ja: {
    title: (name: string) => `${name}さん`,
    own: '自分で払う額（自己負担額）',
    plusTax: (tax: ReactNode) => <>＋ 消費税 {tax}</>,
    subsidy: {
      FIXED: '補助金（確定した額）',
      GRANTED: '補助金（交付決定の額）',
      PLANNED: '補助金（いまの計算）',
    },
    whyOwn: 'この自己負担額',
    whySubsidy: 'この補助金',
    whyPlanned: 'いまの計算の補助金',
    planned: (yen: ReactNode) => <>いまの計算では {yen}</>,
    noAmounts: '費用がまだ入っていません。とりまとめ担当が入れると、ここに金額が出ます。',
    tasks: 'することの一覧',
    tasksLead: 'どれからでもかまいません。',
    withdrawn: 'このお店はグループを抜けています',
    withdrawnBody: 'これまでの記録は見られます。することはありません。',
    closed: 'このグループは終わっています',
    closedBody: '見ることだけできます。',
    findings: '知っておいてください',
    help: '困ったときは',
    question: '困っていることがあります。',
  },
  en: {
    title: (name: string) => name,
    own: 'What you pay (own share)',
    plusTax: (tax) => <>+ consumption tax {tax}</>,
    subsidy: { FIXED: 'Subsidy (as fixed)', GRANTED: 'Subsidy (as granted)', PLANNED: 'Subsidy (as of now)' },
    whyOwn: 'this share',
    whySubsidy: 'this subsidy',
    whyPlanned: 'the subsidy as calculated now',
    planned: (yen) => <>As calculated now: {yen}</>,
    noAmounts: 'No costs are entered yet. Amounts show here as soon as the coordinator enters them.',
    tasks: 'What there is to do',
    tasksLead: 'In any order you like.',
    withdrawn: 'This shop has left the group',
    withdrawnBody: 'What was recorded can still be read. There is nothing to do.',
    closed: 'This group is closed',
    closedBody: 'It can be read only.',
    findings: 'Good to know',
    help: 'Need help?',
    question: 'I need help.',
  },
});

/** One shop at a glance: what it pays, what it gets, when; what is next; may it order. */
export function CardPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId, consortiumId, name, groupName } = useShop();
  const read = useRead(merchantCard, { memberId, consortiumId });
  return (
    <Page title={t.title(name)} lead={groupName}>
      <Shown read={read} lines={12}>
        {(facts) => <ShopCard facts={facts} />}
      </Shown>
    </Page>
  );
}

function ShopCard({ facts }: { readonly facts: MerchantCardQuery }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const tasks = tasksOf(facts, useNow());
  const { consortium, member } = facts;
  const result = consortium.ownResults.find(({ memberId }) => memberId === member.id);
  return (
    <>
      {member.status === 'WITHDRAWN' ? (
        <Banner state="neutral" title={t.withdrawn}>
          {t.withdrawnBody}
        </Banner>
      ) : consortium.closedAt ? (
        <Banner state="neutral" title={t.closed}>
          {t.closedBody}
        </Banner>
      ) : null}
      <Amounts facts={facts} />
      <NextTask tasks={tasks} memberId={member.id} />
      {member.status === 'ENROLLED' ? <MayOrder mayOrder={member.mayOrderNow} /> : null}
      {result && result.findings.length > 0 ? (
        <Section title={t.findings}>
          {result.findings.map(({ message, severity }, index) => (
            <Banner key={index} state={severity === 'INFO' ? 'neutral' : 'attention'} title={say(message)} />
          ))}
        </Section>
      ) : null}
      {tasks.length > 0 ? (
        <Section title={t.tasks}>
          <p className="text-quiet">{t.tasksLead}</p>
          <TaskList tasks={tasks} memberId={member.id} />
        </Section>
      ) : null}
      {result?.calculation.share ? (
        <>
          <OwnShare share={result.calculation.share} />
          <ShareStatement />
        </>
      ) : null}
      <Section title={t.help}>
        <TellCoordinator about={t.question} />
      </Section>
    </>
  );
}

/** The latest word on the subsidy: fixed, else granted (as last revised), else calculated. */
function subsidyOf({ consortium, member }: MerchantCardQuery) {
  if (member.fixedAmount) return { stage: 'FIXED', yen: member.fixedAmount.fixed } as const;
  const granted = (consortium.application?.grant?.amounts ?? [])
    .filter(({ memberId, part }) => memberId === member.id && part === 'INFRASTRUCTURE')
    .sort((a, b) => b.revision - a.revision)[0];
  if (granted) return { stage: 'GRANTED', yen: granted.ceilingYen } as const;
  const result = consortium.ownResults.find(({ memberId }) => memberId === member.id);
  return result ? ({ stage: 'PLANNED', yen: result.calculation.granted } as const) : null;
}

function Amounts({ facts }: { readonly facts: MerchantCardQuery }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { consortium, member } = facts;
  const calculation = consortium.ownResults.find(({ memberId }) => memberId === member.id)?.calculation;
  const subsidy = subsidyOf(facts);
  if (!subsidy) return <p>{t.noAmounts}</p>;
  // the steps explain the calculation of now, which an amount decided earlier need not equal
  const differs = calculation !== undefined && calculation.granted !== subsidy.yen;
  return (
    <dl className="flex flex-col gap-4 rounded-xl border-2 border-line px-[min(1rem,5vw)] py-4">
      {calculation?.share ? (
        <Figure
          name={t.own}
          yen={calculation.share.beforeTax}
          why={<WhyButton title={t.whyOwn} steps={calculation.shareTrace} />}
        >
          {t.plusTax(<Yen yen={calculation.share.tax} />)}
        </Figure>
      ) : null}
      <Figure
        name={t.subsidy[subsidy.stage]}
        yen={subsidy.yen}
        why={
          calculation ? (
            <WhyButton title={differs ? t.whyPlanned : t.whySubsidy} steps={calculation.trace} />
          ) : null
        }
      >
        {differs ? t.planned(<Yen yen={calculation?.granted} />) : null}
        {member.fixedAmount ? <span className="block">{say(member.fixedAmount.reason)}</span> : null}
      </Figure>
      <WhenMoneyComes facts={facts} />
    </dl>
  );
}

function Figure({
  name,
  yen,
  why,
  children,
}: {
  readonly name: string;
  readonly yen: number;
  readonly why: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-2xl font-bold sm:text-3xl">
            <Yen yen={yen} />
          </span>
          {children ? <span>{children}</span> : null}
        </span>
        <span className="ml-auto">{why}</span>
      </dd>
    </div>
  );
}
