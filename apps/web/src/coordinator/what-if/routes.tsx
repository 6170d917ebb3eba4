import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const whatIfRoutes: RouteObject[] = [
  {
    path: 'what-if',
    lazy: async () => ({ Component: (await import('./what-if-page.tsx')).WhatIfPage }),
  },
];
