import { useEffect, useState } from 'react';
import { useRead, type Read } from '../../data/read.ts';
import type { Role } from '../session.generated.ts';
import { search, type SearchQuery } from './search.generated.ts';
import { folded } from './fold.ts';

/** As long as somebody types, nothing is asked. */
const PAUSE_MS = 200;
/** As the API takes it. */
export const LONGEST_TEXT = 100;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Whether there is anything of groups to be found in this role: an administrator sees none. */
export const findsNames = (role: Role | null): boolean => role !== null && role !== 'PLATFORM_ADMIN';

/** What is found for a text that may still be being typed; `asked` is what the answer is about. */
export function useSearch(
  text: string,
  role: Role | null,
  first: number,
): { readonly read: Read<SearchQuery>; readonly asked: string } {
  const asked = useSettled(text.trim()).slice(0, LONGEST_TEXT);
  const read = useRead(search, { text: asked, first }, { when: folded(asked) !== '' && findsNames(role) });
  return { read, asked };
}
