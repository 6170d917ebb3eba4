import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { useTexts } from '../../language/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner, type State } from '../../ui/state.tsx';
import { Door } from '../door.tsx';
import { isCutOff, useLinkSecret } from '../link-secret.ts';
import { KEPT_INVITATION, USED_INVITATION } from '../way-back.ts';
import { identityAcceptInvitation, identityInvitation, identityWhoIsHere } from './invitation.generated.ts';
import { OfferCard } from './offer-card.tsx';
import { TEXTS } from './texts.ts';

/** The link of an invitation letter: what it offers, and the ways to accept it. */
export function InvitationPage(): ReactNode {
  const t = useTexts(TEXTS);
  // kept in this tab only, so that a reload or the way over signing in does not lose it
  const secret = useLinkSecret(
    () => sessionStorage.getItem(KEPT_INVITATION),
    (fresh) => sessionStorage.setItem(KEPT_INVITATION, fresh),
  );
  const [used, setUsed] = useState(() => sessionStorage.getItem(USED_INVITATION));
  const [accepted, setAccepted] = useState<'registered' | 'joined' | null>(null);
  const forget = (): void => {
    sessionStorage.removeItem(KEPT_INVITATION);
    sessionStorage.setItem(USED_INVITATION, secret);
    setUsed(secret);
  };
  const view = accepted ? (
    <Welcome how={accepted} />
  ) : secret === '' || secret === used ? (
    <Dead state={used === null ? 'stop' : 'ok'} text={used === null ? t.noLink : t.used} />
  ) : isCutOff(secret) ? (
    <Dead state="stop" text={t.cutOff} />
  ) : (
    <Open
      key={secret}
      token={secret}
      onAccepted={(newAccount) => {
        forget();
        setAccepted(newAccount ? 'registered' : 'joined');
      }}
    />
  );
  return <Door title={t.title}>{view}</Door>;
}

function Open({
  token,
  onAccepted,
}: {
  readonly token: string;
  readonly onAccepted: (newAccount: boolean) => void;
}): ReactNode {
  const client = useQueryClient();
  const accepting = useChange(identityAcceptInvitation);
  // a link just used offers nothing any more: not asked again
  const offer = useRead(identityInvitation, { token }, { when: !accepting.sending });
  const here = useRead(identityWhoIsHere, {});
  const accept = async (input: { displayName?: string; password?: string }): Promise<void> => {
    const answer = await accepting.send({ input: { token, ...input } });
    const taken = answer?.acceptInvitation.accepted;
    if (!taken) return;
    // nothing says any more that nobody is signed in
    client.removeQueries({ type: 'inactive' });
    onAccepted(taken.newAccount);
  };
  const dead = problemAt(accepting.problems, 'token');
  if (dead) return <Over problems={[dead]} />;
  return (
    <Shown read={offer} lines={6}>
      {({ invitation }) => {
        if (!invitation.offer) return <Over problems={invitation.problems} />;
        const found = invitation.offer;
        return (
          <Shown read={here} lines={6}>
            {({ me }) => (
              <OfferCard
                offer={found}
                me={me}
                accepting={accepting.sending}
                problems={accepting.problems}
                onAccept={(input) => void accept(input)}
              />
            )}
          </Shown>
        );
      }}
    </Shown>
  );
}

/** The link cannot be used; which way out depends on who is here. */
function Over({ problems }: { readonly problems: Parameters<typeof Problems>[0]['problems'] }): ReactNode {
  const t = useTexts(TEXTS);
  useEffect(() => {
    if (problemAt(problems, 'token')) sessionStorage.removeItem(KEPT_INVITATION);
  }, [problems]);
  return (
    <>
      <Problems problems={problems} title={t.unusable} />
      <WayOut />
    </>
  );
}

function Dead({ state, text }: { readonly state: State; readonly text: string }): ReactNode {
  useEffect(() => {
    if (state === 'stop') sessionStorage.removeItem(KEPT_INVITATION);
  }, [state]);
  return (
    <>
      <Banner state={state} title={text} live />
      <WayOut />
    </>
  );
}

function WayOut(): ReactNode {
  const t = useTexts(TEXTS);
  const me = useRead(identityWhoIsHere, {}).data?.me;
  return (
    <div>
      <ButtonLink to={me ? '/' : '/sign-in'}>{me ? t.open : t.signIn}</ButtonLink>
    </div>
  );
}

function Welcome({ how }: { readonly how: 'registered' | 'joined' }): ReactNode {
  const t = useTexts(TEXTS);
  const isNew = how === 'registered';
  return (
    <>
      <Banner state="ok" title={isNew ? t.registered : t.joined} live>
        <p>{isNew ? t.registeredMore : t.joinedMore}</p>
      </Banner>
      <div>
        <ButtonLink to={isNew ? '/' : '/account'}>{isNew ? t.begin : t.choose}</ButtonLink>
      </div>
    </>
  );
}
