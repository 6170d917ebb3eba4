import type { RouteObject } from 'react-router';

/** `?q=` is what is looked for. */
export const searchRoutes: RouteObject[] = [
  { path: 'search', lazy: async () => ({ Component: (await import('./search-page.tsx')).SearchPage }) },
];
