import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const officeRoutes: RouteObject[] = [
  { path: 'office', lazy: async () => ({ Component: (await import('./office-page.tsx')).OfficePage }) },
];
