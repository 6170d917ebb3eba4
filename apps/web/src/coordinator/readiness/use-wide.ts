import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 48rem)';

function subscribe(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether a table has room; two hundred rows are not drawn twice to hide one of them. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}
