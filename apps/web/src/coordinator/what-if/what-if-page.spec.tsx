/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TextEncoder } from 'node:util';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { createMemoryRouter, RouterProvider } = await import('react-router');
const { SignedIn } = await import('../../app/session.tsx');
const { GroupFrame } = await import('../group-frame.tsx');
const { WhatIfPage } = await import('./what-if-page.tsx');

/** Twelve shops of 6,000,000 yen with two functions each: far over the joint 30,000,000. */
const calculationInput = JSON.stringify({
  overCapPolicy: 'PRO_RATA',
  members: Array.from({ length: 12 }, (_, index) => ({
    id: `m${index}`,
    name: index === 4 ? '見本茶舗' : `見本${index}`,
    representative: index === 0,
    costLines: [
      {
        id: `s${index}`,
        category: 'SOFTWARE',
        functions: ['ACCOUNTING', 'EC'],
        unitPrice: '6000000',
        quantity: 1,
      },
    ],
  })),
});

const jsonAnswer = (answer: unknown): Response =>
  ({ headers: new Map(), text: () => Promise.resolve(JSON.stringify(answer)) }) as unknown as Response;
const realFetch = globalThis.fetch;
let role = 'COORDINATOR';
let changes: unknown[] = [];
let kept: unknown[] = [];
let sent: unknown[] = [];
let refusal: unknown = null;

const connection = (nodes: readonly unknown[]) => ({
  edges: nodes.map((node) => ({ node })),
  pageInfo: { endCursor: null, hasNextPage: false },
});
const keptAs = (id: string, name: string, wanted: unknown) => ({
  id,
  name,
  changes: JSON.stringify(wanted),
  createdBy: '見本 花子',
  createdAt: '2026-05-01T08:30',
});

function answerTo(name: string, variables: { input?: unknown }): unknown {
  const label = { ja: '', en: '' };
  switch (name) {
    case 'Session':
      return {
        now: '2026-05-01T09:00',
        me: {
          id: 'p',
          displayName: '見本',
          email: 'a@example.jp',
          locale: 'ja',
          mustChooseRole: false,
          acting: { role, assignmentId: null, label },
          assignments: [],
        },
      };
    case 'GroupFrame':
      return {
        consortium: {
          id: 'g',
          name: '見本グループ',
          version: 7,
          isSample: true,
          prefecture: 40,
          closedAt: null,
          ruleSet: 'RULES_2023',
        },
      };
    case 'WhatIfGroup':
      return {
        consortium: {
          id: 'g',
          version: 7,
          overCapPolicy: 'PRO_RATA',
          calculationInput,
        },
      };
    case 'WhatIfTools':
      return { consortium: { id: 'g', tools: connection([]) } };
    case 'WhatIfScenarios':
      return { consortium: { id: 'g', scenarios: connection(kept) } };
    case 'WhatIfSaveScenario': {
      const { name, changes: wanted } = variables.input as { name: string; changes: unknown };
      sent.push(variables.input);
      if (refusal) return { saveScenario: { scenario: null, problems: [refusal] } };
      kept = [keptAs('s1', name, wanted), ...kept];
      return { saveScenario: { scenario: { id: 's1' }, problems: [] } };
    }
    case 'WhatIfRemoveScenario':
      kept = [];
      return { removeScenario: { removedId: 's1', problems: [] } };
    case 'WhatIfSetPolicy':
      changes.push(variables.input);
      return {
        updateConsortium: {
          consortium: { id: 'g', version: 8, overCapPolicy: 'EQUAL_CEILING' },
          problems: [],
        },
      };
    default:
      throw new Error(`not expected here: ${name}`);
  }
}

