import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const importRoutes: RouteObject[] = [
  {
    path: 'import',
    lazy: async () => ({ Component: (await import('./upload-page.tsx')).UploadPage }),
  },
  {
    path: 'import/:importId',
    lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }),
  },
];
