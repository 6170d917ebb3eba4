import type { RouteObject } from 'react-router';
import { effectsRoutes } from './effects/routes.tsx';
import { evidenceRoutes } from './evidence/routes.tsx';
import { groupsRoutes } from './groups/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { importRoutes } from './import/routes.tsx';
import { membersRoutes } from './members/routes.tsx';
import { moneyRoutes } from './money/routes.tsx';
import { officeRoutes } from './office/routes.tsx';
import { ordersRoutes } from './orders/routes.tsx';
import { procedureRoutes } from './procedure/routes.tsx';
import { readinessRoutes } from './readiness/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';
import { whatIfRoutes } from './what-if/routes.tsx';

/** What coordinators work in and support bodies read. Pages are loaded when they are opened. */
export const coordinatorRoutes: RouteObject[] = [
  ...groupsRoutes,
  {
    path: 'groups/:groupId',
    lazy: async () => ({ Component: (await import('./group-frame.tsx')).GroupFrame }),
    children: [
      ...homeRoutes,
      ...membersRoutes,
      ...importRoutes,
      ...whatIfRoutes,
      ...readinessRoutes,
      ...evidenceRoutes,
      ...procedureRoutes,
      ...ordersRoutes,
      ...moneyRoutes,
      ...effectsRoutes,
      ...officeRoutes,
      ...settingsRoutes,
    ],
  },
];
