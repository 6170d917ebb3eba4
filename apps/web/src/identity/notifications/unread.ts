import { useRead } from '../../data/read.ts';
import { identityUnread } from './unread.generated.ts';

const POLL_MS = 60_000;
/** More than this are shown as 30+. */
export const MOST_COUNTED = 30;

/** How many notifications are not read yet, 31 for more; asked again every minute while the page is looked at. */
export function useUnread(): number {
  return useRead(identityUnread, {}, { everyMs: POLL_MS }).data?.notifications.edges.length ?? 0;
}
