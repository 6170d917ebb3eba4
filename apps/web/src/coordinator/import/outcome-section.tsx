import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useIgnoredRows, type ImportRow } from './all-pages.ts';
import { importCommit, type ImportAction } from './import.generated.ts';
import type { ImportPreview } from './mapping.ts';
import { ROW_TEXTS } from './row-state.tsx';
import { COMMIT_ID } from './rows-section.tsx';
import { costOf, type RowView } from './rows.ts';
import { FIELD_TEXTS, VALUE_TEXTS } from './texts.ts';

const TEXTS = texts({
  ja: {
    title: '取り込むと、こうなります',
    counts: {
      NEW: '新しく登録するお店',
      UPDATE: '内容を更新するお店',
      UNCHANGED: '何も変わらないお店',
    } as Readonly<Record<ImportAction, string>>,
    shops: (count: number) => `${count}者`,
    list: (label: string, count: number) => `${label}を見る（${count}者）`,
    costs: '費用（税抜）',
    addsCosts: '費用を登録します',
    changes: (field: string, before: string, after: string) =>
      `${field}を「${before}」から「${after}」に変えます`,
    sets: (field: string, after: string) => `${field}に「${after}」を入れます`,
    clears: (field: string, before: string) => `${field}「${before}」を空にします`,
    changesField: (field: string) => `${field}を変えます`,
    ignored: (count: number) => `お店として読まなかった行（${count}行）`,
    row: (row: number) => `${row}行目`,
    commit: (made: number, changed: number) =>
      made > 0 && changed > 0
        ? `${made}者を登録し、${changed}者を更新する`
        : made > 0
          ? `${made}者を登録する`
          : changed > 0
            ? `${changed}者を更新する`
            : 'このまま取り込みを終える',
    allOrNothing: '全部がいっぺんに入るか、何も入らないかのどちらかです。途中までだけ入ることはありません。',
    notYet: (rows: number) => `直すところが ${rows}行 残っています。直すと取り込めます。`,
    notYetFile: '上の「確かめていただきたいこと」を直すと取り込めます。',
  },
  en: {
    title: 'What importing will do',
    counts: { NEW: 'Shops to enrol', UPDATE: 'Shops to update', UNCHANGED: 'Shops that stay as they are' },
    shops: (count: number) => `${count}`,
    list: (label: string, count: number) => `Show: ${label} (${count})`,
    costs: 'Costs (without tax)',
    addsCosts: 'its costs are entered',
    changes: (field: string, before: string, after: string) => `${field}: "${before}" becomes "${after}"`,
    sets: (field: string, after: string) => `${field} becomes "${after}"`,
    clears: (field: string, before: string) => `${field} "${before}" is emptied`,
    changesField: (field: string) => `${field} changes`,
    ignored: (count: number) => `Rows not read as shops (${count})`,
    row: (row: number) => `Row ${row}`,
    commit: (made: number, changed: number) =>
      made > 0 && changed > 0
        ? `Enrol ${made} and update ${changed}`
        : made > 0
          ? `Enrol ${made} members`
          : changed > 0
            ? `Update ${changed} members`
            : 'Finish this import',
    allOrNothing: 'Either all of it is imported or nothing; never a half.',
    notYet: (rows: number) =>
      `${rows === 1 ? 'One row is' : `${rows} rows are`} left to put right; then this can be imported.`,
    notYetFile: 'Put right what is said about the list above; then this can be imported.',
  },
});

const ACTIONS: readonly ImportAction[] = ['NEW', 'UPDATE', 'UNCHANGED'];

