import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { texts, useTexts } from '../../language/language.ts';
import { useGroup } from '../group-frame.tsx';

const TEXTS = texts({
  ja: {
    menu: '設定の画面',
    settings: 'グループの設定',
    people: '担当者と支援機関',
    webhooks: 'ほかのシステムへの知らせ',
    record: '操作の記録',
  },
  en: {
    menu: 'Settings',
    settings: 'The group',
    people: 'People and support bodies',
    webhooks: 'Other systems',
    record: 'Record of acts',
  },
});

export function SettingsMenu(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const pages = [
    ['', t.settings],
    ['/people', t.people],
    // what other systems are told is the coordinators' affair alone
    ...(mayChange ? [['/webhooks', t.webhooks] as const] : []),
    ['/record', t.record],
  ] as const;
  return (
    <nav aria-label={t.menu}>
      <ul className="flex flex-wrap gap-x-2 border-b border-hairline">
        {pages.map(([path, label]) => (
          <li key={path}>
            <NavLink
              to={`/groups/${id}/settings${path}`}
              end
              className={({ isActive }) =>
                `flex min-h-11 items-center px-3 no-underline hover:underline ${
                  isActive ? 'border-b-4 border-accent font-bold text-accent' : 'text-ink'
                }`
              }
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
