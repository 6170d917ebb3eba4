import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/dialog.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Problems } from '../../ui/problems.tsx';
import { importCorrectCell } from './import.generated.ts';
import { ROW_TEXTS } from './row-state.tsx';
import { linesOf, type CellView, type RowView } from './rows.ts';

const TEXTS = texts({
  ja: {
    title: (row: number, name: string) => `${row}行目 ${name}`,
    hint: 'ファイルの中の文字をそのまま直します。空にすると、空欄として読みます。',
    save: '直した内容で読み直す',
    same: '何も変えずに閉じる',
    takenAs: (taken: string, why: string) => `「${taken}」として取り込みます。${why}`,
  },
  en: {
    title: (row: number, name: string) => `Row ${row} ${name}`,
    hint: 'This changes what the file says. An empty box is read as an empty cell.',
    save: 'Read it again like this',
    same: 'Close without changes',
    takenAs: (taken: string, why: string) => `Taken over as "${taken}". ${why}`,
  },
});

interface EditedCell extends CellView {
  readonly rowNumber: number;
  readonly key: string;
}

/** All cells of one row, for what no mark points at. */
export function RowEditor({
  id,
  version,
  view,
  onClose,
}: {
  readonly id: string;
  readonly version: number;
  readonly view: RowView;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(ROW_TEXTS);
  const say = useSaid();
  const change = useChange(importCorrectCell);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { rowNumber, values } = view.row;
  const cells: readonly EditedCell[] = linesOf(view).flatMap((line) =>
    line.cells
      // in its further lines a member has little more than a cost
      .filter(({ text, issues }) => line.rowNumber === rowNumber || text !== '' || issues.length > 0)
      .map((cell) => ({ ...cell, rowNumber: line.rowNumber, key: `${cell.column}${line.rowNumber}` })),
  );
  const changed = cells.filter(({ key, text }) => typed[key] !== undefined && typed[key] !== text);

  const save = async (): Promise<void> => {
    let seen = version;
    for (const { key, column, rowNumber: line } of changed) {
      const value = typed[key] ?? '';
      const done = await change.send({ input: { id, version: seen, rowNumber: line, column, value } });
      if (!done) return; // what is typed stays in the drawer
      seen = done.correctMemberImportCell.memberImport?.version ?? seen;
    }
    onClose();
  };
  return (
    <Drawer
      open
      title={t.title(rowNumber, values.name ?? words.noName)}
      onClose={onClose}
      actions={
        <Button busy={change.sending} onClick={() => (changed.length > 0 ? void save() : onClose())}>
          {changed.length > 0 ? t.save : t.same}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-quiet">{t.hint}</p>
        <Problems problems={change.problems} />
        {cells.map(({ key, rowNumber: line, label, text, issues, reading }) => (
          <TextInput
            key={key}
            label={line === rowNumber ? label : `${label}（${words.row(line)}）`}
            autoComplete="off"
            value={typed[key] ?? text}
            hint={reading ? t.takenAs(reading.taken, say(reading.message)) : null}
            problem={issues.length > 0 ? issues.map(({ message }) => say(message)).join(' ') : null}
            onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
          />
        ))}
      </div>
    </Drawer>
  );
}
