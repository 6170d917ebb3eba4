import type { Difference, WhatIf } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { Bars } from '../../charts/bars.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Section } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Table } from '../../ui/table.tsx';
import { AmountChange } from './amount-change.tsx';

const TEXTS = texts({
  ja: {
    title: '今日と、もしも',
    summary: '塗った棒が「もしも」、点線の枠が「今日」です。',
    today: '今日',
    whatIf: 'もしも',
    change: '差',
    rows: {
      total: '補助金の合計',
      infrastructure: '(1) 基盤導入',
      analysis: '(2) 消費動向等分析',
      admin: '(3) 事務費・専門家費',
      share: 'みんなの自己負担（税込の目安）',
    } as Readonly<Record<RowKey, string>>,
    members: (before: number, after: number) => `構成員: 今日 ${before}者 → もしも ${after}者`,
    from: '今日',
    what: '金額',
  },
  en: {
    title: 'Today and what if',
    summary: 'The filled bar is “what if”, the dashed frame is today.',
    today: 'Today',
    whatIf: 'What if',
    change: 'Difference',
    rows: {
      total: 'Subsidy in all',
      infrastructure: '(1) infrastructure',
      analysis: '(2) analysis',
      admin: '(3) admin and experts',
      share: 'Paid by the members (with tax, an estimate)',
    },
    members: (before: number, after: number) => `Members: ${before} today → ${after} what if`,
    from: 'today',
    what: 'Amount',
  },
});

type RowKey = 'total' | 'infrastructure' | 'analysis' | 'admin' | 'share';
const ROWS: readonly RowKey[] = ['total', 'infrastructure', 'analysis', 'admin', 'share'];

/** The group before and after: bars with the ghost of today, and the figures. */
export function Outcome({ whatIf: { group } }: { readonly whatIf: WhatIf }): ReactNode {
  const t = useTexts(TEXTS);
  const rows = ROWS.map((key): { key: RowKey; figure: Difference } => ({ key, figure: group[key] }));
  return (
    <Section title={t.title}>
      <Picture
        summary={
          <>
            {t.summary} {t.members(group.memberCount.before, group.memberCount.after)}
          </>
        }
        table={
          <Table
            caption={t.title}
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              { key: 'what', head: t.what, rowHead: true, cell: ({ key }) => t.rows[key] },
              { key: 'today', head: t.today, right: true, cell: ({ figure }) => <Yen yen={figure.before} /> },
              { key: 'if', head: t.whatIf, right: true, cell: ({ figure }) => <Yen yen={figure.after} /> },
              {
                key: 'change',
                head: t.change,
                right: true,
                cell: ({ figure }) => <AmountChange yen={figure.change} />,
              },
            ]}
          />
        }
      >
        <Bars
          bars={rows.map(({ key, figure }) => ({
            key,
            label: t.rows[key],
            value: figure.after,
            ghost: figure.before,
            look: key === 'share' ? 'own' : 'paid',
            text: (
              <span className="flex flex-col items-end">
                <Yen yen={figure.after} />
                <span className="text-sm text-quiet">
                  <AmountChange yen={figure.change} />
                </span>
              </span>
            ),
          }))}
        />
      </Picture>
    </Section>
  );
}
