import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { keepPreferences, keptPreferences, PreferencesContext } from './language.ts';

export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [kept, setKept] = useState(keptPreferences);
  useEffect(() => {
    document.documentElement.lang = kept.language;
  }, [kept.language]);
  const value = useMemo(
    () => ({
      ...kept,
      choose: (change: Partial<typeof kept>) => {
        const next = { ...kept, ...change };
        keepPreferences(next);
        setKept(next);
      },
    }),
    [kept],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}
