/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { randomUUID } from 'node:crypto';
import { TextEncoder } from 'node:util';

// what jsdom lacks of a browser
globalThis.TextEncoder ??= TextEncoder;
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
globalThis.matchMedia = () =>
  ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }) as never;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
const { createMemoryRouter, RouterProvider } = await import('react-router');
const { SignedIn } = await import('../../app/session.tsx');
const { GroupFrame } = await import('../group-frame.tsx');
const { ReadinessPage } = await import('./readiness-page.tsx');

const LABEL = { ja: '見本', en: 'sample' };
const PAGE = { endCursor: null, hasNextPage: false };

function memberRow(id: string, name: string, askDue: boolean) {
  return {
    node: {
      member: { id, role: 'PARTICIPANT', business: { name } },
      cells: [
        {
          requirement: 'SECURITY_ACTION',
          state: askDue ? 'NOT_ASKED' : 'ASKED',
          askDue,
          askedAt: askDue ? null : '2026-11-20T10:00',
          dateUnknown: false,
          document: null,
        },
      ],
    },
  };
}

const person = (userId: string, memberId: string) => ({
  node: {
    id: `${userId} ${memberId}`,
    userId,
    memberId,
    displayName: userId,
    role: 'MEMBER_USER',
    email: `${userId}@example.jp`,
    endedAt: null,
    isDisabled: false,
  },
});

const ROWS = [
  memberRow('a', '見本靴店', true),
  memberRow('b', '見本花店', true),
  memberRow('c', '見本茶舗', true),
  memberRow('d', '見本畳店', false),
];

const sent: { input: { memberIds: string[]; idempotencyKey: string } }[] = [];

function answers(role: string): Readonly<Record<string, unknown>> {
  return {
    Session: {
      now: '2026-11-23T09:00',
      me: {
        id: 'p',
        displayName: '見本',
        email: null,
        locale: 'ja',
        mustChooseRole: false,
        acting: { role, assignmentId: null, label: LABEL },
        assignments: [],
      },
    },
    GroupFrame: {
      consortium: { id: 'g', name: '見本', version: 1, isSample: true, prefecture: 13, closedAt: null },
    },
    ReadinessBoard: {
      consortium: {
        id: 'g',
        readiness: {
          submissionDay: '2026-12-28',
          papersToAsk: 3,
          requirements: [{ code: 'SECURITY_ACTION', label: LABEL, source: 'K25 p.9', carriedBack: false }],
          rows: { edges: ROWS, pageInfo: PAGE },
        },
      },
    },
    ReadinessGroup: { consortium: { id: 'g', groupPapers: [] } },
    ReadinessEligibility: { consortium: { id: 'g', eligibility: null } },
    ReadinessDeclarations: { consortium: { id: 'g', members: { edges: [], pageInfo: PAGE } } },
    // one person acts for two shops; nobody acts for the third
    ReadinessPeople: {
      consortium: { id: 'g', people: { edges: [person('u', 'a'), person('u', 'b')], pageInfo: PAGE } },
    },
    ReadinessUnreachable: { consortium: { id: 'g', unreachablePeople: { edges: [], pageInfo: PAGE } } },
    ReadinessAsk: {
      askForPapers: {
        ask: {
          id: 'k',
          members: 2,
          papers: 2,
          people: 1,
          unreachable: [{ memberId: 'c', name: '見本茶舗', papers: 1, reason: 'NO_PERSON' }],
        },
        problems: [],
      },
    },
  };
}

function open(role: string): void {
  const known = answers(role);
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: (typeof sent)[number];
    };
    if (operationName === 'ReadinessAsk') sent.push(variables);
    const text = JSON.stringify({ data: known[operationName] });
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
        children: [{ path: 'readiness', element: <ReadinessPage /> }],
      },
    ],
    { initialEntries: ['/groups/g/readiness'] },
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

afterEach(() => {
  cleanup();
  sent.length = 0;
});

describe('asking for papers', () => {
  it('says how many letters go to how many people before it asks, and whom to call afterwards', async () => {
    open('COORDINATOR');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '3店に書類をお願いする' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/書類 2件を、1人に1通ずつ/)).toBeTruthy();
    expect(within(dialog).getByText('手紙が届く担当者がいないお店：1店')).toBeTruthy();
    expect(sent).toEqual([]);

    await user.click(within(dialog).getByRole('button', { name: '2店に書類をお願いする' }));
    expect(await within(dialog).findByText('2店にお願いしました。1人に手紙が届きます。')).toBeTruthy();
    expect(within(dialog).getByText('見本茶舗')).toBeTruthy();
    expect(sent.map(({ input }) => input.memberIds)).toEqual([['a', 'b', 'c']]);
  });

  it('asks one member from its row, and shows when another was asked', async () => {
    open('COORDINATOR');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: '見本靴店に書類をお願いする' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: '1店に書類をお願いする' }));
    await within(dialog).findByRole('status');
    expect(sent.map(({ input }) => input.memberIds)).toEqual([['a']]);
    expect(screen.getByRole('button', { name: /見本畳店.*お願いずみ.*11\/20にお願い/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '見本畳店に書類をお願いする' })).toBeNull();
  });

  it('offers nothing to a support body', async () => {
    open('SUPPORT_READER');
    expect(await screen.findByRole('grid')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /お願いする/ })).toBeNull();
  });
});
