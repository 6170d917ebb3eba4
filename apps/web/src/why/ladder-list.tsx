import { digits, documentName, SOURCE_DOCUMENTS, type Piece } from '@renkei/subsidy-rules';
import { useState, type ReactNode } from 'react';
import { texts, usePreferences, useSaid, useTexts } from '../language/language.ts';
import { Yen } from '../ui/amounts.tsx';
import { Button } from '../ui/button.tsx';
import { StateChip } from '../ui/state.tsx';
import { DisagreementNote } from './disagreement-note.tsx';
import { ladderTo, longSum, sentenceOf, type Rung } from './ladder.ts';
import type { ReadingFields, TraceStepFields } from './trace.ts';

const TEXTS = texts({
  ja: {
    steps: '計算のしかた',
    nothing: 'まだ計算のもとになる費用がありません。',
    from: (number: number) => `${number}段目の額`,
    rounded: '1円未満は切り捨て',
    capReached: (yen: string) => `上限 ${yen}円 に届いています`,
    carriedBack: '2025年の資料の決まりを使用',
    clause: '根拠',
    withheld: '計算にはグループ全体の額を使うため、式は表示していません。',
    list: (count: number) => `${count}件の内訳を見る`,
    count: (value: number) => `${value}`,
    showIdle: '0円の段も見る',
    hideIdle: '0円の段をかくす',
    papers: '資料の名前',
    taxFree: '金額は、とくに書いていなければ税抜です。',
  },
  en: {
    steps: 'How it was worked out',
    nothing: 'There are no costs yet to work it out from.',
    from: (number: number) => `the amount of step ${number}`,
    rounded: 'rounded down to the yen',
    capReached: (yen) => `limit of ¥${yen} reached`,
    carriedBack: 'rule taken from the papers of 2025',
    clause: 'Where it is written',
    withheld: 'It is worked out from the whole group’s sums, so the formula is not shown.',
    list: (count: number) => `Show the ${count} amounts`,
    count: (value: number) => `${value}`,
    showIdle: 'Show the steps of 0 yen as well',
    hideIdle: 'Hide the steps of 0 yen',
    papers: 'The papers',
    taxFree: 'Amounts are without tax unless it says otherwise.',
  },
});

/** What the drawer of 「なぜ？」 shows: the amount, then its ladder, the amount asked about last. */
export function LadderList({
  steps,
  of,
  readings,
}: {
  readonly steps: readonly TraceStepFields[];
  readonly of?: string | undefined;
  readonly readings?: readonly ReadingFields[] | undefined;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [withIdle, setWithIdle] = useState(false);
  const rungs = ladderTo(steps, of);
  const asked = rungs.at(-1)?.step;
  if (!asked) return <p>{t.nothing}</p>;
  const numbers = new Map(rungs.filter(({ idle }) => !idle).map(({ step, number }) => [step.id, number]));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-3xl font-bold">
        <Amount step={asked} />
      </p>
      <h3 className="font-bold">{t.steps}</h3>
      <ol className="flex flex-col">
        {rungs
          .filter(({ idle }) => withIdle || !idle)
          .map((rung) => (
            <RungItem
              key={rung.step.id}
              rung={rung}
              numbers={numbers}
              asked={rung.step === asked}
              readings={readings}
            />
          ))}
      </ol>
      {rungs.some(({ idle }) => idle) ? (
        <div>
          <Button look="quiet" aria-expanded={withIdle} onClick={() => setWithIdle(!withIdle)}>
            {withIdle ? t.hideIdle : t.showIdle}
          </Button>
        </div>
      ) : null}
      <p className="text-sm text-quiet">{t.taxFree}</p>
      <Documents clauses={rungs.map(({ step }) => step.clause)} />
    </div>
  );
}

