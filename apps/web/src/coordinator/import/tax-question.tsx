import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Radios, type Choice } from '../../ui/field.tsx';
import { Banner } from '../../ui/state.tsx';
import {
  asksForRate,
  choiceOf,
  TAX_PERCENTS,
  type ColumnChoice,
  type ImportColumn,
  type Reading,
} from './mapping.ts';
import { headingOf, type LineView } from './rows.ts';
import { taxSums } from './tax.ts';

const TEXTS = texts({
  ja: {
    title: '税込の金額のようです。税率を選んでください',
    lead: '補助金は税抜の金額で計算します。税率を選ぶと、1マスずつ1円未満を切り捨てて税抜に直します。店や品目で税率がちがうときは、下の一覧で税抜の金額に直してください。',
    column: (label: string, letter: string) => `「${label}」（${letter}列）`,
    rate: (percent: number) => `${percent}%の税込なので、税抜に直す`,
    exclusive: '実は税抜の金額なので、そのまま読む',
    becomes: '合計',
    unread: (count: number) => `金額だけではない${count}マスは、この合計に入っていません。`,
    again: '選んだ税率で読み直す',
  },
  en: {
    title: 'These amounts seem to include tax: please choose the rate',
    lead: 'The subsidy is worked out without tax. With a rate, each cell is converted and rounded down to whole yen. Where rates differ, please enter the amounts without tax in the rows below.',
    column: (label: string, letter: string) => `"${label}" (column ${letter})`,
    rate: (percent: number) => `${percent} % tax is in it: take it out`,
    exclusive: 'They are without tax after all: read them as they are',
    becomes: 'sum',
    unread: (count: number) =>
      `${count === 1 ? 'One cell that is' : `${count} cells that are`} more than an amount are not in these sums.`,
    again: 'Read it again at these rates',
  },
});

type Rate = '10' | '8' | 'EXCLUSIVE';

/** Amounts with tax stand in the way until a person says at which rate; what each rate would come to helps to tell. */
export function TaxQuestion({
  columns,
  lines,
  reading,
  sending,
  onChoose,
  onReadAgain,
}: {
  readonly columns: readonly ImportColumn[];
  readonly lines: readonly LineView[];
  readonly reading: Reading;
  readonly sending: boolean;
  readonly onChoose: (column: string, choice: ColumnChoice) => void;
  readonly onReadAgain: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const asking = columns.filter(asksForRate);
  if (asking.length === 0) return null;
  const isChosen = asking.some(({ column }) => reading.columns[column] !== undefined);
  return (
    <Banner state="attention" title={t.title}>
      <div className="flex flex-col gap-4">
        <p>{t.lead}</p>
        {asking.map((column) => (
          <Question
            key={column.column}
            column={column}
            lines={lines}
            choice={choiceOf(column, reading)}
            onChoose={(choice) => onChoose(column.column, choice)}
          />
        ))}
        <div>
          <Button busy={sending} disabled={!isChosen} onClick={onReadAgain}>
            {t.again}
          </Button>
        </div>
      </div>
    </Banner>
  );
}

function Question({
  column,
  lines,
  choice,
  onChoose,
}: {
  readonly column: ImportColumn;
  readonly lines: readonly LineView[];
  readonly choice: ColumnChoice;
  readonly onChoose: (choice: ColumnChoice) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const sums = taxSums(lines, column.column, choice.unitYen);
  const becomes = (to: number): ReactNode => (
    <>
      {t.becomes} <Yen yen={sums.written} /> → <Yen yen={to} />
    </>
  );
  const choices: readonly Choice<Rate>[] = [
    ...TAX_PERCENTS.map((percent) => ({
      value: `${percent}` as const,
      label: t.rate(percent),
      hint: becomes(sums.without(percent)),
    })),
    { value: 'EXCLUSIVE', label: t.exclusive, hint: becomes(sums.written) },
  ];
  const chosen =
    choice.tax === 'EXCLUSIVE'
      ? 'EXCLUSIVE'
      : choice.taxPercent === null
        ? null
        : (`${choice.taxPercent}` as Rate);
  return (
    <div>
      <Radios
        legend={t.column(headingOf(column.label), column.column)}
        name={`tax-${column.column}`}
        value={chosen}
        choices={choices}
        onChoose={(rate) =>
          onChoose(
            rate === 'EXCLUSIVE'
              ? { ...choice, tax: 'EXCLUSIVE', taxPercent: null }
              : { ...choice, tax: 'INCLUSIVE', taxPercent: Number(rate) },
          )
        }
      />
      {sums.unread > 0 ? <p className="text-sm text-quiet">{t.unread(sums.unread)}</p> : null}
    </div>
  );
}
