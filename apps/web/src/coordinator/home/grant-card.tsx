import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Bars, type Bar } from '../../charts/bars.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Card } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Table } from '../../ui/table.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import type { Procedure } from './phase.ts';

const TEXTS = texts({
  ja: {
    title: '決まった補助金は、いくら残るか',
    summary: (yen: ReactNode) => <>交付決定の額から、いまの見込みまでの差は{yen}です。</>,
    decided: '交付決定の額',
    ceiling: 'いまの上限（変更のあと）',
    expected: 'いまの記録で確定する見込み',
    fixed: '確定した額',
    paid: '入金された額',
    what: '段階',
    yen: '額',
    more: '実績報告の中身を見る',
  },
  en: {
    title: 'How much of the grant will be left',
    summary: (yen: ReactNode) => <>From what was granted to what is expected now it is {yen} less.</>,
    decided: 'Granted',
    ceiling: 'Ceiling now (after changes)',
    expected: 'Would be fixed with today’s records',
    fixed: 'Fixed',
    paid: 'Paid',
    what: 'Stage',
    yen: 'Amount',
    more: 'See the performance report',
  },
});

/** After the decision: granted, still possible, expected or fixed, paid. Whole yen. */
export function GrantCard({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const t = useTexts(TEXTS);
  const { application, performanceReport, fixing, programmeDues } = procedure;
  const grant = application?.grant;
  if (!grant) return null;
  const preview = fixing ? null : performanceReport?.preview;
  const paid = programmeDues.reduce((sum, { paidYen }) => sum + paidYen, 0);
  const bars: (Bar & { readonly value: number })[] = [
    bar('decided', t.decided, grant.decidedTotalYen, 'whole'),
    ...(grant.ceilingTotalYen === grant.decidedTotalYen
      ? []
      : [bar('ceiling', t.ceiling, grant.ceilingTotalYen, 'whole')]),
    ...(preview
      ? [
          {
            ...bar('expected', t.expected, preview.total.fixed, 'cut'),
            label: (
              <>
                {t.expected} <WhyButton title={t.expected} steps={preview.trace} />
              </>
            ),
          },
        ]
      : []),
    ...(fixing ? [bar('fixed', t.fixed, fixing.total.fixed, 'paid'), bar('paid', t.paid, paid, 'paid')] : []),
  ];
  const expected = fixing?.total.fixed ?? preview?.total.fixed ?? grant.ceilingTotalYen;
  return (
    <Card title={t.title}>
      <Picture
        speaks
        summary={t.summary(<Yen yen={grant.decidedTotalYen - expected} />)}
        table={
          <Table
            caption={t.title}
            rows={bars}
            rowKey={({ key }) => key}
            columns={[
              { key: 'what', head: t.what, cell: ({ label }) => label, rowHead: true },
              { key: 'yen', head: t.yen, cell: ({ value }) => <Yen yen={value} />, right: true },
            ]}
          />
        }
      >
        <Bars bars={bars} />
      </Picture>
      <p>
        <Link to="procedure" className="inline-flex min-h-11 items-center">
          {t.more}
        </Link>
      </p>
    </Card>
  );
}

function bar(key: string, label: string, value: number, look: 'whole' | 'cut' | 'paid') {
  return { key, label, value, look, text: <Yen yen={value} /> };
}