/** The papers that the clauses name by their short names. */
function Documents({ clauses }: { readonly clauses: readonly string[] }): ReactNode {
  const t = useTexts(TEXTS);
  const named = SOURCE_DOCUMENTS.filter(
    (document) => document !== 'LAW' && clauses.some((clause) => clause.includes(document)),
  );
  if (named.length === 0) return null;
  return (
    <div className="text-sm text-quiet">
      <h3 className="font-bold">{t.papers}</h3>
      <ul>
        {named.map((document) => (
          <li key={document}>{documentName(document)}</li>
        ))}
      </ul>
    </div>
  );
}

function RungItem({
  rung: { step, number, idle },
  numbers,
  asked,
  readings,
}: {
  readonly rung: Rung;
  readonly numbers: ReadonlyMap<string, number>;
  readonly asked: boolean;
  readonly readings: readonly ReadingFields[] | undefined;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { language } = usePreferences();
  const sentence = sentenceOf(step, language);
  const list = longSum(step);
  return (
    <li className={`relative border-l-4 pb-5 pl-5 last:pb-0 ${asked ? 'border-accent' : 'border-hairline'}`}>
      <span
        aria-hidden="true"
        className={`absolute top-0 -left-4 inline-flex size-7 items-center justify-center rounded-full text-sm font-bold ${
          asked ? 'bg-accent text-white' : 'border border-line bg-white'
        }`}
      >
        {idle ? '0' : number}
      </span>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={asked ? 'font-bold' : ''}>{say(step.label)}</span>
        <span className={asked ? 'text-lg font-bold' : 'font-bold'}>
          <Amount step={step} />
        </span>
      </div>
      {sentence === null ? (
        <p className="text-sm text-quiet">{t.withheld}</p>
      ) : (
        <p className="text-sm text-quiet tabular-nums">
          ＝ <Sentence pieces={sentence} numbers={numbers} />
          {step.rounding.toUpperCase() === 'FLOOR' ? `（${t.rounded}）` : null}
        </p>
      )}
      {list.length > 0 ? (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-accent underline">
            {t.list(list.length)}
          </summary>
          <ul className="mb-2 border-l border-hairline pl-3 text-sm">
            {list.map((input, index) => (
              <li key={index} className="flex justify-between gap-3">
                <span>{say(input.label)}</span>
                <span className="yen">{digits(input.value)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className="mt-1 flex flex-wrap gap-2 empty:hidden">
        {step.cap?.reached ? (
          <StateChip state="attention" icon="up">
            {t.capReached(digits(step.cap.yen))}
          </StateChip>
        ) : null}
        {step.carriedBack ? <StateChip state="neutral">{t.carriedBack}</StateChip> : null}
      </div>
      {step.clause ? (
        <p className="text-sm text-quiet">
          {t.clause}：{step.clause}
        </p>
      ) : null}
      {step.disagreement ? <DisagreementNote id={step.disagreement} readings={readings} /> : null}
    </li>
  );
}

function Amount({ step }: { readonly step: TraceStepFields }): ReactNode {
  const t = useTexts(TEXTS);
  if (step.unit === 'YEN') return <Yen yen={step.result} />;
  return <span className="tabular-nums">{t.count(step.result)}</span>;
}

/** Numbers that an earlier rung explains carry that rung's number. */
function Sentence({
  pieces,
  numbers,
}: {
  readonly pieces: readonly Piece[];
  readonly numbers: ReadonlyMap<string, number>;
}): ReactNode {
  const t = useTexts(TEXTS);
  return pieces.map(({ text, ref }, index) => {
    const number = ref ? numbers.get(ref) : undefined;
    return number === undefined ? (
      <span key={index}>{text}</span>
    ) : (
      <span key={index} className="whitespace-nowrap">
        {text}
        <span className="sr-only">（{t.from(number)}）</span>
        <span
          aria-hidden="true"
          className="ml-0.5 inline-flex size-5 items-center justify-center rounded-full border border-line align-text-top text-xs"
        >
          {number}
        </span>
      </span>
    );
  });
}
