import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const evidenceRoutes: RouteObject[] = [];
