import type { ReactNode } from 'react';
import { texts, useTexts } from '../../../language/language.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { Section } from '../../../ui/page.tsx';
import { Table } from '../../../ui/table.tsx';
import { Facts } from '../shared/facts.tsx';
import type { ProcedureApplicationQuery } from './application.generated.ts';

const TEXTS = texts({
  ja: {
    title: '交付決定',
    number: '通知書の番号',
    decidedAt: '交付決定の日時',
    decidedHow: 'これより前の契約・発注・納品・支払いは補助されません。',
    projectEnd: '決定に書かれた事業実施期間の終わり',
    reportDue: '決定に書かれた実績報告の期限',
    conditions: '付された条件',
    noConditions: 'なし',
    table: '交付決定額（税抜）',
    who: 'だれに',
    decided: '決定した額',
    ceiling: 'いまの上限',
    analysis: 'グループ (2) 消費動向等分析経費',
    admin: 'グループ (3) 事務費・専門家費',
    total: '合計',
    left: '辞退',
    changed: (change: number) => `変更 第${change}回のあと`,
    dates: '日付は変更の届出で動くことがあります。いまの期限は「全体の流れ」に出ます。',
  },
  en: {
    title: 'Grant decision',
    number: 'Number of the notice',
    decidedAt: 'Decided',
    decidedHow: 'Nothing contracted, ordered, delivered or paid before it is subsidised.',
    projectEnd: 'End of the project, as the decision states it',
    reportDue: 'Performance report due, as the decision states it',
    conditions: 'Conditions',
    noConditions: 'None',
    table: 'What was granted (before tax)',
    who: 'For',
    decided: 'Decided',
    ceiling: 'Ceiling now',
    analysis: 'The group, (2) analysis',
    admin: 'The group, (3) admin',
    total: 'Total',
    left: 'withdrew',
    changed: (change: number) => `after change ${change}`,
    dates: 'A change may move these dates. The deadlines of now are on the page of the whole way.',
  },
});

type Consortium = ProcedureApplicationQuery['consortium'];

export function GrantCard({
  grant,
  roster,
}: {
  readonly grant: NonNullable<NonNullable<Consortium['application']>['grant']>;
  readonly roster: Consortium['roster'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const entry = (id: string | null) => roster.find(({ memberId }) => memberId === id);
  const nameOf = ({ part, memberId }: (typeof grant.amounts)[number]): ReactNode => {
    const member = entry(memberId);
    if (!member) return part === 'ANALYSIS' ? t.analysis : t.admin;
    return member.status === 'WITHDRAWN' ? `${member.name}（${t.left}）` : member.name;
  };
  return (
    <Section title={t.title}>
      <Facts
        facts={[
          [t.number, grant.decisionNumber],
          [
            t.decidedAt,
            <span key="decided">
              <When at={grant.decidedAt} />
              <span className="block text-sm text-quiet">{t.decidedHow}</span>
            </span>,
          ],
          [t.projectEnd, <When key="end" at={grant.projectEndAt} />],
          [t.reportDue, <When key="due" at={grant.reportDueAt} />],
          [t.conditions, grant.conditions || t.noConditions],
        ]}
      />
      <p className="text-sm text-quiet">{t.dates}</p>
      <Table
        caption={t.table}
        rows={grant.amounts}
        rowKey={({ part, memberId }) => `${part} ${memberId ?? ''}`}
        columns={[
          { key: 'who', head: t.who, rowHead: true, cell: nameOf },
          {
            key: 'decided',
            head: t.decided,
            right: true,
            cell: ({ decidedYen }) => <Yen yen={decidedYen} />,
          },
          {
            key: 'ceiling',
            head: t.ceiling,
            right: true,
            cell: ({ ceilingYen, revision }) => (
              <>
                <Yen yen={ceilingYen} />
                {revision > 0 ? (
                  <span className="block text-sm text-quiet">{t.changed(revision)}</span>
                ) : null}
              </>
            ),
          },
        ]}
        foot={
          <tr>
            <th scope="row" className="px-3 py-2 text-left">
              {t.total}
            </th>
            <td className="px-3 py-2 text-right">
              <Yen yen={grant.decidedTotalYen} />
            </td>
            <td className="px-3 py-2 text-right">
              <Yen yen={grant.ceilingTotalYen} />
            </td>
          </tr>
        }
      />
    </Section>
  );
}
