import { RequestFailed } from '@renkei/api-client';
import { useState, type ReactNode } from 'react';
import { usePart } from '../../app/use-part.ts';
import { usePopover } from '../../app/use-popover.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { MOST_COUNTED, useUnread } from './unread.ts';

const TEXTS = texts({
  ja: {
    bell: (unread: string) => (unread === '' ? 'お知らせ' : `お知らせ（まだ読んでいないもの ${unread}件）`),
  },
  en: {
    bell: (unread: string) => (unread === '' ? 'Notifications' : `Notifications (${unread} not read)`),
  },
});

/** The inbox, wherever one is: how much is new, and the newest of it. */
export function Bell(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const unread = useUnread();
  const [open, setOpen] = useState(false);
  const { Part, failed, want } = usePart(async () => (await import('./bell-panel.tsx')).BellPanel);
  const { box, id } = usePopover(open, setOpen);
  const count = unread === 0 ? '' : unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
  return (
    <div ref={box} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
          want();
        }}
        className="relative flex size-11 items-center justify-center rounded-lg hover:bg-wash"
      >
        <Icon name="bell" />
        <span className="sr-only">{t.bell(count)}</span>
        {count ? (
          <span
            aria-hidden="true"
            className="absolute top-0 right-0 min-w-5 rounded-full bg-stop px-1 text-center text-xs leading-5 font-bold text-white"
          >
            {count}
          </span>
        ) : null}
      </button>
      {open ? (
        <div
          id={id}
          className="fixed inset-x-2 top-16 z-10 mt-1 max-h-[80dvh] overflow-y-auto rounded-xl border border-line bg-white p-4 shadow-xl sm:absolute sm:inset-x-auto sm:top-full sm:right-0 sm:w-96"
        >
          {Part ? <Part onFollow={() => setOpen(false)} hasUnread={unread > 0} /> : null}
          {failed && !Part ? <p role="alert">{say(RequestFailed.offline().said)}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
