import { useState, type ReactNode } from 'react';
import { useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { texts, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/page.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { bankConfirm } from './bank.generated.ts';
import {
  choiceOf,
  chosenMatches,
  deedsOf,
  groupOf,
  GROUPS,
  keyOf,
  MOST_AT_ONCE,
  type Choices,
  type Group,
  type Movement,
} from './matches.ts';
import { MovementItem } from './movement-item.tsx';
import { DEED_TEXTS, GROUP_TEXTS } from './words.ts';

const TEXTS = texts({
  ja: {
    group: (title: string, count: number) => `${title}（${count}行）`,
    look: (count: number) => `${count}行を見る`,
    confirm: '確定する',
    several: (count: number) => `選んだ${count}行をまとめて確定する`,
    effects: '確定すると、こうなります',
    mostAtOnce: `一度に確定できるのは${MOST_AT_ONCE}行までです。残りは、そのあと続けて確定できます。`,
    nothingChosen: '印をつけた行、記録を選んだ行が、ここでまとめて確定できます。',
    nothingOpen: 'この明細に、確定を待っている行はありません',
    done: (count: number) => `${count}行を確定しました`,
  },
  en: {
    group: (title: string, count: number) => `${title} (${count})`,
    look: (count: number) => (count === 1 ? 'Show the line' : `Show the ${count} lines`),
    confirm: 'Confirm',
    several: (count: number) => `Confirm these ${count} lines together`,
    effects: 'What confirming does',
    mostAtOnce: `At most ${MOST_AT_ONCE} lines are confirmed at once; the others can follow.`,
    nothingChosen: 'Lines that are ticked, or have a record chosen, are confirmed together here.',
    nothingOpen: 'No line of this statement waits to be confirmed',
    done: (count: number) => (count === 1 ? 'One line is confirmed' : `${count} lines are confirmed`),
  },
});

/** Groups nobody has to do anything about: they open when asked for. */
const FOLDED: ReadonlySet<Group> = new Set(['NONE', 'SET_ASIDE', 'SETTLED'] satisfies Group[]);

/** The lines of a statement by how they stand, and the one button that confirms what is chosen. */
export function Lines({
  bankResultId,
  shown,
  movements,
}: {
  readonly bankResultId: string;
  readonly shown: string;
  readonly movements: readonly Movement[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const { mayChange } = useGroup();
  const groups = useTexts(GROUP_TEXTS);
  const [choices, setChoices, forget] = useDraft<Choices>(`bank-choices/${bankResultId}`, {});
  const taken = new Set(chosenMatches(movements, choices).map(({ record }) => keyOf(record)));
  const group = (name: Group): ReactNode => {
    const own = movements.filter((movement) => groupOf(movement) === name);
    if (own.length === 0) return null;
    const list = (
      <ul className="flex flex-col">
        {own.map((movement) => (
          <MovementItem
            key={movement.id}
            movement={movement}
            choice={choiceOf(movement, choices)}
            taken={taken}
            onChoose={mayChange ? (key) => setChoices({ ...choices, [movement.id]: key }) : null}
          />
        ))}
      </ul>
    );
    return (
      <Section key={name} title={t.group(groups.titles[name], own.length)}>
        <p className="text-quiet">{groups.leads[name]}</p>
        {FOLDED.has(name) ? <Folded title={t.look(own.length)}>{list}</Folded> : list}
      </Section>
    );
  };
  return (
    <>
      {GROUPS.filter((name) => !FOLDED.has(name)).map(group)}
      {mayChange ? (
        <Confirm
          bankResultId={bankResultId}
          shown={shown}
          movements={movements}
          choices={choices}
          onConfirmed={forget}
        />
      ) : null}
      {GROUPS.filter((name) => FOLDED.has(name)).map(group)}
    </>
  );
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="rounded-xl border border-hairline">
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2 text-accent underline">
        <Icon name="down" size={20} />
        {title}
      </summary>
      <div className="border-t border-hairline px-4">{children}</div>
    </details>
  );
}

function Confirm({
  bankResultId,
  shown,
  movements,
  choices,
  onConfirmed,
}: {
  readonly bankResultId: string;
  readonly shown: string;
  readonly movements: readonly Movement[];
  readonly choices: Choices;
  readonly onConfirmed: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const deeds = useTexts(DEED_TEXTS);
  const change = useChange(bankConfirm);
  const [confirmed, setConfirmed] = useState(0);
  const chosen = chosenMatches(movements, choices);
  const now = chosen.slice(0, MOST_AT_ONCE);
  const done = deedsOf(now);
  const isOpen = movements.some(({ candidates }) => candidates.some(({ confirmable }) => confirmable));
  const confirm = async (): Promise<void> => {
    const matches = now.map(({ movement, record }) => ({
      movementId: movement.id,
      kind: record.kind,
      recordId: record.id,
    }));
    const answer = await change.send({ input: { bankResultId, shown, matches } });
    if (!answer) return;
    setConfirmed(answer.confirmBankMatches.confirmed ?? matches.length);
    // what was chosen beyond one confirmation stays chosen
    if (chosen.length === now.length) onConfirmed();
  };
  const [only] = done;
  return (
    <Section title={t.confirm}>
      {confirmed > 0 ? <Banner state="ok" live title={t.done(confirmed)} /> : null}
      <Problems problems={change.problems} />
      {only ? (
        <>
          <p className="font-bold">{t.effects}</p>
          <ul className="list-disc pl-5">
            {done.map(({ deed, count }) => (
              <li key={deed}>{deeds.effects[deed](count)}</li>
            ))}
          </ul>
          {chosen.length > now.length ? <p className="text-quiet">{t.mostAtOnce}</p> : null}
          <div>
            <Button busy={change.sending} onClick={() => void confirm()}>
              {done.length === 1 ? deeds.buttons[only.deed](only.count) : t.several(now.length)}
            </Button>
          </div>
        </>
      ) : (
        <p className="text-quiet">{isOpen ? t.nothingChosen : t.nothingOpen}</p>
      )}
    </Section>
  );
}
