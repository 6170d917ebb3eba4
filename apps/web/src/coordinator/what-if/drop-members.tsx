import { useState, type ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Checkbox, TextInput } from '../../ui/field.tsx';
import { useTrying } from './try-context.ts';

const TEXTS = texts({
  ja: {
    leaves: (name: string) => `${name}が抜ける`,
    representative: '代表事業者',
    find: 'お店を名前でさがす',
    none: 'その名前のお店はありません。名前の一部でさがしてみてください。',
  },
  en: {
    leaves: (name: string) => `${name} leaves`,
    representative: 'representative',
    find: 'Find a shop by name',
    none: 'There is no shop of that name. Try a part of it.',
  },
});

/** More than this many are found rather than looked through. */
const MANY = 15;

/** A toggle for every member. */
export function DropMembers(): ReactNode {
  const t = useTexts(TEXTS);
  const { today, plan, attempt, undo } = useTrying();
  const [wanted, setWanted] = useState('');
  const members = today.members.filter(({ name }) => name.includes(wanted.trim()));
  return (
    <div className="flex flex-col gap-2">
      {today.members.length > MANY ? (
        <TextInput label={t.find} value={wanted} onChange={({ target }) => setWanted(target.value)} />
      ) : null}
      {members.length === 0 ? <p className="text-quiet">{t.none}</p> : null}
      <ul className="grid gap-x-4 sm:grid-cols-2">
        {members.map(({ id, name, representative }) => (
          <li key={id}>
            <Checkbox
              label={t.leaves(name)}
              {...(representative ? { hint: t.representative } : {})}
              checked={plan.some(({ key }) => key === `drop/${id}`)}
              onChange={({ target }) =>
                target.checked ? attempt({ kind: 'DROP_MEMBER', memberId: id }) : undo(`drop/${id}`)
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
