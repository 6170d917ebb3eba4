import type { RouteObject } from 'react-router';

export const groupsRoutes: RouteObject[] = [
  { path: 'groups', lazy: async () => ({ Component: (await import('./groups-page.tsx')).GroupsPage }) },
];
