import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { StateChip } from '../../ui/state.tsx';
import type { IdentityNotificationFieldsFragment } from './notifications.generated.ts';
import { placeOf, type Person } from './place.ts';
import { TEXTS } from './texts.ts';
import type { MarkRead } from './use-inbox.ts';

/** One notification: following it leads to where it is dealt with, and marks it as read. */
export function NotificationItem({
  notification,
  person,
  marking,
  onFollow,
}: {
  readonly notification: IdentityNotificationFieldsFragment;
  readonly person: Person;
  readonly marking: MarkRead;
  readonly onFollow?: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id, text, kind, createdAt, readAt } = notification;
  const follow = (): void => {
    if (readAt === null) void marking.one(id);
    onFollow?.();
  };
  return (
    <li className="flex flex-col items-start gap-1 py-3">
      <p className="flex flex-wrap items-center gap-2 text-sm text-quiet">
        {readAt === null ? (
          <StateChip state="attention" icon="bell">
            {t.unread}
          </StateChip>
        ) : null}
        {kind === 'OBLIGATION_MOVED' ? t.moved : t.reminder} <When at={createdAt} short />
      </p>
      <Link
        to={placeOf(notification, person)}
        onClick={follow}
        className={`inline-flex min-h-11 items-center ${readAt === null ? 'font-bold' : ''}`}
      >
        {say(text)}
      </Link>
      {readAt === null ? (
        <span className="-ml-4">
          <Button
            look="quiet"
            aria-label={`${t.markOne}：${say(text)}`}
            busy={marking.busy}
            onClick={() => void marking.one(id)}
          >
            {t.markOne}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
