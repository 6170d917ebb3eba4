import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const effectsRoutes: RouteObject[] = [
  { path: 'effects', lazy: async () => ({ Component: (await import('./effects-page.tsx')).EffectsPage }) },
];
