/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TextEncoder } from 'node:util';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { createMemoryRouter, RouterProvider } = await import('react-router');
const { SignedIn } = await import('../../app/session.tsx');
const { GroupFrame } = await import('../group-frame.tsx');
const { OfficePage } = await import('./office-page.tsx');

const label = { ja: '見本', en: 'sample' };
const FRAME = { id: 'g', name: '見本', version: 1, isSample: true, prefecture: 13, ruleSet: 'RULES_2023' };
const PAGE = { endCursor: null, hasNextPage: false };
const output = (id: string, kind: string, status: string) => ({
  id,
  kind,
  memberId: null,
  status,
  progressDone: 0,
  progressTotal: null,
  cancelRequested: false,
  fileName: null,
  byteLength: null,
  problems: [],
  requestedBy: null,
  createdAt: '2026-11-23T09:00',
  expiresAt: null,
});

let requests: { kind: string }[];

async function open(role: string, closedAt: string | null = null): Promise<void> {
  const answers: Record<string, unknown> = {
    Session: {
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
    },
    GroupFrame: { consortium: { ...FRAME, closedAt } },
    OfficePage: {
      consortium: {
        id: 'g',
        roster: [{ memberId: 'm', name: '見本茶舗', status: 'ENROLLED' }],
        officialWorkbooks: {
          edges: [
            {
              node: {
                id: 'w',
                fileName: 'yoshiki.xlsx',
                edition: '2025',
                byteLength: 5,
                createdAt: '2026-11-23T09:00',
              },
            },
          ],
        },
      },
    },
    OfficeOutputs: {
      consortium: {
        id: 'g',
        outputs: {
          edges: [
            { node: output('a', 'TABLES', 'FAILED') },
            { node: output('b', 'EVIDENCE_BUNDLE', 'EXPIRED') },
          ],
          pageInfo: PAGE,
        },
      },
    },
    OfficeRequest: {
      requestOutput: { output: output('c', 'OFFICIAL_FORMS', 'FAILED'), alreadyThere: false, problems: [] },
    },
  };
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: { input: { kind: string } };
    };
    if (operationName === 'OfficeRequest') requests.push(variables.input);
    const text = JSON.stringify({ data: answers[operationName] });
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
          { path: 'office', element: <OfficePage /> },
          { path: '*', element: null },
        ],
      },
    ],
    { initialEntries: ['/groups/g/office'] },
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { level: 1, name: '書類とデータ' });
}

beforeEach(() => {
  requests = [];
  localStorage.clear();
});
afterEach(cleanup);

describe('papers and data of a group', () => {
  it('fills the workbook that was brought, unless our own is chosen', async () => {
    await open('COORDINATOR');
    const make = await screen.findByRole('button', { name: '様式1〜8を作る' });
    await userEvent.click(make);
    await userEvent.click(screen.getByRole('radio', { name: /Renkeiの控えの様式/ }));
    await userEvent.click(make);
    expect(requests).toEqual([
      { consortiumId: 'g', kind: 'OFFICIAL_FORMS', locale: 'ja', officialWorkbookId: 'w' },
      { consortiumId: 'g', kind: 'OFFICIAL_FORMS', locale: 'ja', officialWorkbookId: null },
    ]);
  });

  it('makes again what needs no choice, and leads back to the choice of what does', async () => {
    await open('COORDINATOR');
    const [tables, bundle] = within(
      await screen.findByRole('list', { name: '作ったファイル（新しい順）' }),
    ).getAllByRole('listitem');
    expect(
      within(tables!)
        .getByRole('link', { name: /選びなおして/ })
        .getAttribute('href'),
    ).toBe('#make-tables');
    expect(document.getElementById('make-tables')).toBeTruthy();
    await userEvent.click(within(bundle!).getByRole('button', { name: '証憑一式をもう一度作る' }));
    expect(requests).toEqual([{ consortiumId: 'g', kind: 'EVIDENCE_BUNDLE', locale: 'ja' }]);
  });

  it('is still there for a closed group, but for what would change it', async () => {
    await open('COORDINATOR', '2026-11-01T00:00');
    await screen.findByRole('button', { name: '証憑一式を作る' });
    expect(screen.queryByRole('button', { name: '様式のファイルを選ぶ' })).toBeNull();
  });

  it('is the coordinator’s: others are told so and find no entry in the menu', async () => {
    await open('SUPPORT_READER');
    expect(screen.queryByRole('link', { name: '書類とデータ' })).toBeNull();
    expect(screen.queryByRole('button', { name: /作る/ })).toBeNull();
    expect(screen.getByText(/とりまとめ担当（代表事業者）にお願いしてください/)).toBeTruthy();
  });
});
