/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TextEncoder } from 'node:util';
import { FIGURES, obligation, PROCEDURE } from './home-fixture.ts';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { createMemoryRouter, RouterProvider } = await import('react-router');
const { SignedIn } = await import('../../app/session.tsx');
const { GroupFrame } = await import('../group-frame.tsx');
const { HomePage } = await import('./home-page.tsx');

const OWED = [
  obligation('MEMBER_DOCUMENT', '2026-12-14T17:00'),
  obligation('GROUP_APPLICATION', '2026-12-28T17:00'),
];
const FRAME = {
  id: 'g',
  name: '見本本町商店街グループ',
  version: 1,
  isSample: true,
  prefecture: 13,
  closedAt: null,
  ruleSet: 'RULES_2023',
};

/** What the API would answer, by the name of the operation; two pages of what is owed. */
function answers(role: string, figures: typeof FIGURES) {
  const label = { ja: '見本', en: 'sample' };
  return {
    Session: () => ({
      now: '2026-11-23T09:00',
      me: {
        id: 'p',
        displayName: '見本',
        email: null,
        locale: 'ja',
        mustChooseRole: false,
        acting: { role, assignmentId: null, label },
        assignments: [],
      },
    }),
    GroupFrame: () => ({ consortium: FRAME }),
    HomeFigures: () => ({ consortium: figures }),
    HomeProcedure: () => ({
      consortium: { ...PROCEDURE, readiness: { papersToAsk: 28, counts: [] } },
    }),
    HomeObligations: ({ after }: { after?: string | null }) => ({
      consortium: {
        id: 'g',
        obligations: {
          edges: [{ node: after ? OWED[1] : OWED[0] }],
          pageInfo: { endCursor: 'c', hasNextPage: !after },
        },
      },
    }),
    HomeEligibility: () => ({ consortium: { id: 'g', eligibility: null } }),
    HomePurchases: () => ({
      consortium: {
        id: 'g',
        purchaseFindings: { edges: [], pageInfo: { endCursor: null, hasNextPage: false } },
      },
    }),
    HomeSchedule: () => ({ schedule: { id: 's', current: { anchors: [] } } }),
    HomeChanges: () => ({ consortium: { id: 'g', auditEvents: { edges: [] } } }),
  } as Readonly<Record<string, (variables: { after?: string | null }) => unknown>>;
}

async function open(role: string, figures = FIGURES): Promise<void> {
  const known = answers(role, figures);
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: { after?: string | null };
    };
    const text = JSON.stringify({ data: known[operationName]?.(variables) });
    return Promise.resolve({ text: () => Promise.resolve(text), headers: new Headers() } as Response);
  };
  const router = createMemoryRouter(
    [
      {
        path: 'groups/:groupId',
        element: (
          <SignedIn>
            <GroupFrame />
          </SignedIn>
        ),
        children: [
          { index: true, element: <HomePage /> },
          { path: '*', element: null },
        ],
      },
    ],
    { initialEntries: ['/groups/g'] },
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { name: 'つぎの3つ' });
}

afterEach(cleanup);

describe('the home of a group', () => {
  it('leads to where the first thing is done', async () => {
    await open('COORDINATOR');
    expect(screen.getByRole('link', { name: '書類をお願いする' }).getAttribute('href')).toBe(
      '/groups/g/readiness',
    );
    // both pages of what is owed are in the river
    const river = screen.getByRole('table', { name: '期限の川' });
    expect(within(river).getAllByRole('row').length).toBe(4);
    expect(screen.getByText('交付決定の連絡が来るまで、どのお店もまだ発注しないでください。')).toBeTruthy();
  });

  it('shows a support reader the same without asking anything of it', async () => {
    await open('SUPPORT_READER');
    expect(screen.queryByRole('link', { name: '書類をお願いする' })).toBeNull();
    expect(screen.getByRole('link', { name: /^見る ?: お店の書類が、まだ28件/ })).toBeTruthy();
  });

  it('shows its pictures as tables', async () => {
    await open('COORDINATOR');
    expect(screen.queryByRole('table', { name: 'お金の流れ（税抜）' })).toBeNull();
    const flow = screen.getByRole('figure', { name: /^費用 ?300万円 ?のうち/ });
    await userEvent.click(within(flow).getByRole('button', { name: '表で見る' }));
    const table = within(flow).getByRole('table', { name: 'お金の流れ（税抜）' });
    expect(within(table).getByRole('row', { name: /補助金の申請額 1,500,000円/ })).toBeTruthy();
  });

  it('teaches how to begin where there are no costs yet', async () => {
    const { calculation } = FIGURES;
    await open('COORDINATOR', {
      ...FIGURES,
      calculation: { ...calculation, memberCount: 1, total: { cost: 0, granted: 0 } },
    });
    expect(screen.getByText('まだ費用が入っていません')).toBeTruthy();
    for (const link of screen.getAllByRole('link', { name: '名簿を読み込む' }))
      expect(link.getAttribute('href')).toBe('/groups/g/import');
  });
});
