import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { useRead } from '../../data/read.ts';
import { useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { identityUnfinished } from './notifications.generated.ts';
import { TEXTS } from './texts.ts';

/** Work that was left and waits to be gone on with: imports that are neither carried out nor given up. */
export function Unfinished({
  headings: Heading,
  onFollow,
}: {
  readonly headings: 'h2' | 'h3';
  readonly onFollow?: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { role } = useSession();
  const read = useRead(identityUnfinished, {}, { when: role === 'COORDINATOR' });
  const waiting = (read.data?.consortia.edges ?? [])
    .filter(({ node }) => node.closedAt === null)
    .flatMap(({ node: { id: groupId, name, memberImports } }) =>
      (memberImports?.edges ?? [])
        .filter(({ node }) => node.status === 'PREVIEW')
        .map(({ node }) => ({ ...node, groupId, name })),
    );
  if (waiting.length === 0) return null;
  return (
    <section className="flex flex-col gap-1 rounded-lg bg-wash p-3">
      <Heading className="flex items-center gap-2 font-bold">
        <Icon name="wait" size={20} />
        {t.unfinished}
      </Heading>
      <ul>
        {waiting.map(({ id, groupId, fileName, name }) => (
          <li key={id}>
            <Link
              to={`/groups/${groupId}/import/${id}`}
              {...(onFollow ? { onClick: onFollow } : {})}
              className="inline-flex min-h-11 items-center"
            >
              {t.import(fileName)}
            </Link>
            <span className="block text-sm text-quiet">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
