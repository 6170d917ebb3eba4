import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const ordersRoutes: RouteObject[] = [
  {
    path: 'orders',
    lazy: async () => ({ Component: (await import('./orders-page.tsx')).OrdersPage }),
  },
];
