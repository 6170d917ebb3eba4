import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { actAs } from '../../app/session.generated.ts';
import { useChange } from '../../data/change.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Problems } from '../../ui/problems.tsx';
import { StateChip } from '../../ui/state.tsx';
import { isActing, roleChoices, ROLES, type RoleChoice } from '../roles.ts';

const TEXTS = texts({
  ja: {
    choose: 'この立場で使う',
    chooseThis: (label: string) => `この立場で使う：${label}`,
    now: 'いまの立場',
    one: 'この1件だけにしぼって使います。',
  },
  en: {
    choose: 'Act in this role',
    chooseThis: (label: string) => `Act in this role: ${label}`,
    now: 'You act in this role',
    one: 'Shows this one only.',
  },
});

const ICONS: Readonly<Record<RoleChoice['role'], IconName>> = {
  COORDINATOR: 'person',
  MEMBER_USER: 'shop',
  SUPPORT_READER: 'search',
  PLATFORM_ADMIN: 'wait',
};

/** One big card for each role one can act in. */
export function RoleCards({
  headings: Heading,
  onChosen,
}: {
  readonly headings: 'h2' | 'h3';
  readonly onChosen?: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const roles = useTexts(ROLES);
  const client = useQueryClient();
  const { me } = useSession();
  const switching = useChange(actAs);
  const [wanted, setWanted] = useState<RoleChoice | null>(null);
  const choices = roleChoices(me.assignments);
  const acting = me.mustChooseRole ? null : me.acting;
  const become = async (choice: RoleChoice): Promise<void> => {
    setWanted(choice);
    const { role, assignmentId } = choice;
    if (!(await switching.send({ input: { role, assignmentId } }))) return;
    client.removeQueries({ type: 'inactive' }); // nothing of the other role stays on the device
    onChosen?.();
  };
  return (
    <>
      <Problems problems={switching.problems} />
      <ul className="grid gap-4 sm:grid-cols-2">
        {choices.map((choice) => {
          const chosen = isActing(acting, choice, choices);
          const label = say(choice.label);
          return (
            <li
              key={`${choice.role}${choice.assignmentId}`}
              className={`flex flex-col gap-2 rounded-xl p-4 ${chosen ? 'border-2 border-accent' : 'border border-line'}`}
            >
              <Heading className="flex items-start gap-2 text-lg font-bold">
                <span className="mt-1">
                  <Icon name={ICONS[choice.role]} size={20} />
                </span>
                {label}
              </Heading>
              <p className="flex-1 text-quiet">
                {choice.assignmentId === null ? roles[choice.role].can : t.one}
              </p>
              <div>
                {chosen ? (
                  <StateChip state="ok">{t.now}</StateChip>
                ) : (
                  <Button
                    aria-label={t.chooseThis(label)}
                    busy={switching.sending && wanted === choice}
                    look={acting ? 'second' : 'main'}
                    wide
                    onClick={() => void become(choice)}
                  >
                    {t.choose}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
