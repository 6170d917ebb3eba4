import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner, type State } from '../../ui/state.tsx';
import { identityAccount } from './account.generated.ts';
import { CalendarPart } from './calendar-part.tsx';
import { DeliveryPart } from './delivery-part.tsx';
import { NamePart } from './name-part.tsx';
import { PasskeysPart } from './passkeys-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { ProvidersPart } from './providers-part.tsx';
import { RolePart } from './role-part.tsx';
import { SecondFactorPart } from './second-factor-part.tsx';
import { SessionsPart } from './sessions-part.tsx';

// few programs read for anybody; it stands last, so nothing moves when it comes
const KeysPart = lazy(async () => ({ default: (await import('./keys-part.tsx')).KeysPart }));

const TEXTS = texts({
  ja: {
    title: 'アカウント',
    lead: (name: string) => `${name} さんのサインインと、お知らせの受け取り方です。`,
    back: {
      linked: 'アカウントを結び付けました。次から、それでもサインインできます。',
      taken: 'そのアカウントは、ほかの利用者に結び付いています。別のアカウントをお試しください。',
      cancelled: '結び付けを取りやめました。',
      wait: '続けて何度も試されました。しばらく待ってから、もう一度お試しください。',
      again:
        '安全のため、結び付けはサインインしてから15分以内にお願いしています。一度サインアウトして、サインインし直してください。',
      failed: '結び付けを確かめられませんでした。もう一度お試しください。',
    },
  },
  en: {
    title: 'Account',
    lead: (name: string) => `How ${name} signs in and gets letters.`,
    back: {
      linked: 'The account is linked. From now on you can sign in with it too.',
      taken: 'That account is linked to somebody else here. Please try another one.',
      cancelled: 'Nothing was linked.',
      wait: 'There were many attempts in a row. Please wait a while and try again.',
      again:
        'To be safe, accounts are linked within 15 minutes of signing in. Please sign out, sign in again, and link it then.',
      failed: 'The link could not be confirmed. Please try again.',
    },
  },
});

type Back = keyof (typeof TEXTS)['ja']['back'];

const STATES: Readonly<Record<Back, State>> = {
  linked: 'ok',
  taken: 'stop',
  cancelled: 'neutral',
  wait: 'attention',
  again: 'stop',
  failed: 'stop',
};

/** How linking at another provider comes back: behind the # of the address. */
function backFrom(hash: string): Back | null {
  const outcome = new URLSearchParams(hash.slice(1)).get('oidc') ?? '';
  return Object.hasOwn(STATES, outcome) ? (outcome as Back) : null;
}

/** One's own account: who one is here, how letters come, and all the ways to sign in. */
export function AccountPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { me: person } = useSession();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [back] = useState(() => backFrom(hash));
  const read = useRead(identityAccount, {});
  const isTold = hash.startsWith('#oidc=');
  useEffect(() => {
    if (isTold) void navigate('/account', { replace: true });
  }, [isTold, navigate]);
  return (
    <Page title={t.title} lead={t.lead(person.displayName)}>
      {back ? <Banner state={STATES[back]} title={t.back[back]} live /> : null}
      <Shown read={read} lines={12}>
        {({ me, sessions, passkeys, linkedProviders, signInProviders }) =>
          me ? (
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <div className="flex min-w-0 flex-col gap-6">
                <NamePart me={me} />
                <RolePart />
                <DeliveryPart />
                <CalendarPart />
              </div>
              <div className="flex min-w-0 flex-col gap-6">
                <SessionsPart sessions={sessions} />
                <PasswordPart me={me} />
                <SecondFactorPart factors={me.factors} />
                <PasskeysPart passkeys={passkeys} />
                <ProvidersPart linked={linkedProviders} offered={signInProviders} />
                <Suspense>
                  <KeysPart />
                </Suspense>
              </div>
            </div>
          ) : null
        }
      </Shown>
    </Page>
  );
}
