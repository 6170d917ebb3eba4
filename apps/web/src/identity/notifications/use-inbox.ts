import { problemsIn, run, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../app/session.tsx';
import { asProblems } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { identityInboxPlaces, identityMarkRead, identityNotifications } from './notifications.generated.ts';
import type { Person } from './place.ts';
import { identityUnread } from './unread.generated.ts';

/** Marked at once; a browser sends six at a time. */
const PAGE = 30;
const INBOX = [identityUnread.name, identityNotifications.name];

/** Where the notifications of the person lead. */
export function usePerson(): Person {
  const { me, role } = useSession();
  const assignments = useRead(identityInboxPlaces, {}).data?.me?.assignments ?? [];
  const only = me.acting?.assignmentId ?? null;
  return {
    role,
    actsFor: assignments.filter((one) => one.role === role && (only === null || one.id === only)),
  };
}

export interface MarkRead {
  readonly one: (id: string) => Promise<void>;
  readonly all: () => Promise<void>;
  readonly busy: boolean;
  readonly problems: readonly Problem[];
}

/** Only the inbox is asked anew afterwards: nothing else knows what was read. */
export function useMarkRead(): MarkRead {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);

  const marked = async (work: () => Promise<readonly Problem[]>): Promise<void> => {
    setBusy(true);
    setProblems([]);
    try {
      setProblems(await work());
    } catch (error) {
      setProblems(asProblems(error));
    } finally {
      setBusy(false);
    }
    await client.invalidateQueries({ predicate: ({ queryKey }) => INBOX.includes(String(queryKey[0])) });
  };
  const mark = async (id: string): Promise<readonly Problem[]> =>
    problemsIn(await run(identityMarkRead, { input: { id } }));

  return {
    busy,
    problems,
    one: (id) => marked(() => mark(id)),
    all: () =>
      marked(async () => {
        // what was marked is not unread any more, so the first page is always the next one
        for (;;) {
          const { notifications } = await run(identityNotifications, { first: PAGE, unreadOnly: true });
          const refused = await Promise.all(notifications.edges.map(({ node }) => mark(node.id)));
          if (refused.flat().length > 0) return refused.flat();
          if (!notifications.pageInfo.hasNextPage) return [];
        }
      }),
  };
}
