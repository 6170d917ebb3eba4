import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { texts, useTexts } from '../../../language/language.ts';
import { useGroup } from '../../group-frame.tsx';

const TEXTS = texts({
  ja: {
    menu: '手続きの画面',
    pages: [
      ['', '全体の流れ'],
      ['/application', '交付申請'],
      ['/changes', '変更の届出'],
      ['/performance', '実績報告'],
      ['/fixing', '額の確定'],
    ] as readonly (readonly [path: string, label: string])[],
  },
  en: {
    menu: 'Pages of the procedure',
    pages: [
      ['', 'The whole way'],
      ['/application', 'Application'],
      ['/changes', 'Changes'],
      ['/performance', 'Performance report'],
      ['/fixing', 'Fixing of the amount'],
    ],
  },
});

export function ProcedureMenu(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  return (
    <nav aria-label={t.menu} className="no-print -mt-2 border-b border-hairline">
      <ul className="flex flex-wrap">
        {t.pages.map(([path, label]) => (
          <li key={path}>
            <NavLink
              to={`/groups/${id}/procedure${path}`}
              end={path === ''}
              className={({ isActive }) =>
                `flex min-h-11 items-center border-b-4 px-3 no-underline hover:underline ${
                  isActive ? 'border-accent font-bold text-accent' : 'border-transparent text-ink'
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
