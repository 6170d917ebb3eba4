import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const settingsRoutes: RouteObject[] = [
  { path: 'settings', lazy: async () => ({ Component: (await import('./settings-page.tsx')).SettingsPage }) },
  {
    path: 'settings/people',
    lazy: async () => ({ Component: (await import('./people-page.tsx')).PeoplePage }),
  },
  {
    path: 'settings/webhooks',
    lazy: async () => ({ Component: (await import('./webhooks-page.tsx')).WebhooksPage }),
  },
  {
    path: 'settings/record',
    lazy: async () => ({ Component: (await import('./record-page.tsx')).RecordPage }),
  },
];