/** 新しい 11, 更新 1, そのまま 0, in words; and the one button that does it. */
export function OutcomeSection({
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
  const change = useChange(importCommit);
  const [idempotencyKey, setKey] = useState(newIdempotencyKey);
  const { summary, canCommit } = preview;
  const commit = async (): Promise<void> => {
    const done = await change.send({ input: { id, version, idempotencyKey } });
    if (done) setKey(newIdempotencyKey());
  };
  return (
    <Section title={t.title}>
      <dl className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {ACTIONS.map((action) => (
          <div key={action} className="rounded-xl border border-hairline p-4">
            <dt className="text-quiet">{t.counts[action]}</dt>
            <dd className="text-2xl font-bold tabular-nums">
              {t.shops(views.filter(({ row }) => row.action === action).length)}
            </dd>
          </div>
        ))}
      </dl>
      {ACTIONS.map((action) => {
        const rows = views.filter(({ row }) => row.action === action);
        return rows.length > 0 ? (
          <More key={action} title={t.list(t.counts[action], rows.length)}>
            <ul className="flex flex-col">
              {rows.map((view) => (
                <Outcome key={view.row.rowNumber} view={view} />
              ))}
            </ul>
          </More>
        ) : null;
      })}
      {summary.ignored > 0 ? <Ignored id={id} count={summary.ignored} /> : null}
      <Problems problems={change.problems} />
      {canCommit ? (
        <div className="flex flex-col items-start gap-2">
          <Button id={COMMIT_ID} busy={change.sending} onClick={() => void commit()}>
            {t.commit(summary.new, summary.updated)}
          </Button>
          <p className="text-sm text-quiet">{t.allOrNothing}</p>
        </div>
      ) : (
        <Banner state="stop" title={summary.errors > 0 ? t.notYet(summary.errors) : t.notYetFile}>
          {t.allOrNothing}
        </Banner>
      )}
    </Section>
  );
}

function More({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="rounded-xl border border-hairline">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2 text-accent underline">
        <Icon name="down" size={20} />
        {title}
      </summary>
      <div className="border-t border-hairline px-4 py-2">{children}</div>
    </details>
  );
}

function Outcome({ view: { row, cells } }: { readonly view: RowView }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(ROW_TEXTS);
  const cost = costOf(row);
  const prefecture = cells.find(({ meaning }) => meaning === 'PREFECTURE')?.text ?? '';
  return (
    <li className="border-b border-hairline py-2 last:border-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{row.values.name ?? words.noName}</span>
        {row.action === 'NEW' ? (
          <span className="text-sm">
            {t.costs} <Yen yen={cost} />
          </span>
        ) : null}
      </div>
      {row.action === 'UPDATE' ? (
        <ul className="list-disc pl-5 text-sm text-quiet">
          {row.changes.map((one) => (
            <li key={one.field}>
              <ChangeInWords change={one} prefecture={prefecture} />
            </li>
          ))}
          {row.changes.length === 0 ? <li>{t.addsCosts}</li> : null}
        </ul>
      ) : null}
    </li>
  );
}

/** A prefecture is stored as its number: the file's own word is shown instead. */
function ChangeInWords({
  change: { field, before, after },
  prefecture,
}: {
  readonly change: ImportRow['changes'][number];
  readonly prefecture: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const fields = useTexts(FIELD_TEXTS);
  const values = useTexts(VALUE_TEXTS);
  const name = fields[field] ?? field;
  if (field === 'prefecture') return prefecture ? t.sets(name, prefecture) : t.changesField(name);
  const shown = (value: string): string => values[value] ?? value;
  if (before === '') return t.sets(name, shown(after));
  if (after === '') return t.clears(name, shown(before));
  return t.changes(name, shown(before), shown(after));
}

function Ignored({ id, count }: { readonly id: string; readonly count: number }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const read = useIgnoredRows(id, true);
  return (
    <More title={t.ignored(count)}>
      <Shown read={read} lines={3}>
        {(rows) => (
          <ul className="flex flex-col">
            {rows.map(({ rowNumber, text, message }) => (
              <li key={rowNumber} className="border-b border-hairline py-2 last:border-0">
                <span className="text-sm text-quiet">{t.row(rowNumber)}</span> {text}
                <span className="block text-sm text-quiet">{say(message)}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </More>
  );
}
