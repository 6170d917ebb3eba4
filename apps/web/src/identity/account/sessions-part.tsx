import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Problems } from '../../ui/problems.tsx';
import { StateChip } from '../../ui/state.tsx';
import {
  identityEndOtherSessions,
  identityEndSession,
  type IdentityAccountQuery,
  type SignedInWith,
} from './account.generated.ts';
import { Done, focusPart, Item, Items, Part } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'サインインしている端末',
    lead: '見おぼえのない端末があれば、終わらせてからパスワードを変えてください。',
    unknown: '名前のわからない端末',
    ways: {
      PASSWORD: 'パスワード',
      PASSKEY: 'パスキー',
      OIDC: 'ほかのアカウント',
      INVITATION: '招待',
    } satisfies Record<SignedInWith, string>,
    signedIn: (way: string) => `${way}でサインイン：`,
    lastSeen: '最後に使ったとき：',
    here: 'この端末',
    end: '終わらせる',
    endThis: (name: string) => `終わらせる：${name}`,
    ended: (name: string) => `${name} のサインインを終わらせました。`,
    endOthers: 'この端末のほかをすべて終わらせる',
    othersEnded: 'この端末のほかは、すべて終わらせました。',
  },
  en: {
    title: 'Devices that are signed in',
    lead: 'If you do not know one of them, end it and change your password.',
    unknown: 'A device without a name',
    ways: { PASSWORD: 'password', PASSKEY: 'passkey', OIDC: 'another account', INVITATION: 'invitation' },
    signedIn: (way: string) => `Signed in by ${way}:`,
    lastSeen: 'Last used:',
    here: 'This device',
    end: 'End it',
    endThis: (name: string) => `End it: ${name}`,
    ended: (name: string) => `The session of ${name} is ended.`,
    endOthers: 'End all but this device',
    othersEnded: 'All but this device are ended.',
  },
});

export function SessionsPart({
  sessions,
}: {
  readonly sessions: IdentityAccountQuery['sessions'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const ending = useChange(identityEndSession);
  const endingOthers = useChange(identityEndOtherSessions);
  const [done, setDone] = useState<string | null>(null);
  const thisFirst = [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  const end = async (id: string, name: string): Promise<void> => {
    setDone(null);
    if (!(await ending.send({ input: { id } }))) return;
    setDone(t.ended(name));
    focusPart('sessions');
  };
  const endOthers = async (): Promise<void> => {
    setDone(null);
    if (!(await endingOthers.send({}))) return;
    setDone(t.othersEnded);
    focusPart('sessions');
  };
  return (
    <Part id="sessions" title={t.title} lead={t.lead}>
      <Problems problems={[...ending.problems, ...endingOthers.problems]} />
      <Done text={done} />
      <Items label={t.title}>
        {thisFirst.map(({ id, device, signedInWith, signedInAt, lastSeenAt, isCurrent }) => {
          const name = device || t.unknown;
          return (
            <Item
              key={id}
              name={name}
              details={[
                <>
                  {t.signedIn(t.ways[signedInWith])} <When at={signedInAt} />
                </>,
                <>
                  {t.lastSeen} <When at={lastSeenAt} />
                </>,
              ]}
              action={
                isCurrent ? (
                  <StateChip state="ok">{t.here}</StateChip>
                ) : (
                  <Button
                    look="second"
                    busy={ending.sending}
                    aria-label={t.endThis(name)}
                    onClick={() => void end(id, name)}
                  >
                    {t.end}
                  </Button>
                )
              }
            />
          );
        })}
      </Items>
      {sessions.length > 1 ? (
        <div>
          <Button look="second" busy={endingOthers.sending} onClick={() => void endOthers()}>
            {t.endOthers}
          </Button>
        </div>
      ) : null}
    </Part>
  );
}
