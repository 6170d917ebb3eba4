import { CATEGORY_LABELS } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { usePreferences, useSaid, useTexts } from '../../../language/language.ts';
import { Yen } from '../../../ui/amounts.tsx';
import { Table } from '../../../ui/table.tsx';
import { contentOf, textOf, type SavedLine, type Tool } from './rows.ts';
import { GRID_TEXTS } from './texts.ts';

/** The costs as they are saved: for whoever only reads. */
export function SavedCosts({
  caption,
  lines,
  tools,
}: {
  readonly caption: string;
  readonly lines: readonly SavedLine[];
  readonly tools: readonly Tool[];
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const say = useSaid();
  const { language } = usePreferences();
  if (lines.length === 0) return <p className="text-quiet">{t.none}</p>;
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'category', head: t.columns.category, cell: ({ category }) => say(CATEGORY_LABELS[category]) },
        { key: 'label', head: t.columns.label, rowHead: true, cell: ({ label }) => label || '—' },
        {
          key: 'tool',
          head: t.columns.toolId,
          cell: ({ toolId }) => tools.find(({ id }) => id === toolId)?.name ?? '—',
        },
        {
          key: 'functions',
          head: t.columns.functions,
          cell: (line) => textOf(contentOf(line), 'functions', tools, language) || '—',
        },
        {
          key: 'price',
          head: t.columns.unitPrice,
          right: true,
          cell: ({ unitPriceYen }) => <Yen yen={unitPriceYen} />,
        },
        { key: 'quantity', head: t.columns.quantity, right: true, cell: ({ quantity }) => quantity },
        {
          key: 'months',
          head: t.columns.cloudMonths,
          right: true,
          cell: ({ cloudMonths }) => cloudMonths ?? '—',
        },
        {
          key: 'amount',
          head: t.amount,
          right: true,
          cell: ({ unitPriceYen, quantity }) => <Yen yen={BigInt(unitPriceYen) * BigInt(quantity)} />,
        },
      ]}
    />
  );
}
