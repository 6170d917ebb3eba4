import type { FoundPage } from './pages.ts';
import { KINDS, targetOf, type SearchHit, type SearchKind } from './targets.ts';
import type { Role } from '../session.generated.ts';

/** One line one may choose. */
export interface Option {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly context: string | null;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

const MOST_PAGES = 4;

export const resultsPath = (text: string): string => `/search?q=${encodeURIComponent(text)}`;

/** What is found, kind by kind. */
export function hitGroups(
  hits: readonly SearchHit[],
  role: Role | null,
  labels: Readonly<Record<SearchKind, string>>,
): readonly OptionGroup[] {
  return KINDS.flatMap((kind) => {
    const options = hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        key: `${kind} ${hit.id}`,
        to: targetOf(hit, role),
        title: hit.title,
        context: hit.context,
      }));
    return options.length === 0 ? [] : [{ label: labels[kind], options }];
  });
}

/** Pages that a text names; all that are at hand as long as there is none. */
export function pageGroup(pages: readonly FoundPage[], text: string, label: string): readonly OptionGroup[] {
  const shown = text.trim() === '' ? pages : pages.slice(0, MOST_PAGES);
  if (shown.length === 0) return [];
  return [{ label, options: shown.map(({ to, title }) => ({ key: to, to, title, context: null })) }];
}
