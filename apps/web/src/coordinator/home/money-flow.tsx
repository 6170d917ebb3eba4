import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Waterfall, type WaterfallStep } from '../../charts/waterfall.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { RoughYen, Yen } from '../../ui/amounts.tsx';
import { Card } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Table } from '../../ui/table.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import type { Figures } from './findings.ts';
import { flowOf } from './flow.ts';

const TEXTS = texts({
  ja: {
    title: 'お金の流れ（税抜）',
    summary: (cost: ReactNode, requested: ReactNode, self: ReactNode) => (
      <>
        費用{cost}のうち、補助金は{requested}。みんなで払う額は{self}です。
      </>
    ),
    cost: '費用の総額',
    notEligible: '補助の対象にならない費用',
    eligible: '対象になる費用',
    byRates: '補助率と、それぞれの上限で減る分',
    byCap: '(1)と(2)を合わせた上限で減る分',
    byRequest: '上限と、申請する額で減る分',
    requested: '補助金の申請額',
    plan: '補助金（いまの計画）',
    planTitle: 'いまの計画のお金の流れ（税抜）',
    self: 'みんなで払う額（自己負担額）',
    tax: '消費税（補助の対象外）の見込み',
    toPay: '消費税を入れて払う額の見込み',
    members: 'お店ごとの費用と負担を見る',
    step: '段',
    yen: '額',
  },
  en: {
    title: 'Where the money goes (without tax)',
    summary: (cost: ReactNode, requested: ReactNode, self: ReactNode) => (
      <>
        Of {cost} of costs the subsidy pays {requested}; the members pay {self}.
      </>
    ),
    cost: 'All costs',
    notEligible: 'Costs that are not eligible',
    eligible: 'Eligible costs',
    byRates: 'Left over by rates and single caps',
    byCap: 'Taken off by the joint cap of (1) and (2)',
    byRequest: 'Taken off by the cap and the request',
    requested: 'Subsidy requested',
    plan: 'Subsidy (as planned now)',
    planTitle: 'Where the money goes as planned now (without tax)',
    self: 'The members pay themselves',
    tax: 'Consumption tax (not eligible), estimated',
    toPay: 'To pay with tax, estimated',
    members: 'See costs and shares of every member',
    step: 'Step',
    yen: 'Amount',
  },
});

/** Cost → eligible → rates and tiers → joint cap → requested → what the members pay, and the tax on it. */
export function MoneyFlow({
  calculation,
  planned,
}: {
  readonly calculation: Figures['calculation'];
  /** The grant is decided: this is no request any more. */
  readonly planned: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const flow = flowOf(calculation);
  const { trace, disagreements } = calculation;
  const why = (title: string, of: string): ReactNode => (
    <WhyButton title={title} steps={trace} of={of} readings={disagreements} />
  );
  const taken = (yen: number): ReactNode => <Yen yen={-yen} />;
  const requested = planned ? t.plan : t.requested;
  const title = planned ? t.planTitle : t.title;
  const byCap = calculation.overCapPolicy === 'MANUAL' ? t.byRequest : t.byCap;
  const all: readonly (WaterfallStep & { readonly label: string })[] = [
    {
      key: 'cost',
      label: t.cost,
      value: flow.cost,
      kind: 'total',
      look: 'whole',
      text: <Yen yen={flow.cost} />,
    },
    {
      key: 'notEligible',
      label: t.notEligible,
      value: flow.notEligible,
      kind: 'minus',
      look: 'cut',
      text: taken(flow.notEligible),
    },
    {
      key: 'eligible',
      label: t.eligible,
      value: flow.eligible,
      kind: 'total',
      look: 'whole',
      text: <Yen yen={flow.eligible} />,
    },
    {
      key: 'byRates',
      label: t.byRates,
      value: flow.byRates,
      kind: 'minus',
      look: 'cut',
      text: taken(flow.byRates),
      action: why(t.byRates, 'combined.available'),
    },
    {
      key: 'byCap',
      label: byCap,
      value: flow.byCap,
      kind: 'minus',
      look: 'cut',
      text: taken(flow.byCap),
      action: why(byCap, 'combined.granted'),
    },
    {
      key: 'requested',
      label: requested,
      value: flow.requested,
      kind: 'total',
      look: 'paid',
      text: <Yen yen={flow.requested} />,
      action: why(requested, 'total.granted'),
    },
    {
      key: 'self',
      label: t.self,
      value: flow.self,
      kind: 'total',
      look: 'own',
      text: <Yen yen={flow.self} />,
    },
    { key: 'tax', label: t.tax, value: flow.tax, kind: 'plus', look: 'cut', text: <Yen yen={flow.tax} /> },
  ];
  const steps = all.filter(({ key, value }) => value !== 0 || (key !== 'notEligible' && key !== 'byCap'));
  return (
    <Card title={title}>
      <Picture
        speaks
        summary={t.summary(
          <RoughYen yen={flow.cost} />,
          <strong>
            <RoughYen yen={flow.requested} />
          </strong>,
          <strong>
            <RoughYen yen={flow.self} />
          </strong>,
        )}
        table={
          <Table
            caption={title}
            rows={steps}
            rowKey={({ key }) => key}
            columns={[
              { key: 'step', head: t.step, cell: ({ label }) => label, rowHead: true },
              { key: 'yen', head: t.yen, cell: ({ text }) => text, right: true },
            ]}
          />
        }
      >
        <Waterfall steps={steps} />
      </Picture>
      <p className="flex flex-wrap justify-between gap-x-4 border-t-2 border-line pt-2 font-bold">
        {t.toPay}
        <Yen yen={flow.self + flow.tax} />
      </p>
      <p>
        <Link to="members" className="inline-flex min-h-11 items-center">
          {t.members}
        </Link>
      </p>
    </Card>
  );
}
