import type { MemberDifference, WhatIf } from '@renkei/subsidy-rules';
import { memo, useState, type ReactNode } from 'react';
import { Bars } from '../../charts/bars.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { AmountChange } from './amount-change.tsx';

const TEXTS = texts({
  ja: {
    title: 'お店ごとの違い',
    none: 'どのお店の補助金も、自己負担も変わりません。',
    summary: (less: number, more: number) => `自己負担が減るお店 ${less}者、増えるお店 ${more}者。`,
    picture: '自己負担（税込の目安）。塗った棒が「もしも」、点線の枠が「今日」です。',
    all: '変わらないお店も見る',
    name: 'お店',
    granted: '補助金(1)の差',
    shareBefore: '自己負担 今日',
    shareAfter: '自己負担 もしも',
    change: '自己負担の差',
    fates: { DROPPED: '抜ける', ADDED: '加わる' } as Readonly<
      Partial<Record<MemberDifference['status'], string>>
    >,
  },
  en: {
    title: 'Shop by shop',
    none: 'No shop’s subsidy or own part changes.',
    summary: (less: number, more: number) => `${less} shops pay less, ${more} pay more.`,
    picture: 'Own part (with tax, an estimate). The filled bar is “what if”, the dashed frame is today.',
    all: 'Also the shops that stay the same',
    name: 'Shop',
    granted: 'Subsidy (1), difference',
    shareBefore: 'Own part today',
    shareAfter: 'Own part what if',
    change: 'Own part, difference',
    fates: { DROPPED: 'leaves', ADDED: 'joins' },
  },
});

/** What becomes of every member. Whoever leaves pays nothing in the project, and is not counted as paying less. */
export const Differences = memo(function Differences({
  whatIf: { members },
}: {
  readonly whatIf: WhatIf;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [all, setAll] = useState(false);
  const moved = members.filter(({ status }) => status !== 'SAME');
  const staying = members.filter(({ status }) => status === 'CHANGED');
  const rows = all ? members : moved;
  const less = staying.filter(({ share }) => share.change < 0n).length;
  const more = staying.filter(({ share }) => share.change > 0n).length;
  return (
    <Section title={t.title}>
      {moved.length > 0 ? <p>{t.summary(less, more)}</p> : <p className="text-quiet">{t.none}</p>}
      {rows.length > 0 ? (
        <Picture summary={t.picture} table={<DifferenceTable rows={rows} />}>
          <Bars
            bars={rows.map(({ id, name, status, share }) => ({
              key: id,
              label: <Name name={name} status={status} />,
              value: share.after,
              ghost: status === 'ADDED' ? null : share.before,
              look: 'own',
              text: (
                <span className="flex flex-col items-end">
                  <Yen yen={share.after} />
                  <span className="text-sm text-quiet">
                    <AmountChange yen={share.change} />
                  </span>
                </span>
              ),
            }))}
          />
        </Picture>
      ) : null}
      <Checkbox label={t.all} checked={all} onChange={({ target }) => setAll(target.checked)} />
    </Section>
  );
});

function Name({ name, status }: Pick<MemberDifference, 'name' | 'status'>): ReactNode {
  const t = useTexts(TEXTS);
  const fate = t.fates[status];
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {name}
      {fate ? <StateChip state="neutral">{fate}</StateChip> : null}
    </span>
  );
}

function DifferenceTable({ rows }: { readonly rows: readonly MemberDifference[] }): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Table
      caption={t.title}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: t.name,
          rowHead: true,
          cell: ({ name, status }) => <Name name={name} status={status} />,
        },
        {
          key: 'granted',
          head: t.granted,
          right: true,
          cell: ({ granted }) => <AmountChange yen={granted.change} />,
        },
        { key: 'before', head: t.shareBefore, right: true, cell: ({ share }) => <Yen yen={share.before} /> },
        { key: 'after', head: t.shareAfter, right: true, cell: ({ share }) => <Yen yen={share.after} /> },
        {
          key: 'change',
          head: t.change,
          right: true,
          cell: ({ share }) => <AmountChange yen={share.change} />,
        },
      ]}
    />
  );
}
