import type { RouteObject } from 'react-router';

/** Below /groups/:groupId. */
export const membersRoutes: RouteObject[] = [
  { path: 'members', lazy: async () => ({ Component: (await import('./members-page.tsx')).MembersPage }) },
  { path: 'members/new', lazy: async () => ({ Component: (await import('./enrol-page.tsx')).EnrolPage }) },
  {
    path: 'members/:memberId',
    lazy: async () => ({ Component: (await import('./member/member-page.tsx')).MemberPage }),
  },
  { path: 'tools', lazy: async () => ({ Component: (await import('./tools/tools-page.tsx')).ToolsPage }) },
];
