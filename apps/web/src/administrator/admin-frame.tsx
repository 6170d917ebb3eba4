import type { ReactNode } from 'react';
import { NavLink, Outlet } from 'react-router';
import { texts, useTexts } from '../language/language.ts';

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
              <NavLink
                to={path}
                end={path === ''}
                className={({ isActive }) =>
                  `flex min-h-11 items-center rounded-lg px-3 no-underline hover:underline ${
                    isActive ? 'bg-accent-wash font-bold text-accent' : 'text-ink'
                  }`
                }
              >
                {label}
              </NavLink>
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
