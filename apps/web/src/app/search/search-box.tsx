import { useEffect, useEffectEvent, useState, type ComponentType, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import type { SearchPanelProps } from './search-panel.tsx';
import { asksForSearch } from './slash-key.ts';

// not words.ts: a phone loads these with its first page
const TEXTS = texts({ ja: { search: 'さがす' }, en: { search: 'Search' } });

/** Opens the search. What searches is loaded when it is first opened: no phone pays for it before. */
export function SearchBox(): ReactNode {
  const t = useTexts(TEXTS);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [Panel, setPanel] = useState<ComponentType<SearchPanelProps> | null>(null);

  const show = async (): Promise<void> => {
    try {
      const { SearchPanel } = await import('./search-panel.tsx');
      setPanel(() => SearchPanel);
      setOpen(true);
    } catch {
      // a page of its own says what to do when its code cannot be loaded
      await navigate('/search');
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!asksForSearch(event)) return;
    event.preventDefault();
    void show();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={() => void show()}
        className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg hover:bg-wash md:w-64 md:justify-start md:border md:border-line md:bg-white md:px-3 md:text-quiet"
      >
        <Icon name="search" />
        <span className="sr-only md:not-sr-only">{t.search}</span>
        <kbd
          aria-hidden="true"
          className="ml-auto hidden rounded border border-hairline px-1.5 text-sm md:inline"
        >
          Ctrl K
        </kbd>
      </button>
      {Panel && open ? <Panel onClose={() => setOpen(false)} /> : null}
    </>
  );
}
