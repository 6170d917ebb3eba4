import { run, type Problem } from '@renkei/api-client';
import { useEffect, useEffectEvent, useState } from 'react';
import { useChange } from '../../data/change.ts';
import { askPasskey, passkeysFillIn } from '../passkey.ts';
import { identityFinishPasskeySignIn, identityStartPasskeySignIn } from './sign-in.generated.ts';

/** The server forgets a challenge after five minutes. */
const RENEW_MS = 4 * 60_000;

export interface PasskeySignIn {
  /** Opens the device's dialogue. */
  readonly ask: () => Promise<void>;
  readonly busy: boolean;
  /** The dialogue was closed without an answer. */
  readonly unused: boolean;
  readonly problems: readonly Problem[];
}

/** Signing in with a passkey: by the button, and by picking one that the browser suggests at the address. */
export function usePasskeySignIn(): PasskeySignIn {
  const starting = useChange(identityStartPasskeySignIn);
  const finishing = useChange(identityFinishPasskeySignIn);
  const [asking, setAsking] = useState(false);
  const [unused, setUnused] = useState(false);
  // one dialogue at a time: while the button's is open nothing waits behind the field
  const finish = useEffectEvent((challengeId: string, response: string) =>
    finishing.send({ input: { challengeId, response } }),
  );

  useEffect(() => {
    if (asking) return;
    let waiting = new AbortController();
    const suggest = async (): Promise<void> => {
      waiting.abort();
      waiting = new AbortController();
      const { signal } = waiting;
      if (!(await passkeysFillIn()) || signal.aborted) return;
      // nobody asked for it: if it does not work, the form still does
      const started = await run(identityStartPasskeySignIn, {}, signal).catch(() => null);
      const { challengeId, options } = started?.startPasskeySignIn ?? {};
      if (!challengeId || !options || signal.aborted) return;
      const response = await askPasskey(options, signal).catch(() => null);
      if (response !== null) await finish(challengeId, response);
    };
    void suggest();
    const timer = setInterval(() => void suggest(), RENEW_MS);
    return () => {
      clearInterval(timer);
      waiting.abort();
    };
  }, [asking]);

  const ask = async (): Promise<void> => {
    setAsking(true);
    setUnused(false);
    finishing.forget();
    try {
      const started = await starting.send({});
      const { challengeId, options } = started?.startPasskeySignIn ?? {};
      if (!challengeId || !options) return;
      const response = await askPasskey(options).catch(() => null);
      if (response === null) setUnused(true);
      else await finishing.send({ input: { challengeId, response } });
    } finally {
      setAsking(false);
    }
  };
  return {
    ask,
    busy: asking || finishing.sending,
    unused,
    problems: [...starting.problems, ...finishing.problems],
  };
}
