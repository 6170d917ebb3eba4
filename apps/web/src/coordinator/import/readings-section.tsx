import { useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { Taken } from './reading-words.tsx';
import { ROW_TEXTS } from './row-state.tsx';
import { readingsByReason, type ReadingsOfReason, type RowView } from './rows.ts';

const TEXTS = texts({
  ja: {
    title: (count: number) => `読みかえたところ ${count}か所`,
    none: '読みかえたところはありません',
    noneBody: 'どのマスも、書かれているとおりに取り込みます。',
    lead: '書かれているものと、取り込む値がちがうマスです。ちがっていたら、下の一覧でそのマスを直せます。',
    places: (count: number) => `${count}か所`,
    shop: 'お店',
    cell: 'マス',
    column: '列',
    original: '書かれているもの',
    taken: '取り込む値',
  },
  en: {
    title: (count: number) =>
      count === 1 ? 'Read another way: one cell' : `Read another way: ${count} cells`,
    none: 'Nothing is read another way',
    noneBody: 'Every cell is taken over as it is written.',
    lead: 'What is taken over from these cells is not what is written there. If it is wrong, put the cell right in the rows below.',
    places: (count: number) => (count === 1 ? 'one cell' : `${count} cells`),
    shop: 'Shop',
    cell: 'Cell',
    column: 'Column',
    original: 'Written',
    taken: 'Taken over as',
  },
});

/** Everything that is altered on the way in, before anything is taken over. */
export function ReadingsSection({ views }: { readonly views: readonly RowView[] }): ReactNode {
  const t = useTexts(TEXTS);
  const groups = readingsByReason(views);
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Section title={count > 0 ? t.title(count) : t.none}>
      <p className="text-quiet">{count > 0 ? t.lead : t.noneBody}</p>
      {groups.map((group) => (
        <Group key={group.why} group={group} />
      ))}
    </Section>
  );
}

function Group({ group: { message, entries } }: { readonly group: ReadingsOfReason }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(ROW_TEXTS);
  const say = useSaid();
  // 200 members with a dozen columns: only what is looked at is drawn
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-xl border border-hairline"
    >
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2 text-accent underline">
        <Icon name="down" size={20} />
        <span>
          {say(message)} <span className="font-bold whitespace-nowrap">{t.places(entries.length)}</span>
        </span>
      </summary>
      {open ? (
        <div className="border-t border-hairline p-4">
          <Table
            caption={say(message)}
            rows={entries}
            rowKey={(_, index) => String(index)}
            columns={[
              { key: 'shop', head: t.shop, rowHead: true, cell: ({ name }) => name ?? words.noName },
              { key: 'cell', head: t.cell, cell: ({ reading }) => reading.cell },
              { key: 'column', head: t.column, cell: ({ label }) => label },
              { key: 'original', head: t.original, cell: ({ reading }) => reading.original },
              { key: 'taken', head: t.taken, cell: ({ reading }) => <Taken reading={reading} /> },
            ]}
          />
        </div>
      ) : null}
    </details>
  );
}
