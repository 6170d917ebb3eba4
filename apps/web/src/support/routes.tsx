import type { RouteObject } from 'react-router';

/** What a support body sees first; the pages of a group are the coordinators’ own, to be read. */
export const supportRoutes: RouteObject[] = [
  { path: 'wall', lazy: async () => ({ Component: (await import('./wall-page.tsx')).WallPage }) },
];
