import type { RouteObject } from 'react-router';

export const administratorRoutes: RouteObject[] = [
  {
    path: 'admin',
    lazy: async () => ({ Component: (await import('./admin-frame.tsx')).AdminFrame }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./health-page.tsx')).HealthPage }) },
      {
        path: 'schedules',
        lazy: async () => ({ Component: (await import('./schedules-page.tsx')).SchedulesPage }),
      },
      {
        path: 'schedules/:scheduleId',
        lazy: async () => ({ Component: (await import('./schedule-page.tsx')).SchedulePage }),
      },
      { path: 'rules', lazy: async () => ({ Component: (await import('./rules-page.tsx')).RulesPage }) },
      {
        path: 'support-bodies',
        lazy: async () => ({ Component: (await import('./support-bodies-page.tsx')).SupportBodiesPage }),
      },
      {
        path: 'accounts',
        lazy: async () => ({ Component: (await import('./accounts-page.tsx')).AccountsPage }),
      },
      { path: 'work', lazy: async () => ({ Component: (await import('./work-page.tsx')).WorkPage }) },
    ],
  },
];
