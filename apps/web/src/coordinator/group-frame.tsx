import { createContext, useContext, type ReactNode } from 'react';
import { Outlet, useLocation, useParams } from 'react-router';
import { useSession } from '../app/session.tsx';
import { useRead } from '../data/read.ts';
import { texts, useTexts } from '../language/language.ts';
import { Icon } from '../ui/icon.tsx';
import { SideMenuLink } from '../ui/menu.tsx';
import { Shown } from '../ui/shown.tsx';
import { Banner, StateChip } from '../ui/state.tsx';
import { groupFrame, type GroupFrameQuery } from './group-frame.generated.ts';

const TEXTS = texts({
  ja: {
    menu: 'このグループの画面',
    sample: '見本',
    closed: 'このグループは終わっています。見ることだけできます。',
    pages: [
      ['', 'ホーム'],
      ['members', 'お店と費用'],
      ['what-if', 'もしも計算'],
      ['readiness', '書類の準備'],
      ['procedure', '手続き'],
      ['orders', '発注と支払い'],
      ['evidence', '証憑'],
      ['money', 'お金の受け渡し'],
      ['effects', '効果報告'],
      ['office', '書類とデータ'],
      ['settings', '設定と担当者'],
    ] as readonly (readonly [path: string, label: string])[],
  },
  en: {
    menu: 'Pages of this group',
    sample: 'Sample',
    closed: 'This group is closed. It can be read only.',
    pages: [
      ['', 'Home'],
      ['members', 'Members and costs'],
      ['what-if', 'What if'],
      ['readiness', 'Papers'],
      ['procedure', 'Procedure'],
      ['orders', 'Orders and payments'],
      ['evidence', 'Evidence'],
      ['money', 'Passing money on'],
      ['effects', 'Effects'],
      ['office', 'Papers and data'],
      ['settings', 'Settings and people'],
    ],
  },
});

export type Group = GroupFrameQuery['consortium'] & {
  /** Whether the person acts as its coordinator; a support body reads. */
  readonly mayChange: boolean;
};

const GroupContext = createContext<Group | null>(null);

/** The group whose page this is. */
export function useGroup(): Group {
  const group = useContext(GroupContext);
  if (!group) throw new Error('useGroup outside of GroupFrame');
  return group;
}

/** The pages of one group: its name and menu stay, the page changes. */
export function GroupFrame(): ReactNode {
  const { groupId = '' } = useParams();
  const { role } = useSession();
  const t = useTexts(TEXTS);
  const read = useRead(groupFrame, { id: groupId });
  return (
    <Shown read={read} lines={10}>
      {({ consortium }) => (
        <GroupContext
          value={{ ...consortium, mayChange: role === 'COORDINATOR' && consortium.closedAt === null }}
        >
          <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
            <div className="no-print mb-6 lg:mb-0">
              <p className="mb-2 flex flex-wrap items-center gap-2 font-bold">
                {consortium.name}
                {consortium.isSample ? <StateChip state="neutral">{t.sample}</StateChip> : null}
              </p>
              <GroupMenu />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              {consortium.closedAt ? <Banner state="neutral" title={t.closed} /> : null}
              <div className="min-w-0">
                <Outlet />
              </div>
            </div>
          </div>
        </GroupContext>
      )}
    </Shown>
  );
}

/** What is made is the coordinator's to make; others are told so if they come by its address. */
const COORDINATOR_ONLY: ReadonlySet<string> = new Set(['office']);

/** Pages that are not in the menu stand under one that is. */
const MENU_PAGES: Readonly<Record<string, string>> = { import: 'members', tools: 'members' };

/** A column of its own on a wide screen; on a phone one line that opens. */
function GroupMenu(): ReactNode {
  const t = useTexts(TEXTS);
  const { groupId = '' } = useParams();
  const { role } = useSession();
  const { pathname } = useLocation();
  const page = pathname.split('/')[3] ?? '';
  const here = MENU_PAGES[page] ?? page;
  const label = t.pages.find(([path]) => path === here)?.[1];
  const pages = t.pages.filter(([path]) => role === 'COORDINATOR' || !COORDINATOR_ONLY.has(path));
  const links = (
    <ul className="flex flex-col">
      {pages.map(([path, text]) => (
        <li key={path}>
          <SideMenuLink to={`/groups/${groupId}/${path}`} end={path === ''}>
            {text}
          </SideMenuLink>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={t.menu}>
      <div className="max-lg:hidden">{links}</div>
      {/* a new page closes it again */}
      <details key={pathname} className="rounded-lg border border-line lg:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 px-3 font-bold">
          <span>
            <span className={label ? 'sr-only' : ''}>{t.menu} </span>
            {label}
          </span>
          <Icon name="menu" />
        </summary>
        {links}
      </details>
    </nav>
  );
}
