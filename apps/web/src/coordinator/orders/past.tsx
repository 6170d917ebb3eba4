import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/state.tsx';
import { WORDS } from './texts.ts';
import type { Line } from './timeline.ts';
import type { VoidTarget } from './void-dialog.tsx';

const TEXTS = texts({
  ja: {
    records: (count: number) => `記録を見る（${count}件）`,
    tax: '＋消費税',
    number: '番号',
    voided: '取り消しました',
    why: '理由',
    anyway: 'ルールに反したまま記録',
    takeBack: '取り消す',
    takeBackNamed: (step: string, on: string) => `${step}（${on}）の記録を取り消す`,
  },
  en: {
    records: (count: number) => `Show records (${count})`,
    tax: '+ tax',
    number: 'No.',
    voided: 'Taken back',
    why: 'Why',
    anyway: 'Recorded although it breaks a rule',
    takeBack: 'Take back',
    takeBackNamed: (step: string, on: string) => `Take back the record: ${step} (${on})`,
  },
});

/** Every record of a line, mistaken ones too; nothing is ever erased. */
export function Past({
  line,
  lineName,
  onVoid,
}: {
  readonly line: Line;
  readonly lineName: string;
  readonly onVoid: ((target: VoidTarget) => void) | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2">{t.records(line.purchaseSteps.length)}</summary>
      <ul className="flex flex-col">
        {line.purchaseSteps.map((step) => (
          <li
            key={step.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-1"
          >
            <span className={step.voidedAt ? 'text-quiet line-through' : 'font-bold'}>
              {w.step[step.step]}
            </span>
            <span>
              <When at={step.occurredOn} />
              {step.occurredTime ? ` ${step.occurredTime}` : ''}
            </span>
            <span>
              <Yen yen={step.amountYen} />
              {step.taxYen > 0 ? (
                <span className="text-sm">
                  {' '}
                  {t.tax} <Yen yen={step.taxYen} />
                </span>
              ) : null}
            </span>
            {step.method ? <span className="text-sm">{w.method[step.method]}</span> : null}
            {step.documentNumber ? (
              <span className="text-sm">
                {t.number} {step.documentNumber}
              </span>
            ) : null}
            {step.note ? <span className="text-sm text-quiet">{step.note}</span> : null}
            {step.alreadyHappened ? <StateChip state="attention">{t.anyway}</StateChip> : null}
            {step.voidedAt ? (
              <span className="text-sm text-quiet">
                {t.voided} <When at={step.voidedAt} short /> {t.why}：{step.voidReason}
              </span>
            ) : onVoid ? (
              <Button
                look="quiet"
                icon="undo"
                aria-label={t.takeBackNamed(w.step[step.step], step.occurredOn)}
                onClick={() =>
                  onVoid({
                    id: step.id,
                    version: step.version,
                    what: `${lineName}：${w.step[step.step]}`,
                    on: step.occurredOn,
                  })
                }
              >
                {t.takeBack}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
