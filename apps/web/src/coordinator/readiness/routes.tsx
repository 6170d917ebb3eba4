import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. `?member=…&paper=…` opens one paper of one member. */
export const readinessRoutes: RouteObject[] = [
  {
    path: 'readiness',
    lazy: async () => ({ Component: (await import('./readiness-page.tsx')).ReadinessPage }),
  },
];
