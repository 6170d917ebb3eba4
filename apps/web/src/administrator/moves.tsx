import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Table } from '../ui/table.tsx';
import type { AdminScheduleQuery } from './schedules.generated.ts';

export type Schedule = AdminScheduleQuery['schedule'];
type Move = Schedule['revisions']['edges'][number]['node']['moves'][number];

const TEXTS = texts({
  ja: { anchor: '節目', from: '前', to: '後', unknown: '未定' },
  en: { anchor: 'Milestone', from: 'Before', to: 'After', unknown: 'Not known' },
});

/** What a revision moves, or moved. */
export function Moves({ moves }: { readonly moves: readonly Move[] }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <Table
      caption={t.anchor}
      rows={moves}
      rowKey={({ anchor }) => anchor}
      columns={[
        { key: 'anchor', head: t.anchor, rowHead: true, cell: ({ label }) => say(label) },
        { key: 'from', head: t.from, cell: ({ from }) => (from ? <When at={from} /> : t.unknown) },
        { key: 'to', head: t.to, cell: ({ to }) => (to ? <When at={to} /> : t.unknown) },
      ]}
    />
  );
}
