import type { ReactNode } from 'react';
import type { Pages } from '../data/pages.ts';
import { texts, useTexts } from '../language/language.ts';
import { Button } from './button.tsx';

const TEXTS = texts({ ja: { more: 'つづきを見る' }, en: { more: 'Show more' } });

/** The way to the rest of a long list. */
export function More({ pages }: { readonly pages: Pages<unknown> }): ReactNode {
  const t = useTexts(TEXTS);
  if (!pages.more) return null;
  return (
    <div>
      <Button look="second" busy={pages.loadingMore} onClick={pages.more}>
        {t.more}
      </Button>
    </div>
  );
}
