import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { texts, useTexts } from '../language/language.ts';
import { SideMenuLink } from '../ui/menu.tsx';

const TEXTS = texts({
  ja: {
    menu: '管理の画面',
    pages: [
      ['', '動いているか'],
      ['schedules', '公募の日程'],
      ['rules', '年度のルール'],
      ['support-bodies', '支援機関'],
      ['accounts', '利用者'],
      ['work', '処理と失敗'],
    ] as readonly (readonly [path: string, label: string])[],
  },
  en: {
    menu: 'Administration',
    pages: [
      ['', 'Health'],
      ['schedules', 'Schedules'],
      ['rules', 'Rules'],
      ['support-bodies', 'Support bodies'],
      ['accounts', 'Accounts'],
      ['work', 'Work and failures'],
    ],
  },
});

export function AdminFrame(): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
      <nav aria-label={t.menu} className="mb-6">
        <ul className="flex flex-wrap lg:flex-col">
          {t.pages.map(([path, label]) => (
            <li key={path}>
              <SideMenuLink to={path} end={path === ''}>
                {label}
              </SideMenuLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">
        <Outlet />
      </div>
    </div>
  );
}
