import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Read } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import type { OrdersFindingsQuery } from './orders.generated.ts';
import { lineName, WORDS } from './texts.ts';
import type { Line, OrderMember } from './timeline.ts';

const TEXTS = texts({
  ja: {
    lost: 'このままでは、なくなる補助金',
    open: (count: number) => `ルールに反している記録が${count}件あります`,
    none: 'ルールに反している記録はありません。',
    show: 'この費用を見る',
    costs: 'なくなる補助金',
    clause: '根拠',
  },
  en: {
    lost: 'Subsidy lost as recorded',
    open: (count: number) => `${count} recorded ${count === 1 ? 'step breaks' : 'steps break'} a rule`,
    none: 'No recorded step breaks a rule.',
    show: 'Show this cost',
    costs: 'Subsidy lost',
    clause: 'Rule',
  },
});

export type Finding = OrdersFindingsQuery['consortium']['purchaseFindings']['edges'][number]['node'];

/** What was broken and still is, in red words, with the yen it costs. */
export function Findings({
  read,
  rows,
}: {
  readonly read: Read<readonly OrdersFindingsQuery[]>;
  readonly rows: readonly { readonly member: OrderMember; readonly line: Line }[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const say = useSaid();
  return (
    <Shown read={read} lines={2}>
      {(pages) => {
        const open = pages
          .flatMap(({ consortium }) => consortium.purchaseFindings.edges.map(({ node }) => node))
          .filter((finding) => finding.open);
        const total = pages[0]?.consortium.purchaseFindings.totalCostYen ?? 0;
        if (open.length === 0) return <p>{t.none}</p>;
        return (
          <Banner
            state="stop"
            title={
              <>
                {t.open(open.length)}
                {total > 0 ? (
                  <span className="block">
                    {t.lost} <Yen yen={total} />
                  </span>
                ) : null}
              </>
            }
          >
            <ul className="flex flex-col gap-3">
              {open.map((finding) => {
                const row = rows.find(({ line }) => line.id === finding.costLineId);
                return (
                  <li key={finding.id}>
                    <span className="font-bold">
                      {row ? `${row.member.business.name}：${lineName(row.line, w.category)}` : ''}
                    </span>
                    <span className="block">{say(finding.message)}</span>
                    <span className="flex flex-wrap items-center gap-x-4 text-sm">
                      {finding.loses ? (
                        <span className="font-bold text-stop">
                          {t.costs} <Yen yen={finding.costYen} />
                        </span>
                      ) : null}
                      {finding.clause ? (
                        <span>
                          {t.clause}：{finding.clause}
                        </span>
                      ) : null}
                      {row ? (
                        <Link
                          to={{ search: '?show=VIOLATED', hash: `#line-${row.line.id}` }}
                          preventScrollReset
                          className="inline-flex min-h-11 items-center"
                        >
                          {t.show}
                        </Link>
                      ) : null}
                    </span>
                  </li>
                );
              })}
            </ul>
          </Banner>
        );
      }}
    </Shown>
  );
}
