import { problemsIn, run, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { asProblems, useChange } from '../data/change.ts';
import { clearDrafts } from '../data/draft.ts';
import { useLanguageChoice } from '../identity/account/use-language-choice.ts';
import { forgetWays } from '../identity/way-back.ts';
import { isActing, roleChoices, type RoleChoice } from '../identity/roles.ts';
import { texts, usePreferences, useSaid, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { useSession } from './session.tsx';
import { actAs, signOut } from './session.generated.ts';

const TEXTS = texts({
  ja: {
    who: (name: string) => `${name} さん`,
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
    who: (name: string) => name,
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

/** What one may change about oneself: the role, the language, the years; and the way out. */
export function PersonPanel({ onDone }: { readonly onDone: () => void }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { me, role } = useSession();
  const { language, era, choose } = usePreferences();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const switching = useChange(actAs);
  const languages = useLanguageChoice(me);

  // not useChange: what is shown is not asked for anew, as nobody is there any more who may see it
  const leave = async (): Promise<void> => {
    setLeaving(true);
    try {
      const refused = problemsIn(await run(signOut, {}));
      setProblems(refused);
      if (refused.length > 0) return;
      clearDrafts();
      forgetWays();
      client.removeQueries({ type: 'inactive' });
      await navigate('/sign-in'); // which forgets the rest of what was read
    } catch (error) {
      setProblems(asProblems(error));
    } finally {
      setLeaving(false);
    }
  };
  const become = async ({ role, assignmentId }: RoleChoice): Promise<void> => {
    if (!(await switching.send({ input: { role, assignmentId } }))) return;
    onDone();
    await navigate('/');
    client.removeQueries({ type: 'inactive' }); // nothing of the other role stays on the device
  };
  const choices = roleChoices(me.assignments);
  const others = choices.filter((choice) => !isActing(role ? me.acting : null, choice, choices));

  return (
    <>
      <p className="sm:hidden">
        <span className="font-bold">{t.who(me.displayName)}</span>
        <br />
        {role && me.acting ? say(me.acting.label) : t.choose}
      </p>
      {others.length > 0 ? (
        <div>
          <p className="text-sm text-quiet">{t.switchTo}</p>
          <ul>
            {others.map((choice) => (
              <li key={`${choice.role}${choice.assignmentId}`}>
                <button
                  type="button"
                  aria-busy={switching.sending || undefined}
                  onClick={() => void become(choice)}
                  className="min-h-11 w-full rounded-lg py-1 text-left font-bold text-accent underline hover:bg-blue-50"
                >
                  {say(choice.label)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Link to="/account" onClick={() => onDone()} className="flex min-h-11 items-center">
        {t.account}
      </Link>
      <div className="flex flex-wrap gap-2">
        <Button look="second" onClick={() => void languages.choose(language === 'ja' ? 'en' : 'ja')}>
          <span lang={language === 'ja' ? 'en' : 'ja'}>{t.language}</span>
        </Button>
        <Button look="second" onClick={() => choose({ era: era === 'JAPANESE' ? 'GREGORIAN' : 'JAPANESE' })}>
          {era === 'JAPANESE' ? t.gregorian : t.japanese}
        </Button>
      </div>
      <Problems problems={[...problems, ...switching.problems, ...languages.problems]} />
      <Button look="second" busy={leaving} onClick={() => void leave()}>
        {t.signOut}
      </Button>
    </>
  );
}
