import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { signOut } from '../../app/session.generated.ts';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { useTexts } from '../../language/language.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { Door } from '../door.tsx';
import { keptWayBack, wayOn } from '../way-back.ts';
import { CodeStep } from './code-step.tsx';
import { FirstStep } from './first-step.tsx';
import { identityCompleteSignIn, identitySignInState } from './sign-in.generated.ts';
import { backFromProvider, TEXTS } from './texts.ts';

/** The way in. Whoever is signed in already may go on, or make room for somebody else. */
export function SignInPage(): ReactNode {
  const t = useTexts(TEXTS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { hash, search } = useLocation();
  const [wanted] = useSearchParams();
  const [back] = useState(() => backFromProvider(hash));
  const to = wanted.get('to') ?? (hash.includes('oidc=') ? keptWayBack() : null);
  const [target] = useState(to);
  // signed in before this page was opened; afterwards it was here that somebody did
  const [visited, setVisited] = useState(false);
  const read = useRead(identitySignInState, {});
  const completing = useChange(identityCompleteSignIn);
  const leaving = useChange(signOut);

  useEffect(() => {
    // nothing of the person before stays on the device, and nothing says any more that nobody is signed in
    client.removeQueries({ type: 'inactive' });
    // who was here some seconds ago may have left
    void client.invalidateQueries({ queryKey: [identitySignInState.name] });
  }, [client]);
  useEffect(() => {
    if (hash) void navigate(`/sign-in${search}`, { replace: true });
  }, [hash, search, navigate]);
  const isOld = !read.isFetchedAfterMount;
  const state = isOld ? undefined : read.data?.signInState.state;
  if (!visited && state !== undefined && state !== 'SIGNED_IN') setVisited(true);

  const startOver = async (): Promise<void> => {
    completing.forget();
    await leaving.send({});
  };

  if (visited && state === 'SIGNED_IN') return <Navigate to={wayOn(target)} replace />;
  return (
    <Door title={t.title}>
      {back ? <Banner state="attention" title={t.back[back]} live /> : null}
      <Problems problems={leaving.problems} />
      <Shown read={read} lines={5}>
        {({ me, signInProviders }) => {
          if (isOld) return <div className="h-48" />;
          if (state === 'SIGNED_IN' && me)
            return (
              <div className="flex flex-col gap-4">
                <p>{t.there(me.displayName)}</p>
                <div className="flex flex-wrap gap-3">
                  <ButtonLink to={wayOn(target)}>{t.goOn}</ButtonLink>
                  <Button look="second" busy={leaving.sending} onClick={() => void startOver()}>
                    {t.other}
                  </Button>
                </div>
              </div>
            );
          if (state === 'AWAITS_SECOND_FACTOR')
            return <CodeStep completing={completing} onStartOver={() => void startOver()} />;
          return <FirstStep providers={signInProviders} to={target} earlier={completing.problems} />;
        }}
      </Shown>
    </Door>
  );
}
