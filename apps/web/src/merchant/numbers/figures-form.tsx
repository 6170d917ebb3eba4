import type { Bilingual } from '@renkei/api-client';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { yenText } from '../../language/money.ts';
import { Button } from '../../ui/button.tsx';
import { wholeNumber, YenInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { useShop } from '../shop.ts';
import { hoursText, hundredths, signedYen, type Figures } from './figures.ts';
import { merchantEnterEffects } from './numbers.generated.ts';

const TEXTS = texts({
  ja: {
    names: {
      operatingProfitYen: '営業利益',
      personnelCostYen: '人件費',
      depreciationYen: '減価償却費',
      employees: '従業員の数',
      hoursHundredths: '1人あたりの年間の平均労働時間',
    },
    hints: {
      operatingProfitYen: '赤字のときは、前に「-」か「▲」を付けます。',
      personnelCostYen: '',
      depreciationYen: '',
      employees: '',
      hoursHundredths: '小数は2桁まで入れられます。例：1800.5',
    },
    people: '人',
    hours: '時間',
    beside: (period: string, value: string) => `${period}：${value}`,
    needed: '数字を入れてください。',
    save: 'この数字を保存する',
  },
  en: {
    names: {
      operatingProfitYen: 'Operating profit',
      personnelCostYen: 'Personnel cost',
      depreciationYen: 'Depreciation',
      employees: 'Employees',
      hoursHundredths: 'Average yearly hours of an employee',
    },
    hints: {
      operatingProfitYen: 'Put - before a loss.',
      personnelCostYen: '',
      depreciationYen: '',
      employees: '',
      hoursHundredths: 'Up to two decimals, e.g. 1800.5',
    },
    people: 'people',
    hours: 'hours',
    beside: (period: string, value: string) => `${period}: ${value}`,
    needed: 'Please enter a number.',
    save: 'Save these figures',
  },
});

const FIELDS = [
  'operatingProfitYen',
  'personnelCostYen',
  'depreciationYen',
  'employees',
  'hoursHundredths',
] as const;
type Field = (typeof FIELDS)[number];
type Typed = Readonly<Record<Field, string>>;

function typedOf(figures: Figures | null): Typed {
  const text = (field: Field): string =>
    figures === null ? '' : field === 'hoursHundredths' ? hoursText(figures[field]) : String(figures[field]);
  return Object.fromEntries(FIELDS.map((field) => [field, text(field)])) as Typed;
}

const READ: Readonly<Record<Field, (text: string) => number | null>> = {
  operatingProfitYen: signedYen,
  personnelCostYen: wholeNumber,
  depreciationYen: wholeNumber,
  employees: wholeNumber,
  hoursHundredths: hundredths,
};

export function FiguresForm({
  period,
  figures,
  beside,
  besideName,
  onSaved,
}: {
  readonly period: Figures['period'];
  readonly figures: Figures | null;
  readonly beside: Figures | null;
  readonly besideName: string;
  /** With what the API would have looked at a second time. */
  readonly onSaved: (checks: readonly Bilingual[]) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const { memberId } = useShop();
  const [typed, setTyped, clear] = useDraft(`merchant/effects/${memberId}/${period}`, typedOf(figures));
  const [asked, setAsked] = useState(false);
  const change = useChange(merchantEnterEffects);
  const unitOf = (field: Field): { readonly unit?: string } =>
    field === 'employees' ? { unit: t.people } : field === 'hoursHundredths' ? { unit: t.hours } : {};
  const shown = (field: Field, value: number): string =>
    field === 'hoursHundredths'
      ? `${hoursText(value)}${t.hours}`
      : field === 'employees'
        ? `${value}${t.people}`
        : yenText(value, language);
  const send = async (): Promise<void> => {
    setAsked(true);
    const [operatingProfitYen, personnelCostYen, depreciationYen, employees, hoursHundredths] = FIELDS.map(
      (field) => READ[field](typed[field]),
    );
    if (
      operatingProfitYen == null ||
      personnelCostYen == null ||
      depreciationYen == null ||
      employees == null ||
      hoursHundredths == null
    )
      return;
    const done = await change.send({
      input: {
        memberId,
        period,
        operatingProfitYen,
        personnelCostYen,
        depreciationYen,
        employees,
        hoursHundredths,
        ...(figures ? { version: figures.version } : {}),
      },
    });
    if (!done) return;
    clear();
    setAsked(false);
    onSaved((done.enterEffectFigures.checks ?? []).map(({ message }) => message));
  };
  return (
    <form
      className="flex flex-col gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {FIELDS.map((field) => (
        <YenInput
          key={field}
          label={t.names[field]}
          hint={
            t.hints[field] || beside ? (
              <>
                {t.hints[field]}
                {beside ? (
                  <span className="block font-bold">{t.beside(besideName, shown(field, beside[field]))}</span>
                ) : null}
              </>
            ) : null
          }
          required
          {...unitOf(field)}
          yen={typed[field]}
          onYen={(text) => setTyped({ ...typed, [field]: text })}
          problem={
            problemAt(change.problems, field) ??
            (asked && READ[field](typed[field]) === null ? t.needed : null)
          }
        />
      ))}
      <Problems problems={change.problems} shown={[...FIELDS]} />
      <Button type="submit" wide busy={change.sending}>
        {t.save}
      </Button>
    </form>
  );
}
