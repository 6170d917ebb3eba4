import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, useEffect, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useChange } from '../data/change.ts';
import { clearDrafts } from '../data/draft.ts';
import { texts, usePreferences, useSaid, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Problems } from '../ui/problems.tsx';
import { useSession } from './session.tsx';
import { actAs, signOut } from './session.generated.ts';

const TEXTS = texts({
  ja: {
    open: 'あなたのメニュー',
    who: (name: string) => `${name} さん`,
    acting: '立場',
    switchTo: '立場を変える',
    choose: '立場を選んでください',
    account: 'アカウントとお知らせの設定',
    language: 'English',
    era: '年の書き方',
    japanese: '和暦（令和）にする',
    gregorian: '西暦にする',
    signOut: 'サインアウトする',
  },
  en: {
    open: 'Your menu',
    who: (name: string) => name,
    acting: 'Role',
    switchTo: 'Act as',
    choose: 'Choose a role',
    account: 'Account and notifications',
    language: '日本語',
    era: 'Years',
    japanese: 'Use Japanese eras (Reiwa)',
    gregorian: 'Use western years',
    signOut: 'Sign out',
  },
});

/** Who one is, in which role, in which language; and the way out. */
export function PersonMenu(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { me, role } = useSession();
  const { language, era, choose } = usePreferences();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const leaving = useChange(signOut);
  const switching = useChange(actAs);

  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event): void => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  const leave = async (): Promise<void> => {
    if (!(await leaving.send({}))) return;
    clearDrafts();
    client.clear();
    await navigate('/sign-in');
  };
  const become = async (assignment: (typeof me.assignments)[number]): Promise<void> => {
    if (!(await switching.send({ input: { role: assignment.role, assignmentId: assignment.id } }))) return;
    setOpen(false);
    client.clear(); // nothing of the other role stays on the device
    await navigate('/');
  };
  const others = me.assignments.filter(({ id: one }) => one !== me.acting?.assignmentId);

  return (
    <div ref={box} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 items-center gap-2 rounded-lg px-3 text-left hover:bg-wash"
      >
        <Icon name="person" />
        <span className="sr-only">{t.open}</span>
        <span className="hidden leading-tight sm:block">
          <span className="block font-bold">{t.who(me.displayName)}</span>
          <span className="block text-sm text-quiet">
            {role && me.acting ? say(me.acting.label) : t.choose}
          </span>
        </span>
        <Icon name="down" size={16} />
      </button>
      {open ? (
        <div
          id={id}
          className="absolute right-0 z-10 mt-1 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2 rounded-xl border border-line bg-white p-4 shadow-xl"
        >
          <p className="sm:hidden">
            <span className="font-bold">{t.who(me.displayName)}</span>
            <br />
            {role && me.acting ? say(me.acting.label) : t.choose}
          </p>
          {others.length > 0 ? (
            <div>
              <p className="text-sm text-quiet">{t.switchTo}</p>
              <ul>
                {others.map((assignment) => (
                  <li key={assignment.id}>
                    <Button look="quiet" busy={switching.sending} onClick={() => void become(assignment)}>
                      {say(assignment.label)}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <Link to="/account" onClick={() => setOpen(false)} className="flex min-h-11 items-center">
            {t.account}
          </Link>
          <div className="flex flex-wrap gap-2">
            <Button look="second" onClick={() => choose({ language: language === 'ja' ? 'en' : 'ja' })}>
              <span lang={language === 'ja' ? 'en' : 'ja'}>{t.language}</span>
            </Button>
            <Button
              look="second"
              onClick={() => choose({ era: era === 'JAPANESE' ? 'GREGORIAN' : 'JAPANESE' })}
            >
              {era === 'JAPANESE' ? t.gregorian : t.japanese}
            </Button>
          </div>
          <Problems problems={[...leaving.problems, ...switching.problems]} />
          <Button look="second" busy={leaving.sending} onClick={() => void leave()}>
            {t.signOut}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
