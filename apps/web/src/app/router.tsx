import { useEffect, useState } from 'react';
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { administratorRoutes } from '../administrator/routes.tsx';
import { coordinatorRoutes } from '../coordinator/routes.tsx';
import { accountRoutes, identityRoutes } from '../identity/routes.tsx';
import { forgetWayBack, keptWayBack } from '../identity/way-back.ts';
import { merchantRoutes } from '../merchant/routes.tsx';
import { supportRoutes } from '../support/routes.tsx';
import { Broken } from './broken.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { searchRoutes } from './search/routes.tsx';
import { SignedIn, useSession } from './session.tsx';

const HOMES = {
  COORDINATOR: '/groups',
  MEMBER_USER: '/shop',
  SUPPORT_READER: '/wall',
  PLATFORM_ADMIN: '/admin',
} as const;

/** Where each role's day begins; or where one was going before another site asked who one is. */
function Home() {
  const { role } = useSession();
  const [wayBack] = useState(keptWayBack);
  useEffect(forgetWayBack, []);
  return <Navigate to={wayBack ?? (role ? HOMES[role] : '/account')} replace />;
}

const routes: RouteObject[] = [
  {
    // nothing to see before the page's own code is here: it comes in the same moment
    HydrateFallback: () => null,
    errorElement: <Broken />,
    children: [
      ...identityRoutes,
      {
        element: (
          <SignedIn>
            <Frame>
              <Outlet />
            </Frame>
          </SignedIn>
        ),
        errorElement: <Broken />,
        children: [
          { index: true, element: <Home /> },
          ...accountRoutes,
          ...searchRoutes,
          ...coordinatorRoutes,
          ...merchantRoutes,
          ...supportRoutes,
          ...administratorRoutes,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
