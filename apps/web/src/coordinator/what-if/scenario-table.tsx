import { compareScenario, type CalculationInput, type WhatIf } from '@renkei/subsidy-rules';
import { useMemo, type ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Table } from '../../ui/table.tsx';
import { AmountChange } from './amount-change.tsx';
import { coreChanges, fitting } from './plan.ts';
import type { Scenario } from './scenarios.ts';
import { useTrying } from './try-context.ts';

const TEXTS = texts({
  ja: {
    title: '案をならべてくらべる',
    today: '今日',
    figure: '金額',
    rows: {
      total: '補助金の合計',
      infrastructure: '(1) 基盤導入',
      analysis: '(2) 消費動向等分析',
      admin: '(3) 事務費・専門家費',
      share: 'みんなの自己負担（税込の目安）',
    } as Readonly<Record<Figure, string>>,
    members: '構成員',
    count: (members: number) => `${members}者`,
    partly: (name: string) => `${name}（一部だけ）`,
  },
  en: {
    title: 'Plans side by side',
    today: 'Today',
    figure: 'Amount',
    rows: {
      total: 'Subsidy in all',
      infrastructure: '(1) infrastructure',
      analysis: '(2) analysis',
      admin: '(3) admin and experts',
      share: 'Paid by the members (with tax, an estimate)',
    },
    members: 'Members',
    count: (members: number) => `${members}`,
    partly: (name: string) => `${name} (in part)`,
  },
});

type Figure = 'total' | 'infrastructure' | 'analysis' | 'admin' | 'share';
const FIGURES: readonly Figure[] = ['total', 'infrastructure', 'analysis', 'admin', 'share'];

interface Priced {
  readonly scenario: Scenario;
  /** null: nothing of it fits the group any more. */
  readonly whatIf: WhatIf | null;
  readonly isPart: boolean;
}

function priced(scenario: Scenario, today: CalculationInput): Priced {
  const { fits, lost } = fitting(scenario.plan, today);
  const isPart = lost.length > 0 || scenario.unreadable > 0;
  const compared = compareScenario(today, coreChanges(fits));
  return { scenario, isPart, whatIf: compared.ok && (fits.length > 0 || !isPart) ? compared.value : null };
}

/** Some plans beside today. */
export function ScenarioTable({ scenarios }: { readonly scenarios: readonly Scenario[] }): ReactNode {
  const t = useTexts(TEXTS);
  const { today: group } = useTrying();
  const all = useMemo(() => scenarios.map((scenario) => priced(scenario, group)), [scenarios, group]);
  const today = all.find(({ whatIf }) => whatIf !== null)?.whatIf;
  if (!today) return null;
  return (
    <Table
      caption={t.title}
      rows={[...FIGURES, 'members'] as const}
      rowKey={(key) => key}
      columns={[
        {
          key: 'figure',
          head: t.figure,
          rowHead: true,
          cell: (key) => (key === 'members' ? t.members : t.rows[key]),
        },
        {
          key: 'today',
          head: t.today,
          right: true,
          cell: (key) =>
            key === 'members' ? (
              t.count(today.group.memberCount.before)
            ) : (
              <Yen yen={today.group[key].before} />
            ),
        },
        ...all.map(({ scenario, whatIf, isPart }) => ({
          key: scenario.id,
          head: isPart ? t.partly(scenario.name) : scenario.name,
          right: true,
          cell: (key: Figure | 'members'): ReactNode => {
            if (!whatIf) return '—';
            if (key === 'members') return t.count(whatIf.group.memberCount.after);
            return (
              <span className="inline-flex flex-col items-end">
                <Yen yen={whatIf.group[key].after} />
                <span className="text-sm text-quiet">
                  <AmountChange yen={whatIf.group[key].change} />
                </span>
              </span>
            );
          },
        })),
      ]}
    />
  );
}
