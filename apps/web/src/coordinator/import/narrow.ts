import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 47.99rem)';

function subscribe(told: () => void): () => void {
  const list = matchMedia(QUERY);
  list.addEventListener('change', told);
  return () => list.removeEventListener('change', told);
}

/** A phone: rows become cards, because a table of 17 columns is not read there. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
}
