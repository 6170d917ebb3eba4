import type { ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextInput } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import type { ImportRow } from './all-pages.ts';
import { ColumnItem } from './column-item.tsx';
import { importRemap } from './import.generated.ts';
import {
  AS_READ,
  choiceOf,
  isChanged,
  mappingOf,
  type ColumnChoice,
  type ImportPreview,
  type Reading,
} from './mapping.ts';
import { linesOf, type RowView } from './rows.ts';
import { TaxQuestion } from './tax-question.tsx';

const TEXTS = texts({
  ja: {
    title: '名簿をこう読みました',
    summary: (taken: number, all: number, sheet: string) =>
      `シート「${sheet}」の${all}列のうち、${taken}列を取り込みます。`,
    open: '列の読み方を見る・直す',
    again: 'この読み方で読み直す',
    undo: '選び直したところを元に戻す',
    hint: '読み直すまで、下の一覧は変わりません。',
    sheet: '読むシート',
    first: '見出しの最初の行',
    last: '見出しの最後の行',
    place: '表の場所',
    placeHint: 'シートや見出しの行を変えると、列の読み方ははじめから判断し直します。',
    representative: '代表事業者の行',
    asRead: 'いまの読み方のまま',
    row: (row: number, name: string) => `${row}行目 ${name}`,
  },
  en: {
    title: 'How the list was read',
    summary: (taken: number, all: number, sheet: string) =>
      `${taken} of the ${all} columns of the sheet "${sheet}" are taken over.`,
    open: 'Look at the columns, put them right',
    again: 'Read it again like this',
    undo: 'Undo these choices',
    hint: 'The rows below stay as they are until it is read again.',
    sheet: 'Sheet to read',
    first: 'First row of the headings',
    last: 'Last row of the headings',
    place: 'Where the table is',
    placeHint: 'With another sheet or other headings, the columns are recognised anew.',
    representative: 'Row of the representative',
    asRead: 'As it was read',
    row: (row: number, name: string) => `Row ${row} ${name}`,
  },
});

/** Column by column what was understood, and another reading of it. */
export function ColumnsSection({
  id,
  version,
  preview,
  views,
}: {
  readonly id: string;
  readonly version: number;
  readonly preview: ImportPreview;
  readonly views: readonly RowView[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const [reading, setReading, forget] = useDraft<Reading>(`import-reading/${id}`, AS_READ);
  const change = useChange(importRemap);
  const changed = isChanged(preview, reading);
  const rows = views.map(({ row }) => row);
  const lines = views.flatMap(linesOf);
  const taken = preview.columns.filter(({ meaning }) => meaning !== null).length;

  const readAgain = async (): Promise<void> => {
    const input = { id, version, mapping: mappingOf(preview, rows, reading) };
    if (await change.send({ input })) forget();
  };
  const choose = (column: string, choice: ColumnChoice): void =>
    setReading({ ...reading, columns: { ...reading.columns, [column]: choice } });

  return (
    <Section title={t.title}>
      <p>{t.summary(taken, preview.columns.length, preview.sheetName)}</p>
      <Problems problems={change.problems} />
      <TaxQuestion
        columns={preview.columns}
        lines={lines}
        reading={reading}
        sending={change.sending}
        onChoose={choose}
        onReadAgain={() => void readAgain()}
      />
      <details open={changed || undefined} className="rounded-xl border border-hairline">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2 font-bold text-accent underline">
          <Icon name="down" size={20} />
          {t.open}
        </summary>
        <div className="flex flex-col gap-6 border-t border-hairline p-4">
          <ul className="flex flex-col">
            {preview.columns.map((column) => (
              <ColumnItem
                key={column.column}
                column={column}
                lines={lines}
                choice={choiceOf(column, reading)}
                onChoose={(choice) => choose(column.column, choice)}
              />
            ))}
          </ul>
          <Place preview={preview} rows={rows} reading={reading} onChange={setReading} />
          <p className="text-sm text-quiet">{t.hint}</p>
          <div className="flex flex-wrap gap-3">
            <Button busy={change.sending} disabled={!changed} onClick={() => void readAgain()}>
              {t.again}
            </Button>
            {changed ? (
              <Button look="second" icon="undo" onClick={forget}>
                {t.undo}
              </Button>
            ) : null}
          </div>
        </div>
      </details>
    </Section>
  );
}

function Place({
  preview,
  rows,
  reading,
  onChange,
}: {
  readonly preview: ImportPreview;
  readonly rows: readonly ImportRow[];
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const heads = reading.headerRows ?? { first: preview.firstHeaderRow, last: preview.lastHeaderRow };
  const setHeads = (change: Partial<typeof heads>): void =>
    onChange({ ...reading, headerRows: { ...heads, ...change } });
  const others = preview.otherSheets.filter(({ reason }) => reason !== 'EMPTY' && reason !== 'TOO_LARGE');
  return (
    <fieldset className="grid gap-4 md:grid-cols-2">
      <legend className="mb-2 font-bold">{t.place}</legend>
      <p className="text-sm text-quiet md:col-span-2">{t.placeHint}</p>
      {others.length > 0 ? (
        <Select
          label={t.sheet}
          value={reading.sheetName ?? preview.sheetName}
          onChange={({ target }) => onChange({ ...reading, sheetName: target.value })}
        >
          <option value={preview.sheetName}>{preview.sheetName}</option>
          {others.map(({ name, message }) => (
            <option key={name} value={name}>
              {name}（{say(message)}）
            </option>
          ))}
        </Select>
      ) : null}
      <Select
        label={t.representative}
        value={reading.representativeRow ?? ''}
        onChange={({ target }) =>
          onChange({ ...reading, representativeRow: target.value === '' ? null : Number(target.value) })
        }
      >
        <option value="">{t.asRead}</option>
        {rows.map(({ rowNumber, values }) => (
          <option key={rowNumber} value={rowNumber}>
            {t.row(rowNumber, values.name ?? '')}
          </option>
        ))}
      </Select>
      <TextInput
        label={t.first}
        type="number"
        min={1}
        value={heads.first}
        onChange={({ target }) => setHeads({ first: Math.max(1, Number(target.value) || 1) })}
      />
      <TextInput
        label={t.last}
        type="number"
        min={1}
        value={heads.last}
        onChange={({ target }) => setHeads({ last: Math.max(1, Number(target.value) || 1) })}
      />
    </fieldset>
  );
}
