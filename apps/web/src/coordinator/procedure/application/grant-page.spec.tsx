/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TextEncoder } from 'node:util';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { MemoryRouter, Route, Routes } = await import('react-router');
const { SignedIn } = await import('../../../app/session.tsx');
const { GroupFrame } = await import('../../group-frame.tsx');
const { GrantPage } = await import('./grant-page.tsx');

const LABEL = { ja: '見本', en: 'sample' };
const DOCUMENT = {
  members: [],
  outcome: {
    members: [
      { id: 'tea', granted: 450_000 },
      { id: 'shoe', granted: 300_000 },
    ],
    infrastructure: { granted: 750_000 },
    analysis: { granted: 100_000 },
    admin: { granted: 50_000 },
  },
};
const STALE = { code: 'STALE_VERSION', path: 'input.version', message: { ja: '古い版です', en: 'Stale' } };

interface Sent {
  readonly version: number;
  readonly members?: readonly { readonly memberId: string; readonly amountYen: number }[];
  readonly adminYen?: number;
}

let sent: Sent[];
/** Of the application: somebody else's change raises it. */
let version: number;

const ANSWERS: Readonly<Record<string, (variables: { input: Sent }) => unknown>> = {
  Session: () => ({
    now: '2026-07-01T09:00',
    me: {
      id: 'p',
      displayName: '見本',
      email: null,
      locale: 'ja',
      mustChooseRole: false,
      acting: { role: 'COORDINATOR', assignmentId: null, label: LABEL },
      assignments: [],
    },
  }),
  GroupFrame: () => ({
    consortium: {
      id: 'g',
      name: '見本商店街',
      version: 1,
      isSample: true,
      prefecture: 13,
      closedAt: null,
      ruleSet: 'RULES_2023',
    },
  }),
  ProcedureApplication: () => ({
    consortium: {
      id: 'g',
      roster: [
        { memberId: 'tea', name: '見本茶舗', role: 'REPRESENTATIVE', status: 'ENROLLED' },
        { memberId: 'shoe', name: '見本靴店', role: 'PARTICIPANT', status: 'ENROLLED' },
        { memberId: 'gone', name: '見本古書店', role: 'PARTICIPANT', status: 'WITHDRAWN' },
      ],
      application: { id: 'a', status: 'SUBMITTED', version },
    },
  }),
  ProcedureSubmissions: () => ({
    consortium: {
      application: {
        id: 'a',
        submissions: {
          edges: [{ node: { id: 's', number: 1, document: JSON.stringify(DOCUMENT) } }],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      },
    },
  }),
  ProcedureRecordGrant: ({ input }) => {
    sent.push(input);
    if (input.version === version) {
      return { recordGrantDecision: { application: { id: 'a' }, problems: [] } };
    }
    return { recordGrantDecision: { application: null, problems: [STALE] } };
  },
};

async function open(): Promise<void> {
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: { input: Sent };
    };
    const text = JSON.stringify({ data: ANSWERS[operationName]?.(variables) });
    return Promise.resolve({ text: () => Promise.resolve(text), headers: new Headers() } as Response);
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={['/groups/g/procedure/application/grant']}>
        <SignedIn>
          <Routes>
            <Route path="groups/:groupId" element={<GroupFrame />}>
              <Route path="procedure/application" element={<p>back again</p>} />
              <Route path="procedure/application/grant" element={<GrantPage />} />
            </Route>
          </Routes>
        </SignedIn>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findByLabelText(/交付決定通知書の番号/);
}

async function fillNotice(): Promise<void> {
  await userEvent.type(screen.getByLabelText(/交付決定通知書の番号/), '第7号');
  for (const [label, value] of [
    [/交付決定の日時/, '2026-06-29T12:00'],
    [/事業実施期間の終わり/, '2026-12-28T17:00'],
    [/実績報告の期限/, '2027-01-15T17:00'],
  ] as const) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  }
}

const record = () => userEvent.click(screen.getByRole('button', { name: '交付決定を記録する' }));

beforeEach(() => {
  sent = [];
  version = 4;
  localStorage.clear();
});
afterEach(cleanup);

describe('recording the grant decision', () => {
  it('sends nothing before the notice is complete, then no amounts where they are as requested', async () => {
    await open();
    await record();
    expect(screen.getAllByText('ここを入れてください。')).toHaveLength(4);
    expect(sent).toEqual([]);
    await fillNotice();
    await record();
    await screen.findByText('back again');
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toHaveProperty('members');
    expect(sent[0]).toMatchObject({
      version: 4,
      decisionNumber: '第7号',
      decidedAt: '2026-06-29T12:00',
      projectEndAt: '2026-12-28T17:00',
      reportDueAt: '2027-01-15T17:00',
    });
  });

  it('sends every member of the group once where an amount differs', async () => {
    await open();
    await fillNotice();
    await userEvent.click(screen.getByLabelText('申請したとおりの額で決定された'));
    const shoe = screen.getByLabelText('見本靴店の(1)');
    await userEvent.clear(shoe);
    await userEvent.type(shoe, '２５０，０００');
    await record();
    await screen.findByText('back again');
    expect(sent[0]?.members).toEqual([
      { memberId: 'tea', amountYen: 450_000 },
      { memberId: 'shoe', amountYen: 250_000 },
    ]);
    expect(sent[0]?.adminYen).toBe(50_000);
  });

  it('keeps what was typed when somebody else was first, and sends it with the version of now', async () => {
    await open();
    await fillNotice();
    version = 5;
    await record();
    await screen.findByText(/ほかの人が先に変えました/);
    expect(screen.getByLabelText<HTMLInputElement>(/交付決定通知書の番号/).value).toBe('第7号');
    await record();
    await screen.findByText('back again');
    expect(sent.map((input) => input.version)).toEqual([4, 5]);
  });
});
