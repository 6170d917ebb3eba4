import type { ReactNode } from 'react';
import { texts, usePreferences, useSaid, useTexts } from '../../../language/language.ts';
import { dateText } from '../../../language/dates.ts';
import { yenText } from '../../../language/money.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { Checkbox, Select } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { StateChip, type State as Look } from '../../../ui/state.tsx';
import { confirmable, keyOf, type BankRecord, type Movement, type State } from './matches.ts';

const TEXTS = texts({
  ja: {
    in: '入金',
    out: '出金',
    line: (line: number) => `ファイルの${line}行目`,
    noText: '（摘要なし）',
    isThis: (label: string) => `これは「${label}」です`,
    recorded: '記録済み',
    recordedHint: 'もう記録してあります。確定しても、記録は変わりません。',
    which: (line: number) => `${line}行目は、どの記録ですか`,
    undecided: 'まだ決めない',
    taken: '（ほかの行で選んでいます）',
    difference: (yen: string) => `記録との差 ${yen}`,
    later: (days: number) => `記録の日の${days}日後`,
    earlier: (days: number) => `記録の日の${days}日前`,
  },
  en: {
    in: 'In',
    out: 'Out',
    line: (line: number) => `line ${line} of the file`,
    noText: '(no text)',
    isThis: (label: string) => `This is: ${label}`,
    recorded: 'recorded already',
    recordedHint: 'It is recorded already; confirming changes nothing of it.',
    which: (line: number) => `Which record is line ${line}?`,
    undecided: 'Not decided yet',
    taken: '(chosen for another line)',
    difference: (yen: string) => `${yen} from what is recorded`,
    later: (days: number) => (days === 1 ? 'a day after the record' : `${days} days after the record`),
    earlier: (days: number) => (days === 1 ? 'a day before the record' : `${days} days before the record`),
  },
});

const LOOKS: Readonly<Record<State, Look>> = {
  CONFIRMED: 'ok',
  EARLIER: 'ok',
  EXACT: 'ok',
  LIKELY: 'attention',
  AMBIGUOUS: 'attention',
  NONE: 'neutral',
  SET_ASIDE: 'neutral',
};

/** A line of the statement: what the bank says, what it is here, and the word of the person that it is so. */
export function MovementItem({
  movement,
  choice,
  taken,
  onChoose,
}: {
  readonly movement: Movement;
  /** The key of a record, or empty. */
  readonly choice: string;
  /** Keys chosen for other lines. */
  readonly taken: ReadonlySet<string>;
  /** Null: it cannot be changed. */
  readonly onChoose: ((key: string) => void) | null;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { on, direction, yen, text, line, state, stateLabel, match, advice } = movement;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-hairline py-3 md:grid-cols-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <When at={on} />
          <span className="inline-flex items-center gap-1 text-sm">
            <Icon name={direction === 'IN' ? 'plus' : 'next'} size={16} />
            {direction === 'IN' ? t.in : t.out}
          </span>
          <strong>
            <Yen yen={yen} />
          </strong>
        </p>
        <p className="break-words">{text || t.noText}</p>
        <p className="text-sm text-quiet">{t.line(line)}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <p>
          <StateChip state={LOOKS[state]}>{say(stateLabel)}</StateChip>
        </p>
        {onChoose && confirmable(movement).length > 0 ? (
          <Choice movement={movement} choice={choice} taken={taken} onChoose={onChoose} />
        ) : match ? (
          <p>{say(match.label)}</p>
        ) : null}
        <Apart movement={movement} />
        {advice ? <p className="text-sm text-quiet">{say(advice)}</p> : null}
      </div>
    </li>
  );
}

function Choice({
  movement,
  choice,
  taken,
  onChoose,
}: {
  readonly movement: Movement;
  readonly choice: string;
  readonly taken: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { language, era } = usePreferences();
  const records = confirmable(movement);
  const [first] = records;
  const wordsOf = ({ label, on, yen, recorded }: BankRecord): string =>
    [
      say(label),
      yenText(yen, language),
      ...(on === null ? [] : [dateText(on, language, era)]),
      ...(recorded ? [t.recorded] : []),
    ].join('・');
  if (first && records.length === 1)
    return (
      <Checkbox
        label={t.isThis(say(first.label))}
        hint={first.recorded ? t.recordedHint : undefined}
        checked={choice === keyOf(first)}
        onChange={({ target }) => onChoose(target.checked ? keyOf(first) : '')}
      />
    );
  return (
    <Select label={t.which(movement.line)} value={choice} onChange={({ target }) => onChoose(target.value)}>
      <option value="">{t.undecided}</option>
      {records.map((record) => {
        const key = keyOf(record);
        const isTaken = key !== choice && taken.has(key);
        return (
          <option key={key} value={key} disabled={isTaken}>
            {wordsOf(record)}
            {isTaken ? t.taken : ''}
          </option>
        );
      })}
    </Select>
  );
}

/** How far the bank and the record are apart, where they are. */
function Apart({ movement: { differenceYen, daysApart } }: { readonly movement: Movement }): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const said = [
    ...(differenceYen === null || differenceYen === 0
      ? []
      : [t.difference(yenText(differenceYen, language))]),
    ...(daysApart === null || daysApart === 0
      ? []
      : [daysApart > 0 ? t.later(daysApart) : t.earlier(-daysApart)]),
  ];
  return said.length > 0 ? <p className="text-sm">{said.join('・')}</p> : null;
}
