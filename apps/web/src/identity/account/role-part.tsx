import type { ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { RoleCards } from './role-cards.tsx';
import { Part } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'いまの立場',
    lead: '立場によって、見えるものと、できることが変わります。',
    none: 'まだ、どのグループにも入っていません。新しいグループを作るか、とりまとめ担当の方からの招待をお待ちください。',
  },
  en: {
    title: 'The role you act in',
    lead: 'What you see and may do depends on it.',
    none: 'You are in no group yet. Make a new one, or wait for an invitation from a coordinator.',
  },
});

export function RolePart(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { me } = useSession();
  return (
    <Part id="role" title={t.title} lead={t.lead}>
      {me.assignments.length === 0 ? <p>{t.none}</p> : null}
      {me.assignments.length === 0 && me.acting ? <p className="font-bold">{say(me.acting.label)}</p> : null}
      <RoleCards headings="h3" />
    </Part>
  );
}
