import type { Bilingual } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { TraceStepFields } from '../../../why/trace.ts';
import { WhyButton } from '../../../why/why-button.tsx';
import { fixedStepId, stepsOf } from './why-steps.ts';

const TEXTS = texts({
  ja: {
    who: 'だれに',
    granted: '交付決定額',
    fixed: '確定額',
    reason: 'なぜこの額か',
    analysis: 'グループ (2) 消費動向等分析経費',
    admin: 'グループ (3) 事務費・専門家費',
    total: '合計',
    less: (yen: ReactNode) => <>交付決定より {yen} 少なくなります</>,
    whyOf: (name: string) => `${name}の確定額`,
  },
  en: {
    who: 'For',
    granted: 'Granted',
    fixed: 'Fixed',
    reason: 'Why this amount',
    analysis: 'The group, (2) analysis',
    admin: 'The group, (3) admin',
    total: 'Total',
    less: (yen: ReactNode) => <>{yen} less than granted</>,
    whyOf: (name: string) => `Fixed amount of ${name}`,
  },
});

interface Amount {
  readonly granted: number;
  readonly fixed: number;
  readonly bound: string;
  readonly reason: Bilingual;
  readonly notes: readonly { readonly message: Bilingual }[];
}

export interface FixedAmounts {
  readonly members: readonly (Amount & { readonly memberId: string })[];
  readonly analysis: Amount;
  readonly admin: Amount;
  readonly total: { readonly granted: number; readonly fixed: number; readonly shortfall: number };
}

interface Row extends Amount {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly TraceStepFields[];
}

/** What is or would be fixed, for whom and why: whole yen, tax-exclusive, never above the grant. */
export function FixedTable({
  caption,
  amounts,
  trace,
  nameOf,
}: {
  readonly caption: string;
  readonly amounts: FixedAmounts;
  readonly trace: readonly TraceStepFields[];
  readonly nameOf: (memberId: string) => string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { members, analysis, admin, total } = amounts;
  const rows: Row[] = [
    ...members.map((member) => {
      const id = fixedStepId(members, member.memberId);
      const name = nameOf(member.memberId);
      return { ...member, key: member.memberId, name, steps: id === null ? [] : stepsOf(trace, id) };
    }),
    { ...analysis, key: 'analysis', name: t.analysis, steps: stepsOf(trace, 'analysis.fixed') },
    { ...admin, key: 'admin', name: t.admin, steps: stepsOf(trace, 'admin.fixed') },
  ];
  return (
    <div className="flex flex-col gap-2">
      <Table
        caption={caption}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'who', head: t.who, rowHead: true, cell: ({ name }) => name },
          { key: 'granted', head: t.granted, right: true, cell: ({ granted }) => <Yen yen={granted} /> },
          {
            key: 'fixed',
            head: t.fixed,
            right: true,
            cell: ({ fixed, name, steps }) => (
              <span className="inline-flex items-center justify-end gap-x-1 whitespace-nowrap">
                <Yen yen={fixed} />
                {steps.length > 0 ? <WhyButton title={t.whyOf(name)} steps={steps} /> : null}
              </span>
            ),
          },
          {
            key: 'reason',
            head: t.reason,
            cell: ({ reason, notes }) => (
              <span className="block min-w-64 text-sm">
                {say(reason)}
                {notes.map(({ message }, index) => (
                  <span key={index} className="block text-quiet">
                    {say(message)}
                  </span>
                ))}
              </span>
            ),
          },
        ]}
        foot={
          <tr>
            <th scope="row" className="px-3 py-2 text-left">
              {t.total}
            </th>
            <td className="px-3 py-2 text-right">
              <Yen yen={total.granted} />
            </td>
            <td className="px-3 py-2 text-right">
              <span className="inline-flex items-center justify-end gap-x-1 whitespace-nowrap">
                <Yen yen={total.fixed} />
                {trace.length > 0 ? (
                  <WhyButton title={t.whyOf(t.total)} steps={stepsOf(trace, 'total.fixed')} />
                ) : null}
              </span>
            </td>
            <td className="px-3 py-2 text-sm font-normal">
              {total.shortfall > 0 ? t.less(<Yen yen={total.shortfall} />) : null}
            </td>
          </tr>
        }
      />
    </div>
  );
}
