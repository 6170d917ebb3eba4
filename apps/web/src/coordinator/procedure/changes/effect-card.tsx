import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { StateChip, type State } from '../../../ui/state.tsx';
import { Table } from '../../../ui/table.tsx';
import { CHANGE_WORDS } from './change-texts.ts';
import type { FindingSeverity, ProcedureChangeEffectFragment } from './changes.generated.ts';

const TEXTS = texts({
  ja: {
    severity: { ERROR: '大事', WARNING: '注意', INFO: 'お知らせ' },
    group: 'グループの補助金（税抜）',
    what: '項目',
    before: '変更の前',
    after: '変更のあと',
    change: '差',
    infrastructure: '(1) 基盤導入経費',
    analysis: '(2) 消費動向等分析経費',
    admin: '(3) 事務費・専門家費',
    total: '合計',
    share: 'みんなの自己負担額（税込の目安）',
    members: 'お店ごとの (1) の補助金（税抜）',
    member: 'お店',
    leaving: '抜ける',
    ceiling: '上限',
    count: (before: number, after: number, minimum: number) =>
      `構成員 ${before}者 → ${after}者（${minimum}者以上が要件）`,
    silent: '公式資料に書かれていないため、この道具の扱いです。',
    clause: '根拠',
    projectEnd: '事業実施期間の終わり',
    reportDue: '実績報告の期限',
    unchanged: (count: number) => `ほかの${count}者の額は変わりません。`,
    nobody: 'お店ごとの額は変わりません。',
  },
  en: {
    severity: { ERROR: 'Important', WARNING: 'Mind', INFO: 'Note' },
    group: 'Subsidy of the group (before tax)',
    what: 'Part',
    before: 'Before',
    after: 'Afterwards',
    change: 'Difference',
    infrastructure: '(1) infrastructure',
    analysis: '(2) analysis',
    admin: '(3) admin',
    total: 'Total',
    share: 'The members’ own share (estimate, tax included)',
    members: '(1) by member (before tax)',
    member: 'Member',
    leaving: 'leaves',
    ceiling: 'Ceiling',
    count: (before: number, after: number, minimum: number) =>
      `Members ${before} → ${after} (${minimum} are required)`,
    silent: 'The official papers are silent; this is how this tool does it.',
    clause: 'Clause',
    projectEnd: 'End of the project',
    reportDue: 'Performance report due',
    unchanged: (count: number) => `The amounts of the other ${count} members stay as they are.`,
    nobody: 'No member’s amount changes.',
  },
});

const LOOKS: Readonly<Record<FindingSeverity, State>> = {
  ERROR: 'stop',
  WARNING: 'attention',
  INFO: 'neutral',
};

/** `−100,000円`, `＋0円`: a difference always shows its sign. */
export function Difference({ yen }: { readonly yen: number }): ReactNode {
  return (
    <span className="whitespace-nowrap">
      {yen > 0 ? '＋' : ''}
      <Yen yen={yen} />
    </span>
  );
}

/** What a change does to everybody: in sentences first, then for the group and member by member. */
export function EffectCard({ effect }: { readonly effect: ProcedureChangeEffectFragment }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const words = useTexts(CHANGE_WORDS);
  const { group, memberCount, effects, members, period } = effect;
  const parts = [
    { key: 'infrastructure', label: t.infrastructure, ...group.infrastructure },
    { key: 'analysis', label: t.analysis, ...group.analysis },
    { key: 'admin', label: t.admin, ...group.admin },
    { key: 'total', label: t.total, ...group.total },
    { key: 'share', label: t.share, ...group.share },
  ];
  const moved = members.filter(({ leaving, granted }) => leaving || granted.change !== 0);
  return (
    <div className="flex flex-col gap-5">
      <p className="font-bold">{t.count(memberCount.before, memberCount.after, memberCount.minimum)}</p>
      <ul className="flex flex-col gap-3">
        {effects.map((one, index) => (
          <li key={index} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-start gap-2">
              <StateChip state={LOOKS[one.severity]}>{t.severity[one.severity]}</StateChip>
              <span className="min-w-0 flex-1 basis-64">{say(one.message)}</span>
            </span>
            {one.task ? <span className="font-bold">{words.task[one.task]}</span> : null}
            {one.clause || one.sourcesSilent ? (
              <span className="text-sm text-quiet">
                {one.clause ? `${t.clause} ${one.clause} ` : ''}
                {one.sourcesSilent ? t.silent : ''}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {period ? (
        <ul className="list-disc pl-5">
          {(['projectEndAt', 'reportDueAt'] as const).map((date) =>
            period.before[date] === period.after[date] ? null : (
              <li key={date}>
                {date === 'projectEndAt' ? t.projectEnd : t.reportDue}: <When at={period.before[date]} /> →{' '}
                <When at={period.after[date]} />
              </li>
            ),
          )}
        </ul>
      ) : null}
      <div className="flex flex-col gap-2">
        <h3 className="font-bold">{t.group}</h3>
        <Table
          caption={t.group}
          rows={parts}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', head: t.what, rowHead: true, cell: ({ label }) => label },
            { key: 'before', head: t.before, right: true, cell: ({ before }) => <Yen yen={before} /> },
            { key: 'after', head: t.after, right: true, cell: ({ after }) => <Yen yen={after} /> },
            { key: 'change', head: t.change, right: true, cell: ({ change }) => <Difference yen={change} /> },
          ]}
        />
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="font-bold">{t.members}</h3>
        {moved.length === 0 ? (
          <p>{t.nobody}</p>
        ) : (
          <>
            <Table
              caption={t.members}
              rows={moved}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  head: t.member,
                  rowHead: true,
                  cell: ({ name, leaving }) => (leaving ? `${name}（${t.leaving}）` : name),
                },
                {
                  key: 'before',
                  head: t.before,
                  right: true,
                  cell: ({ granted }) => <Yen yen={granted.before} />,
                },
                {
                  key: 'after',
                  head: t.after,
                  right: true,
                  cell: ({ granted }) => <Yen yen={granted.after} />,
                },
                {
                  key: 'change',
                  head: t.change,
                  right: true,
                  cell: ({ granted }) => <Difference yen={granted.change} />,
                },
                {
                  key: 'ceiling',
                  head: t.ceiling,
                  right: true,
                  cell: ({ ceiling }) => <Yen yen={ceiling} />,
                },
              ]}
            />
            {members.length > moved.length ? (
              <p className="text-quiet">{t.unchanged(members.length - moved.length)}</p>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}

/** In the dialog that confirms it: what is being said yes to, in two lines. */
export function EffectSummary({ effect }: { readonly effect: ProcedureChangeEffectFragment }): ReactNode {
  const t = useTexts(TEXTS);
  const { memberCount, group } = effect;
  return (
    <div className="rounded-lg bg-wash p-3">
      <p>
        {t.group}: <Yen yen={group.total.before} /> → <Yen yen={group.total.after} />（
        <Difference yen={group.total.change} />）
      </p>
      <p>{t.count(memberCount.before, memberCount.after, memberCount.minimum)}</p>
    </div>
  );
}
