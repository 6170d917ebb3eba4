import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

/** Where an entry leads, and what it says; relative paths start at the page's own route. */
export type MenuEntry = readonly [to: string, label: string];

/** The pages of one area, side by side above it. */
export function TabMenu({
  label,
  entries,
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}): ReactNode {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-2 border-b border-hairline">
        {entries.map(([to, text]) => (
          <li key={to}>
            <NavLink
              to={to}
              end
              className={({ isActive }) =>
                `flex min-h-11 items-center px-3 no-underline hover:underline ${
                  isActive ? 'border-b-4 border-accent font-bold text-accent' : 'text-ink'
                }`
              }
            >
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One entry of a menu beside the pages it leads to. `end`: only this very address is it, not what lies below. */
export function SideMenuLink({
  to,
  end,
  children,
}: {
  readonly to: string;
  readonly end: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <NavLink
      to={to}
      end={end}
      className={({ isActive }) =>
        `flex min-h-11 items-center rounded-lg px-3 no-underline hover:underline ${
          isActive ? 'bg-accent-wash font-bold text-accent' : 'text-ink'
        }`
      }
    >
      {children}
    </NavLink>
  );
}
