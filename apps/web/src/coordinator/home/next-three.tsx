import type { ReactNode } from 'react';
import { texts, usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { roughYenText } from '../../language/money.ts';
import { useGroup } from '../group-frame.tsx';
import { Deadline } from '../../ui/amounts.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { NextThing } from './next-things.ts';
import { NEXT_WORDS } from './next-words.ts';
import { OWED_WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    title: 'つぎの3つ',
    none: 'いますぐすることはありません。',
    overdue: 'すぎています',
    look: '見る',
  },
  en: {
    title: 'The next three',
    none: 'Nothing has to be done right now.',
    overdue: 'Overdue',
    look: 'Look',
  },
});

/** The three things to do now, each with the way to where it is done. */
export function NextThree({ things }: { readonly things: readonly NextThing[] }): ReactNode {
  const t = useTexts(TEXTS);
  const { mayChange } = useGroup();
  const say = useWords();
  return (
    <Section title={t.title}>
      {things.length === 0 ? (
        <p>
          <StateChip state="ok">{t.none}</StateChip>
        </p>
      ) : (
        <ol className="grid gap-4 xl:grid-cols-3">
          {things.map((thing, index) => {
            const { title, button } = say(thing);
            return (
              <li
                key={`${thing.kind} ${title}`}
                className="flex min-w-0 flex-col gap-2 rounded-xl border border-hairline p-4"
              >
                <p className="flex gap-3">
                  <span
                    aria-hidden="true"
                    className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-wash font-bold text-accent"
                  >
                    {index + 1}
                  </span>
                  <span className="pt-0.5 font-bold">{title}</span>
                </p>
                {thing.due === null ? null : (
                  <p className="text-sm">
                    {thing.kind === 'overdue' ? <StateChip state="stop">{t.overdue}</StateChip> : null}{' '}
                    <Deadline due={thing.due} />
                  </p>
                )}
                <div className="mt-auto">
                  <ButtonLink to={thing.to} look={index === 0 && mayChange ? 'main' : 'second'} wide>
                    {mayChange ? (
                      button
                    ) : (
                      <span>
                        {t.look}
                        <span className="sr-only">: {title}</span>
                      </span>
                    )}
                  </ButtonLink>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}

function useWords(): (thing: NextThing) => { readonly title: string; readonly button: string } {
  const words = useTexts(NEXT_WORDS);
  const owed = useTexts(OWED_WORDS);
  const said = useSaid();
  const { language } = usePreferences();
  const yen = (amount: number): string => roughYenText(amount, language);
  return (thing) => {
    switch (thing.kind) {
      case 'overdue':
      case 'deadline':
        return words[thing.kind](owed[thing.what], thing.count);
      case 'losing':
        return words.losing(thing.count, yen(thing.yen));
      case 'overCap':
      case 'payment':
        return words[thing.kind](yen(thing.yen));
      case 'gain':
        return words.gain(thing.name, yen(thing.yen));
      case 'found':
      case 'step':
        return words[thing.kind](said(thing.said));
      case 'fewMembers':
      case 'returnedPapers':
      case 'askPapers':
      case 'reviewPapers':
      case 'declarations':
      case 'confirmCosts':
      case 'groupPapers':
      case 'unpaid':
      case 'evidence':
        return words[thing.kind](thing.count);
      default:
        return words[thing.kind];
    }
  };
}
