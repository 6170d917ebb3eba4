import type { RouteObject } from 'react-router';

/** The ways in. */
export const identityRoutes: RouteObject[] = [
  {
    path: 'sign-in',
    lazy: async () => ({ Component: (await import('./sign-in/sign-in-page.tsx')).SignInPage }),
  },
  {
    path: 'invitation',
    lazy: async () => ({ Component: (await import('./invitation/invitation-page.tsx')).InvitationPage }),
  },
  { path: 'reset', lazy: async () => ({ Component: (await import('./reset/reset-page.tsx')).ResetPage }) },
];

/** One's own account and inbox, inside of the frame of a signed-in person. */
export const accountRoutes: RouteObject[] = [
  {
    path: 'account',
    lazy: async () => ({ Component: (await import('./account/account-page.tsx')).AccountPage }),
  },
  {
    path: 'notifications',
    lazy: async () => ({
      Component: (await import('./notifications/notifications-page.tsx')).NotificationsPage,
    }),
  },
];
