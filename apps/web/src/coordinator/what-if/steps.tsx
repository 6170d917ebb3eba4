import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import type { Plan, Trial } from './plan.ts';
import { lostText, stepText } from './step-text.ts';
import { useTrying } from './try-context.ts';

const TEXTS = texts({
  ja: {
    title: 'いま試していること',
    none: 'まだ何も変えていません。',
    undo: (what: string) => `元に戻す: ${what}`,
    all: 'すべて元に戻す',
    lost: (count: number) => `${count}つの変更は、いまのグループに合わなくなりました`,
    lostBody: 'お店か費用の行がなくなっています。ほかの変更で計算しています。',
    forget: '合わない変更を消す',
    really: '本当に変えるときは、その画面で行います。ここからは何も変わりません。',
    places: { members: 'お店と費用', settings: '設定と担当者' } as Readonly<Record<Place, string>>,
  },
  en: {
    title: 'What is tried now',
    none: 'Nothing is changed yet.',
    undo: (what: string) => `Undo: ${what}`,
    all: 'Undo everything',
    lost: (count: number) => `${count} changes no longer fit the group`,
    lostBody: 'A shop or a cost line is gone. The other changes are calculated.',
    forget: 'Remove what does not fit',
    really: 'To really change it, go to its page. Nothing changes from here.',
    places: { members: 'Members and costs', settings: 'Settings and people' },
  },
});

type Place = 'members' | 'settings';

/** The page where a thing is really done; how the joint cap is shared is decided further down on this one. */
function placeOf({ kind }: Trial): Place | null {
  if (kind === 'SET_POLICY') return null;
  return kind === 'SET_SHARING_KEY' || kind === 'SET_READING' ? 'settings' : 'members';
}

export function Steps({
  lost,
  onForgetLost,
}: {
  /** Steps that no longer fit. */
  readonly lost: Plan;
  readonly onForgetLost: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id } = useGroup();
  const { plan, today, undo, load } = useTrying();
  const places = [...new Set(plan.flatMap(({ trial }) => placeOf(trial) ?? []))];
  return (
    <Section
      title={t.title}
      actions={
        plan.length > 0 ? (
          <Button look="second" icon="undo" onClick={() => load([])}>
            {t.all}
          </Button>
        ) : null
      }
    >
      {lost.length > 0 ? (
        <Banner
          state="attention"
          title={t.lost(lost.length)}
          action={
            <Button look="second" onClick={onForgetLost}>
              {t.forget}
            </Button>
          }
        >
          <p>{t.lostBody}</p>
          <ul className="list-disc pl-5">
            {lost.map((step) => (
              <li key={step.key}>{say(lostText(step, today))}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {plan.length === 0 ? (
        <p className="text-quiet">{t.none}</p>
      ) : (
        <>
          <ol className="flex flex-col">
            {plan.map((step) => {
              const text = say(stepText(step, today));
              return (
                <li
                  key={step.key}
                  className="flex items-center justify-between gap-2 border-b border-hairline"
                >
                  <span className="min-w-0 py-1">{text}</span>
                  <IconButton icon="undo" name={t.undo(text)} onClick={() => undo(step.key)} />
                </li>
              );
            })}
          </ol>
          {places.length > 0 ? (
            <p className="text-sm text-quiet">
              {t.really}{' '}
              {places.map((place) => (
                <Link
                  key={place}
                  to={`/groups/${id}/${place}`}
                  className="mr-3 inline-flex min-h-11 items-center"
                >
                  {t.places[place]}
                </Link>
              ))}
            </p>
          ) : null}
        </>
      )}
    </Section>
  );
}