beforeEach(() => {
  localStorage.clear();
  role = 'COORDINATOR';
  changes = [];
  kept = [];
  sent = [];
  refusal = null;
  // jsdom draws no modal dialogs
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: object;
    };
    return Promise.resolve(jsonAnswer({ data: answerTo(operationName, variables) }));
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

function open(): void {
  const router = createMemoryRouter(
    [
      {
        path: 'groups/:groupId',
        element: (
          <SignedIn>
            <GroupFrame />
          </SignedIn>
        ),
        children: [{ path: 'what-if', element: <WhatIfPage /> }],
      },
    ],
    { initialEntries: ['/groups/g/what-if'] },
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

it('says at once what a shop that leaves does, keeps it over a reload, and undoes it', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await screen.findByRole('checkbox', { name: /見本茶舗が抜ける/ }));
  // at the cap the others get what is freed, and pay less; the leaver pays nothing
  expect((await screen.findByText(/見本茶舗が抜けると/)).textContent).toBe(
    '見本茶舗が抜けると、グループ全体で ±0円（12者の自己負担額は変わります）。構成員は11者（10者以上を満たします）',
  );
  cleanup();
  open();
  expect(await screen.findByText(/見本茶舗が抜けると/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '元に戻す: 見本茶舗が抜ける' }));
  expect(await screen.findByText(/お店や費用を変えてみてください/)).toBeTruthy();
});

it('makes a way of sharing real only after asking, with the version that was shown', async () => {
  const user = userEvent.setup();
  open();
  await user.click(
    await screen.findByRole('button', { name: 'この分け方にする: 1店あたりの上限をそろえる' }),
  );
  expect(changes).toEqual([]);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'この分け方に変える' }));
  expect(changes).toEqual([{ id: 'g', version: 7, overCapPolicy: 'EQUAL_CEILING' }]);
});

it('lets a support body try everything and change nothing', async () => {
  role = 'SUPPORT_BODY';
  open();
  expect(await screen.findByRole('checkbox', { name: /見本茶舗が抜ける/ })).toBeTruthy();
  expect(screen.getAllByText('みんな同じ割合で減らす').length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: /この分け方にする/ })).toBeNull();
});

it('keeps a plan for the group, shows it beside today, and removes it only after asking', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await screen.findByRole('checkbox', { name: /見本茶舗が抜ける/ }));
  refusal = { code: 'UNKNOWN_MEMBER', path: 'input.changes[0]', message: { ja: '見つかりません。', en: '' } };
  await user.click(await screen.findByRole('button', { name: 'いまの案をとっておく' }));
  expect(await screen.findByText('見本茶舗が抜ける: 見つかりません。')).toBeTruthy();

  refusal = null;
  await user.click(screen.getByRole('button', { name: 'いまの案をとっておく' }));
  expect(await screen.findByText('「案1」をとっておきました。')).toBeTruthy();
  expect(sent).toEqual([sent[1], { ...(sent[0] as object), name: '案1', changes: [{ dropMember: 'm4' }] }]);
  expect(
    within(screen.getByRole('row', { name: /^構成員/ }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['12者', '11者']);

  await user.click(screen.getByRole('button', { name: '「案1」を消す' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'この案を消す' }));
  expect(await screen.findByText('とっておいた案は、まだありません。')).toBeTruthy();
});

it('shows a support body the plans of others, also those that no longer fit', async () => {
  role = 'SUPPORT_BODY';
  kept = [
    keptAs('s2', '抜ける案', [{ dropMember: 'gone' }, { dropMember: 'm4' }, { future: true }]),
    keptAs('s1', '合わない案', [{ removeLine: { memberId: 'm1', costLineId: 'gone' } }]),
  ];
  open();
  const [part, none] = within(await screen.findByRole('list', { name: 'とっておいた案' }))
    .getAllByRole('listitem')
    .filter((item) => item.textContent.includes('見本 花子さん')) as [HTMLElement, HTMLElement];
  expect(within(part).getByText('お店が抜ける（このお店は、いまのグループにいません）')).toBeTruthy();
  expect(within(part).getByText('この画面では読み取れない変更が1つあります')).toBeTruthy();
  expect(within(none).getByText('見本1: 費用をやめる（この費用は、いまはありません）')).toBeTruthy();
  expect(
    within(screen.getByRole('row', { name: /^構成員/ }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['12者', '11者', '—']);
  expect(screen.queryByRole('button', { name: /を消す$/ })).toBeNull();
  await userEvent.setup().click(within(part).getByRole('button', { name: '「抜ける案」を試す' }));
  expect(await screen.findByRole('button', { name: '元に戻す: 見本茶舗が抜ける' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'いまの案をとっておく' })).toBeNull();
});
