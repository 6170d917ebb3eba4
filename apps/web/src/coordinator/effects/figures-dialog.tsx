import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { YenInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { enterGroupFigures } from './effects.generated.ts';
import {
  draftOf,
  FIELDS,
  figuresOf,
  readDraft,
  type EffectMember,
  type Field,
  type Period,
} from './figures.ts';
import { EFFECT_WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    title: (shop: string, period: string) => `${shop}：${period}の数字`,
    save: 'この数字を保存する',
    close: '閉じる',
    number: '数字で入れてください。',
    loss: '赤字は −1,200,000 のように入れてください。',
    hours: '1人が1年に働いた時間の平均。例: 1800.5',
    units: { operatingProfit: '円', personnelCost: '円', depreciation: '円', employees: '人', hours: '時間' },
    saved: '保存しました。次のところを、念のため見直してください。',
  },
  en: {
    title: (shop: string, period: string) => `${shop}: figures, ${period}`,
    save: 'Save these figures',
    close: 'Close',
    number: 'Please enter a number.',
    loss: 'A loss is entered as −1,200,000.',
    hours: 'How long one person worked in the year on average, for example 1800.5',
    units: {
      operatingProfit: 'yen',
      personnelCost: 'yen',
      depreciation: 'yen',
      employees: 'people',
      hours: 'hours',
    },
    saved: 'Saved. Please have a second look at these.',
  },
});

const PATHS: Readonly<Record<Field, string>> = {
  operatingProfit: 'operatingProfitYen',
  personnelCost: 'personnelCostYen',
  depreciation: 'depreciationYen',
  employees: 'employees',
  hours: 'hoursHundredths',
};

export function FiguresDialog({
  member,
  period,
  onClose,
}: {
  readonly member: EffectMember;
  readonly period: Period;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(EFFECT_WORDS);
  const say = useSaid();
  const figures = figuresOf(member, period);
  const [draft, setDraft, clearDraft] = useDraft(`figures/${member.id}/${period}`, draftOf(figures));
  const [tried, setTried] = useState(false);
  const entering = useChange(enterGroupFigures);
  const [checks, setChecks] = useState<readonly { readonly ja: string; readonly en: string }[]>([]);
  const read = readDraft(draft);

  const save = async (): Promise<void> => {
    setTried(true);
    const { operatingProfit, personnelCost, depreciation, employees, hours } = read;
    if (
      operatingProfit === null ||
      personnelCost === null ||
      depreciation === null ||
      employees === null ||
      hours === null
    )
      return;
    const done = await entering.send({
      input: {
        memberId: member.id,
        period,
        operatingProfitYen: operatingProfit,
        personnelCostYen: personnelCost,
        depreciationYen: depreciation,
        employees,
        hoursHundredths: hours,
        ...(figures ? { version: figures.version } : {}),
      },
    });
    if (!done) return;
    clearDraft();
    const found = done.enterEffectFigures.checks ?? [];
    if (found.length === 0) onClose();
    else setChecks(found.map(({ message }) => message));
  };

  return (
    <Dialog
      open
      title={t.title(member.business.name, words.periods[period])}
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.close}
          </Button>
          <Button busy={entering.sending} onClick={() => void save()}>
            {t.save}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={entering.problems} shown={Object.values(PATHS)} />
        {checks.length > 0 ? (
          <Banner state="attention" title={t.saved} live>
            <ul className="list-disc pl-5">
              {checks.map((check) => (
                <li key={check.ja}>{say(check)}</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        {FIELDS.map((field) => (
          <YenInput
            key={field}
            label={words.fields[field]}
            unit={t.units[field]}
            hint={field === 'operatingProfit' ? t.loss : field === 'hours' ? t.hours : undefined}
            inputMode={field === 'operatingProfit' ? 'text' : 'decimal'}
            yen={draft[field]}
            onYen={(text) => setDraft({ ...draft, [field]: text })}
            problem={
              problemAt(entering.problems, PATHS[field]) ??
              (tried && read[field] === null ? t.number : undefined)
            }
          />
        ))}
      </div>
    </Dialog>
  );
}
