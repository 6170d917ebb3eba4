import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const procedureRoutes: RouteObject[] = [
  {
    path: 'procedure',
    lazy: async () => ({ Component: (await import('./overview/procedure-page.tsx')).ProcedurePage }),
  },
  {
    path: 'procedure/application',
    lazy: async () => ({ Component: (await import('./application/application-page.tsx')).ApplicationPage }),
  },
  {
    path: 'procedure/application/grant',
    lazy: async () => ({ Component: (await import('./application/grant-page.tsx')).GrantPage }),
  },
  {
    path: 'procedure/changes',
    lazy: async () => ({ Component: (await import('./changes/changes-page.tsx')).ChangesPage }),
  },
  {
    path: 'procedure/changes/new',
    lazy: async () => ({ Component: (await import('./changes/new-change-page.tsx')).NewChangePage }),
  },
  {
    path: 'procedure/changes/:changeId',
    lazy: async () => ({ Component: (await import('./changes/change-page.tsx')).ChangePage }),
  },
  {
    path: 'procedure/performance',
    lazy: async () => ({ Component: (await import('./performance/performance-page.tsx')).PerformancePage }),
  },
  {
    path: 'procedure/fixing',
    lazy: async () => ({ Component: (await import('./fixing/fixing-page.tsx')).FixingPage }),
  },
];
