import type { RouteObject } from 'react-router';

export const groupsRoutes: RouteObject[] = [
  { path: 'groups', lazy: async () => ({ Component: (await import('./groups-page.tsx')).GroupsPage }) },
  { path: 'groups/new', lazy: async () => ({ Component: (await import('./found-page.tsx')).FoundPage }) },
];
