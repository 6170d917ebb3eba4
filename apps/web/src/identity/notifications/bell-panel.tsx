import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../data/read.ts';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { NotificationItem } from './notification-item.tsx';
import { identityNotifications } from './notifications.generated.ts';
import { TEXTS } from './texts.ts';
import { Unfinished } from './unfinished.tsx';
import { useMarkRead, usePerson } from './use-inbox.ts';

const SHOWN = 8;

/** The newest of the inbox, below the bell. */
export function BellPanel({
  onFollow,
  hasUnread,
}: {
  readonly onFollow: () => void;
  readonly hasUnread: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(identityNotifications, { first: SHOWN, unreadOnly: false });
  const marking = useMarkRead();
  const person = usePerson();
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-lg font-bold">{t.title}</p>
        {hasUnread ? (
          <Button look="quiet" busy={marking.busy} onClick={() => void marking.all()}>
            {t.markAll}
          </Button>
        ) : null}
      </div>
      <Problems problems={marking.problems} />
      <Unfinished headings="h3" onFollow={onFollow} />
      <Shown read={read} lines={3}>
        {({ notifications: { edges } }) =>
          edges.length > 0 ? (
            <ul className="divide-y divide-hairline">
              {edges.map(({ node }) => (
                <NotificationItem
                  key={node.id}
                  notification={node}
                  person={person}
                  marking={marking}
                  onFollow={onFollow}
                />
              ))}
            </ul>
          ) : (
            <p className="py-3 text-quiet">
              <strong className="block">{t.none}</strong>
              {t.noneMore}
            </p>
          )
        }
      </Shown>
      <Link to="/notifications" onClick={onFollow} className="flex min-h-11 items-center">
        {t.all}
      </Link>
    </div>
  );
}
