import type { Bilingual } from '@renkei/api-client';
import { WHERE_TO_GET } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { DONE_ONLINE } from '../card/tasks.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { PAPER_HELP } from './paper-help.ts';

const TEXTS = texts({
  ja: {
    visible: 'これが読めるように写してください',
    after: 'すむと、残るもの',
    missing: '書類がありません',
    notDone: 'まだすませていません',
    where: 'どこで手に入るか',
    whereOnline: 'どこでするか',
    time: 'どのくらいかかるか・いくらかかるか',
    timeBody:
      'この補助金の資料には書かれていません。先に、窓口の電話かウェブサイトで、日数・手数料・必要なものを確かめてください。',
    stuck: 'それでも手に入らないとき',
    about: (paper: string) => `「${paper}」がまだできていません。`,
  },
  en: {
    visible: 'This has to be legible',
    after: 'What you have when it is done',
    missing: 'I do not have it',
    notDone: 'I have not done it yet',
    where: 'Where to get it',
    whereOnline: 'Where to do it',
    time: 'How long it takes and what it costs',
    timeBody:
      'The programme’s papers do not say. Please ask the office first, by phone or on its website, about days, fees and what is needed.',
    stuck: 'If you still cannot get it',
    about: (paper: string) => `I do not have “${paper}” yet.`,
  },
});

/** What it is, and a drawn sheet with what must be legible: to compare one’s own photo with. */
export function PaperExample({ requirement }: { readonly requirement: string }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const help = PAPER_HELP[requirement];
  if (!help) return null;
  return (
    <div className="flex flex-col gap-3">
      <p>{say(help.what)}</p>
      <div className="rounded-lg border-2 border-dashed border-line p-4">
        <p className="flex items-center gap-2 font-bold">
          <Icon name="paper" />
          {DONE_ONLINE.includes(requirement) ? t.after : t.visible}
        </p>
        <ul className="mt-2 flex flex-col gap-1">
          {help.visible.map((one) => (
            <li key={one.en} className="flex items-start gap-2">
              <span className="mt-1 text-ok">
                <Icon name="check" size={20} />
              </span>
              {say(one)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** By what the API names; one it names later is left out. */
const PLACES: Readonly<Record<string, Bilingual>> = WHERE_TO_GET;

/** 「書類がありません」 leads on. */
export function NoPaper({
  requirement,
  name,
}: {
  readonly requirement: string;
  readonly name: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const [open, setOpen] = useState(false);
  const place = PLACES[requirement];
  const online = DONE_ONLINE.includes(requirement);
  return (
    <div className="flex flex-col gap-4">
      <Button look="second" wide icon="question" aria-expanded={open} onClick={() => setOpen(!open)}>
        {online ? t.notDone : t.missing}
      </Button>
      {open ? (
        <>
          {place ? (
            <Section title={online ? t.whereOnline : t.where}>
              <p>{say(place)}</p>
            </Section>
          ) : null}
          <Section title={t.time}>
            <p>{t.timeBody}</p>
          </Section>
          <Section title={t.stuck}>
            <TellCoordinator about={t.about(name)} />
          </Section>
        </>
      ) : null}
    </div>
  );
}
