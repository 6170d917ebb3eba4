import type { Operation, Problem } from '@renkei/api-client';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { texts, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DateInput, Select, TextArea, TextInput } from '../../../ui/field.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Banner } from '../../../ui/state.tsx';
import { MinuteInput } from './minute-input.tsx';

export interface StepField {
  /** Of the mutation's input. */
  readonly name: string;
  readonly kind: 'minute' | 'date' | 'line' | 'text' | 'choice';
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Of a choice: what is sent and what is read. */
  readonly choices?: readonly (readonly [value: string, label: string])[];
}

export interface StepWords {
  readonly title: string;
  /** What this does, one sentence each. */
  readonly happens: readonly string[];
  /** What cannot be changed afterwards. */
  readonly freezes?: readonly string[];
  /** What the button says: what happens. */
  readonly confirm: string;
}

export type StepValues = Readonly<Record<string, string>>;

const TEXTS = texts({
  ja: {
    happens: 'こうなります',
    freezes: 'このあと変えられなくなること',
    cancel: 'やめる',
    needed: 'ここを入れてください。',
    stale: 'ほかの人が先に変えました',
    staleHow:
      'この画面は新しい内容になりました。入れたものは残っています。確かめて、もう一度押してください。',
    gone: 'この手順は、いまはもうできません',
    goneHow: 'ほかの人が先に進めました。閉じて、いまの状況を確かめてください。入れたものは残っています。',
    kept: '前に入れたものが残っていました。',
    more: (count: number) =>
      `ほかに${count}件あります。閉じると、この画面の「提出の前の確認」で全部見られます。`,
  },
  en: {
    happens: 'What this does',
    freezes: 'What cannot be changed afterwards',
    cancel: 'Do not do it',
    needed: 'Please fill this in.',
    stale: 'Somebody else changed it first',
    staleHow: 'This page now shows the new state. What you entered is kept: look at it and press once more.',
    gone: 'This step is not possible any more',
    goneHow: 'Somebody else went ahead. Close this and look at the state now. What you entered is kept.',
    kept: 'What you entered before was kept.',
    more: (count: number) => `And ${count} more. Close this: the check on this page lists all of them.`,
  },
});

/** More than these are read in the check of the page, with links to where they are put right. */
const MOST_PROBLEMS = 5;

interface Props<Result, Input> {
  /** Names the form and what it is about: what is typed is kept under it. */
  readonly draft: string;
  readonly words: StepWords;
  readonly fields?: readonly StepField[];
  readonly initial?: StepValues;
  readonly operation: Operation<Result, { input: Input }>;
  readonly input: (values: StepValues) => Input;
  /** Somebody else took the procedure elsewhere while this was open. */
  readonly gone?: boolean;
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly onDone: (result: Result) => void;
  /** What to look at before saying yes. */
  readonly children?: ReactNode;
}

/** One step of the procedure: says what it does and what freezes, asks what it needs, and only then takes it. */
export function StepDialog<Result, Input>({
  draft,
  words,
  fields = [],
  initial = {},
  operation,
  input,
  gone = false,
  danger = false,
  onClose,
  onDone,
  children,
}: Props<Result, Input>): ReactNode {
  const t = useTexts(TEXTS);
  const change = useChange(operation);
  const [values, setValues, clear, wasKept] = useDraft<StepValues>(`procedure/${draft}`, initial);
  const [missing, setMissing] = useState<readonly string[]>([]);

  const send = async (): Promise<void> => {
    const empty = fields.filter(({ name, required }) => required && !values[name]?.trim());
    setMissing(empty.map(({ name }) => name));
    if (empty.length > 0) return;
    const result = await change.send({ input: input(values) });
    if (result === null) return;
    clear();
    onDone(result);
  };

  const stale = change.problems.some(({ code }) => code === 'STALE_VERSION');
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            look={danger ? 'danger' : 'main'}
            busy={change.sending}
            disabled={gone}
            onClick={() => void send()}
          >
            {words.confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <List title={t.happens} lines={words.happens} />
        {words.freezes ? <List title={t.freezes} lines={words.freezes} /> : null}
        {children}
        {wasKept && fields.length > 0 ? <p className="text-sm text-quiet">{t.kept}</p> : null}
        {fields.map((field) => (
          <StepInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            problem={
              problemAt(change.problems, `input.${field.name}`) ??
              (missing.includes(field.name) ? t.needed : undefined)
            }
            onValue={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {gone ? (
          <Banner state="attention" title={t.gone} live>
            {t.goneHow}
          </Banner>
        ) : stale ? (
          <Banner state="attention" title={t.stale} live>
            {t.staleHow}
          </Banner>
        ) : (
          <>
            <Problems
              problems={change.problems.slice(0, MOST_PROBLEMS)}
              shown={fields.map(({ name }) => `input.${name}`)}
            />
            {change.problems.length > MOST_PROBLEMS ? (
              <p>{t.more(change.problems.length - MOST_PROBLEMS)}</p>
            ) : null}
          </>
        )}
      </div>
    </Dialog>
  );
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="font-bold">{title}</h3>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function StepInput({
  field: { kind, label, hint, required, choices = [] },
  value,
  problem,
  onValue,
}: {
  readonly field: StepField;
  readonly value: string;
  readonly problem: Problem | string | undefined;
  readonly onValue: (value: string) => void;
}): ReactNode {
  const frame = { label, hint, required, problem };
  switch (kind) {
    case 'minute':
      return <MinuteInput {...frame} value={value} onMinute={onValue} />;
    case 'date':
      return <DateInput {...frame} value={value} onChange={({ target }) => onValue(target.value)} />;
    case 'line':
      return <TextInput {...frame} value={value} onChange={({ target }) => onValue(target.value)} />;
    case 'choice':
      return (
        <Select {...frame} value={value} onChange={({ target }) => onValue(target.value)}>
          <option value="">–</option>
          {choices.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </Select>
      );
    case 'text':
      return <TextArea {...frame} value={value} onChange={({ target }) => onValue(target.value)} />;
  }
}

/** What an optional field sends. */
export function orNull(text: string | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}
