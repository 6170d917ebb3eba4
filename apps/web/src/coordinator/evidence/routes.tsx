import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. `?state=…&member=…` narrows the board. */
export const evidenceRoutes: RouteObject[] = [
  {
    path: 'evidence',
    lazy: async () => ({ Component: (await import('./evidence-page.tsx')).EvidencePage }),
  },
  {
    path: 'evidence/files/:fileId',
    lazy: async () => ({ Component: (await import('./file-page.tsx')).FilePage }),
  },
];
