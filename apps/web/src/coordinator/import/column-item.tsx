import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Select } from '../../ui/field.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { ImportMeaning, ImportTax } from './import.generated.ts';
import {
  AMOUNTS,
  isOther,
  TAX_PERCENTS,
  UNITS_YEN,
  type ColumnChoice,
  type ImportColumn,
} from './mapping.ts';
import { headingOf, type LineView } from './rows.ts';
import { taxSums } from './tax.ts';
import { MEANINGS, MEANING_TEXTS, TAX_TEXTS } from './texts.ts';

const TEXTS = texts({
  ja: {
    column: (letter: string) => `${letter}列`,
    noHeading: '（見出しなし）',
    samples: '入っているもの',
    empty: '（空）',
    meaning: (label: string) => `「${label}」の列の意味`,
    notTaken: '取り込まない',
    tax: (label: string) => `「${label}」は税抜か税込か`,
    unit: (label: string) => `「${label}」の単位`,
    units: { 1: '円', 1000: '千円', 10000: '万円', 1000000: '百万円' } as Readonly<Record<number, string>>,
    unsure: '確かめてください',
    changed: '変えました',
    rate: (label: string) => `「${label}」の税率`,
    noRate: '税率を選んでください',
    percent: (percent: number) => `税率 ${percent}%`,
    becomes: 'この列の合計（税込 → 税抜）',
  },
  en: {
    column: (letter: string) => `Column ${letter}`,
    noHeading: '(no heading)',
    samples: 'Holds',
    empty: '(empty)',
    meaning: (label: string) => `What the column "${label}" is`,
    notTaken: 'Not taken over',
    tax: (label: string) => `"${label}": with or without tax`,
    unit: (label: string) => `Unit of "${label}"`,
    units: { 1: 'yen', 1000: 'thousand yen', 10000: 'ten thousand yen', 1000000: 'million yen' },
    unsure: 'Please check',
    changed: 'Changed',
    rate: (label: string) => `Rate of tax of "${label}"`,
    noRate: 'Please choose the rate',
    percent: (percent: number) => `${percent} % tax`,
    becomes: 'Sum of the column (with → without tax)',
  },
});

/** Below this the server itself was not sure of a meaning. */
const SURE = 0.7;

/** What a column was understood as, and another reading of it. */
export function ColumnItem({
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
  const meanings = useTexts(MEANING_TEXTS);
  const label = headingOf(column.label) || t.column(column.column);
  const isChosen = isOther(column, choice);
  const filled = column.samples.filter((text) => text.trim() !== '');
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-hairline py-3 md:grid-cols-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-quiet">{t.column(column.column)}</span>
          <span className="font-bold">{column.label || t.noHeading}</span>
          {isChosen ? <StateChip state="neutral">{t.changed}</StateChip> : null}
          {!isChosen && column.meaning !== null && column.confidence < SURE ? (
            <StateChip state="attention">{t.unsure}</StateChip>
          ) : null}
        </p>
        <p className="text-sm text-quiet">
          {t.samples} {filled.length > 0 ? filled.join(' / ') : t.empty}
        </p>
      </div>
      <div className="flex flex-col gap-2">
        <Select
          label={t.meaning(label)}
          labelHidden
          value={choice.meaning ?? ''}
          onChange={({ target }) =>
            onChoose({ ...choice, meaning: target.value === '' ? null : (target.value as ImportMeaning) })
          }
        >
          <option value="">{t.notTaken}</option>
          {MEANINGS.map((meaning) => (
            <option key={meaning} value={meaning}>
              {meanings[meaning]}
            </option>
          ))}
        </Select>
        {choice.meaning !== null && AMOUNTS.has(choice.meaning) ? (
          <AmountFields label={label} column={column} lines={lines} choice={choice} onChoose={onChoose} />
        ) : null}
      </div>
    </li>
  );
}

/** Unit and tax of a column of amounts; with tax, its rate and what that comes to. */
function AmountFields({
  label,
  column,
  lines,
  choice,
  onChoose,
}: {
  readonly label: string;
  readonly column: ImportColumn;
  readonly lines: readonly LineView[];
  readonly choice: ColumnChoice;
  readonly onChoose: (choice: ColumnChoice) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const taxes = useTexts(TAX_TEXTS);
  const stated: readonly ImportTax[] = ['EXCLUSIVE', 'INCLUSIVE'];
  const sums = choice.taxPercent === null ? null : taxSums(lines, column.column, choice.unitYen);
  return (
    <>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)] gap-2">
        <Select
          label={t.tax(label)}
          labelHidden
          value={choice.tax}
          onChange={({ target }) => onChoose({ ...choice, tax: target.value as ImportTax, taxPercent: null })}
        >
          {(column.tax === 'NOT_STATED' ? ['NOT_STATED' as const, ...stated] : stated).map((tax) => (
            <option key={tax} value={tax}>
              {taxes[tax]}
            </option>
          ))}
        </Select>
        <Select
          label={t.unit(label)}
          labelHidden
          value={choice.unitYen}
          onChange={({ target }) => onChoose({ ...choice, unitYen: Number(target.value) })}
        >
          {UNITS_YEN.map((unit) => (
            <option key={unit} value={unit}>
              {t.units[unit]}
            </option>
          ))}
        </Select>
      </div>
      {choice.tax === 'INCLUSIVE' ? (
        <Select
          label={t.rate(label)}
          labelHidden
          value={choice.taxPercent ?? ''}
          onChange={({ target }) =>
            onChoose({ ...choice, taxPercent: target.value === '' ? null : Number(target.value) })
          }
        >
          <option value="">{t.noRate}</option>
          {TAX_PERCENTS.map((percent) => (
            <option key={percent} value={percent}>
              {t.percent(percent)}
            </option>
          ))}
        </Select>
      ) : null}
      {sums !== null && choice.taxPercent !== null ? (
        <p className="text-sm">
          {t.becomes} <Yen yen={sums.written} /> → <Yen yen={sums.without(choice.taxPercent)} />
        </p>
      ) : null}
    </>
  );
}
