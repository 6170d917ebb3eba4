import { fromEpochMs, toEpochMs, type JstMinute } from '@renkei/kernel';
import { RequestFailed } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { draftsAreOf } from '../data/draft.ts';
import { NowContext } from '../data/now.ts';
import { useRead } from '../data/read.ts';
import { Shown } from '../ui/shown.tsx';
import { session, type Role, type SessionQuery } from './session.generated.ts';

type Me = NonNullable<SessionQuery['me']>;

export interface Session {
  readonly me: Me;
  /** In which one role the person acts now; null: one has to be chosen first. */
  readonly role: Role | null;
}

const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only inside of `<SignedIn>`. */
export function useSession(): Session {
  const found = useContext(SessionContext);
  if (!found) throw new Error('useSession outside of SignedIn');
  return found;
}

/** Lets nobody further who is not signed in; afterwards one comes back to where one wanted to go. */
export function SignedIn({ children }: { readonly children: ReactNode }): ReactNode {
  const read = useRead(session, {});
  const { pathname, search } = useLocation();
  if (read.error?.code === 'UNAUTHENTICATED' || (read.data && !read.data.me)) {
    const wanted = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${wanted}`} replace />;
  }
  return (
    <Shown read={read} lines={8}>
      {({ me, now }) =>
        me ? (
          <ServerClock now={now} readAt={read.dataUpdatedAt}>
            <SessionContext value={{ me, role: me.mustChooseRole ? null : (me.acting?.role ?? null) }}>
              <OfPerson key={me.id} id={me.id}>
                {children}
              </OfPerson>
            </SessionContext>
          </ServerClock>
        ) : null
      }
    </Shown>
  );
}

/** What was read for whom, while this tab is open. */
let readFor: string | null = null;

/** A session that ended by itself may go on as somebody else's, also in another tab: that one starts with nothing. */
function OfPerson({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  // before any form below looks for its draft
  useState(() => {
    draftsAreOf(id);
    if (readFor !== null && readFor !== id)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== session.name });
    readFor = id;
  });
  // a session that ended shows first where something else is asked for
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        const { error } = event.action as { readonly error: unknown };
        if (error instanceof RequestFailed && error.code === 'UNAUTHENTICATED')
          void client.invalidateQueries({ queryKey: [session.name] });
      }),
    [client],
  );
  return children;
}

const MINUTE_MS = 60_000;

/** Tells the minute by the server's clock, also on a device whose own is wrong. */
function ServerClock({
  now,
  readAt,
  children,
}: {
  readonly now: string;
  readonly readAt: number;
  readonly children: ReactNode;
}): ReactNode {
  const [device, setDevice] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setDevice(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  const sinceRead = Math.max(0, device - readAt);
  return <NowContext value={fromEpochMs(toEpochMs(now as JstMinute) + sinceRead)}>{children}</NowContext>;
}
