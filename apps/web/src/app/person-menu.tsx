import { RequestFailed } from '@renkei/api-client';
import { useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { Icon } from '../ui/icon.tsx';
import { useSession } from './session.tsx';
import { usePart } from './use-part.ts';
import { usePopover } from './use-popover.ts';

const TEXTS = texts({
  ja: {
    open: 'あなたのメニュー',
    who: (name: string) => `${name} さん`,
    choose: '立場を選んでください',
  },
  en: { open: 'Your menu', who: (name: string) => name, choose: 'Choose a role' },
});

/** Who one is, in which role, in which language; and the way out. */
export function PersonMenu(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { me, role } = useSession();
  const [open, setOpen] = useState(false);
  const { box, id } = usePopover(open, setOpen);
  const { Part, failed, want } = usePart(async () => (await import('./person-panel.tsx')).PersonPanel);
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
        className="flex min-h-11 items-center gap-2 rounded-lg px-3 text-left hover:bg-wash"
      >
        <Icon name="person" />
        <span className="sr-only">{t.open}</span>
        <span className="hidden leading-tight sm:block">
          <span className="block font-bold">{t.who(me.displayName)}</span>
          <span className="block text-sm text-quiet">
            {role && me.acting ? say(me.acting.label) : t.choose}
          </span>
        </span>
        <Icon name="down" size={16} />
      </button>
      {open && (Part || failed) ? (
        <div
          id={id}
          className="absolute right-0 z-10 mt-1 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2 rounded-xl border border-line bg-white p-4 shadow-xl"
        >
          {Part ? (
            <Part onDone={() => setOpen(false)} />
          ) : (
            <p role="alert">{say(RequestFailed.offline().said)}</p>
          )}
        </div>
      ) : null}
    </div>
  );
}
