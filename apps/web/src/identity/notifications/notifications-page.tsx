import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { usePages } from '../../data/pages.ts';
import { useRead } from '../../data/read.ts';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Radios } from '../../ui/field.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { More } from '../../ui/more.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { identityNotifications, identityUnfinished } from './notifications.generated.ts';
import { NotificationItem } from './notification-item.tsx';
import type { Person } from './place.ts';
import { TEXTS } from './texts.ts';
import { Unfinished } from './unfinished.tsx';
import { useUnread } from './unread.ts';
import { useMarkRead, usePerson, type MarkRead } from './use-inbox.ts';

const PAGE = 30;

/** The whole inbox, newest first. */
export function NotificationsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const unread = useUnread();
  const marking = useMarkRead();
  const person = usePerson();
  const { role } = useSession();
  // what stands above the list is known before the list is drawn, which it would push down
  const { isLoading } = useRead(identityUnfinished, {}, { when: role === 'COORDINATOR' });
  const [which, setWhich] = useState<'all' | 'unread'>('all');
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        unread > 0 ? (
          <Button look="second" busy={marking.busy} onClick={() => void marking.all()}>
            {t.markAll}
          </Button>
        ) : null
      }
    >
      <Problems problems={marking.problems} />
      <Unfinished headings="h2" />
      {isLoading ? null : (
        <div className="flex max-w-3xl flex-col gap-4">
          <Radios
            legend={t.which}
            name="which"
            value={which}
            choices={[
              { value: 'all', label: t.everything },
              { value: 'unread', label: t.unreadOnly },
            ]}
            onChoose={setWhich}
          />
          <Notifications key={which} unreadOnly={which === 'unread'} person={person} marking={marking} />
          <Link to="/account#delivery" className="inline-flex min-h-11 items-center self-start">
            {t.settings}
          </Link>
        </div>
      )}
    </Page>
  );
}

interface ListProps {
  readonly unreadOnly: boolean;
  readonly person: Person;
  readonly marking: MarkRead;
}

function Notifications({ unreadOnly, person, marking }: ListProps): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(
    identityNotifications,
    { first: PAGE, unreadOnly },
    ({ notifications }) => notifications,
  );
  const none = unreadOnly ? (
    <p className="text-quiet">{t.noneUnread}</p>
  ) : (
    <Empty title={t.none}>
      <p>{t.noneMore}</p>
    </Empty>
  );
  return (
    <Shown read={pages.read} lines={5}>
      {(notifications) => (
        <>
          {notifications.length > 0 ? (
            <ul aria-label={t.title} className="divide-y divide-hairline">
              {notifications.map((one) => (
                <NotificationItem key={one.id} notification={one} person={person} marking={marking} />
              ))}
            </ul>
          ) : (
            none
          )}
          <More pages={pages} />
        </>
      )}
    </Shown>
  );
}
