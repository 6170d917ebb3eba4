import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { StateChip, type State } from '../../ui/state.tsx';
import type { ImportAction } from './import.generated.ts';
import type { RowView } from './rows.ts';

export const ROW_TEXTS = texts({
  ja: {
    actions: { NEW: '新しい', UPDATE: '更新', UNCHANGED: 'そのまま' } as Readonly<
      Record<ImportAction, string>
    >,
    error: '直す',
    warning: '確かめる',
    row: (row: number) => `${row}行目`,
    state: 'どうなるか',
    noName: '（名前が空です）',
    edit: '行を開く',
    editRow: (row: number, name: string) => `行を開く ${row}行目 ${name}`,
    corrected: '直しました',
    representative: '代表事業者',
    furtherRow: (row: number, name: string) => `${row}行目（${name}のつづき）`,
    furtherRows: (rows: readonly number[]) => `${rows.join('・')}行目も、このお店の分として読みました。`,
  },
  en: {
    actions: { NEW: 'New', UPDATE: 'Update', UNCHANGED: 'As it is' },
    error: 'Put right',
    warning: 'Check',
    row: (row: number) => `Row ${row}`,
    state: 'What happens',
    noName: '(no name)',
    edit: 'Open row',
    editRow: (row: number, name: string) => `Open row ${row} ${name}`,
    corrected: 'put right',
    representative: 'Representative',
    furtherRow: (row: number, name: string) => `Row ${row} (${name}, continued)`,
    furtherRows: (rows: readonly number[]) =>
      rows.length === 1
        ? `Row ${rows[0]} is read as part of this shop.`
        : `Rows ${rows.join(', ')} are read as parts of this shop.`,
  },
});

/** What importing would do with a row, or that something stands in its way. */
export function RowState({ view: { mark, row } }: { readonly view: RowView }): ReactNode {
  const t = useTexts(ROW_TEXTS);
  const [state, word]: readonly [State, string] =
    mark === 'ERROR'
      ? ['stop', t.error]
      : [row.action === 'UNCHANGED' ? 'neutral' : 'ok', t.actions[row.action]];
  return (
    <span className="flex flex-wrap gap-1">
      <StateChip state={state}>{word}</StateChip>
      {mark === 'WARNING' ? <StateChip state="attention">{t.warning}</StateChip> : null}
    </span>
  );
}
