import { useEffect, useState } from 'react';
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router';
import { accountRoutes, identityRoutes } from '../identity/routes.tsx';
import { forgetWayBack, keptWayBack } from '../identity/way-back.ts';
import { merchantRoutes } from '../merchant/routes.tsx';
import { Broken } from './broken.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { searchRoutes } from './search/routes.tsx';
import type { Role } from './session.generated.ts';
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

const SIGNED_IN = 'signed-in';

/** The areas of work at a desk, by the first part of their addresses: a shopkeeper's phone never loads their lists. */
const DESK: Readonly<Record<string, () => Promise<RouteObject[]>>> = {
  groups: async () => (await import('../coordinator/routes.tsx')).coordinatorRoutes,
  wall: async () => (await import('../support/routes.tsx')).supportRoutes,
  admin: async () => (await import('../administrator/routes.tsx')).administratorRoutes,
};
const ROLES: Readonly<Record<string, readonly Role[]>> = {
  groups: ['COORDINATOR', 'SUPPORT_READER'],
  wall: ['SUPPORT_READER'],
  admin: ['PLATFORM_ADMIN'],
};
const known = new Set<string>();

/** Whoever follows a link to an area of another role comes to the start of their own day instead of to refusals. */
function ForRoles({ roles }: { readonly roles: readonly Role[] }) {
  const { role } = useSession();
  return role && roles.includes(role) ? <Outlet /> : <Navigate to="/" replace />;
}

const routes: RouteObject[] = [
  {
    // nothing to see before the page's own code is here: it comes in the same moment
    HydrateFallback: () => null,
    errorElement: <Broken />,
    children: [
      ...identityRoutes,
      {
        id: SIGNED_IN,
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
          ...merchantRoutes,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes, {
  patchRoutesOnNavigation: async ({ path, patch }) => {
    const [, area = ''] = path.split('/');
    if (known.has(area) || !Object.hasOwn(DESK, area)) return;
    const children = await DESK[area]!();
    patch(SIGNED_IN, [{ element: <ForRoles roles={ROLES[area] ?? []} />, children }]);
    known.add(area);
  },
});
