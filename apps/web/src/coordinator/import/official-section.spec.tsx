/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TextEncoder } from 'node:util';
import type { ImportFormCellState } from './official-cells.generated.ts';
import type { FormCell } from './official-table.tsx';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { OfficialSection } = await import('./official-section.tsx');

const cell = (address: string, state: ImportFormCellState, ja: string | null = null): FormCell => ({
  sheet: '様式1',
  cell: address,
  label: { ja: `欄${address}`, en: '' },
  business: null,
  text: `値${address}`,
  state,
  message: ja === null ? null : { ja, en: '' },
  corrected: false,
});
const UNCLEAR = cell('AB12', 'NOT_UNDERSTOOD', '日付を読み取れませんでした。');
const CELLS = [
  cell('C3', 'TAKEN'),
  cell('C4', 'CONFLICT', '登録されている名前は変えません。'),
  UNCLEAR,
  cell('C6', 'NOT_IMPORTED', '取り込み先がありません。'),
];

interface Sent {
  readonly operationName: string;
  readonly variables: {
    readonly states?: readonly ImportFormCellState[];
    readonly after?: string | null;
    readonly input?: unknown;
  };
}
const jsonAnswer = (data: unknown): Response =>
  ({
    headers: new Map(),
    text: () => Promise.resolve(JSON.stringify({ data })),
  }) as unknown as Response;
const realFetch = globalThis.fetch;
let corrections: unknown[] = [];

beforeEach(() => {
  corrections = [];
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as Sent;
    if (operationName === 'ImportCorrectCell') {
      corrections.push(variables.input);
      const message = { ja: 'ほかの人が変えました。', en: '' };
      const problems = [{ code: 'STALE_VERSION', path: 'input.version', message }];
      return Promise.resolve(jsonAnswer({ correctMemberImportCell: { memberImport: null, problems } }));
    }
    // a page is one cell long
    const found = CELLS.filter(({ state }) => variables.states?.includes(state));
    const at = Number(variables.after ?? 0);
    const edges = found.slice(at, at + 1).map((node) => ({ node }));
    const pageInfo = { endCursor: String(at + 1), hasNextPage: at + 1 < found.length };
    return Promise.resolve(
      jsonAnswer({ memberImport: { id: 'i', preview: { cells: { edges, pageInfo } } } }),
    );
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

function show(states: readonly ImportFormCellState[]): void {
  const all: readonly ImportFormCellState[] = ['TAKEN', 'CONFLICT', 'NOT_UNDERSTOOD', 'NOT_IMPORTED'];
  const counts = all.map((state) => ({ state, count: states.filter((one) => one === state).length }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OfficialSection id="i" version={7} counts={counts} />
    </QueryClientProvider>,
  );
}
const which = (): HTMLSelectElement => screen.getByRole('combobox', { name: '見るセル' });

it('begins with the cells that need a look, page by page, and shows others when asked', async () => {
  const user = userEvent.setup();
  show(CELLS.map(({ state }) => state));
  expect(which().value).toBe('LOOK');
  expect(await screen.findByText('登録されている名前は変えません。')).toBeTruthy();
  expect(screen.queryByText('日付を読み取れませんでした。')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'つづきを見る' }));
  expect(await screen.findByText('日付を読み取れませんでした。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'つづきを見る' })).toBeNull();
  await user.selectOptions(which(), '取り込む（1）');
  const row = await screen.findByRole('row', { name: /様式1 C3/ });
  expect(within(row).getByText('値C3')).toBeTruthy();
  expect(screen.queryByText('登録されている名前は変えません。')).toBeNull();
});

it('begins with what is left out when nothing needs a look', async () => {
  show(['TAKEN', 'NOT_IMPORTED']);
  expect(which().value).toBe('NOT_IMPORTED');
  expect(await screen.findByText('取り込み先がありません。')).toBeTruthy();
});

it('puts a cell right on its own sheet, and keeps what was typed when the server refuses', async () => {
  const user = userEvent.setup();
  show(['NOT_UNDERSTOOD']);
  await user.selectOptions(which(), '分からない（1）');
  const box = await screen.findByRole<HTMLInputElement>('textbox', { name: '様式1 AB12「欄AB12」' });
  await user.clear(box);
  await user.type(box, '2001-04-01{Enter}');
  const input = { id: 'i', version: 7, sheetName: '様式1', column: 'AB', rowNumber: 12, value: '2001-04-01' };
  await waitFor(() => expect(corrections).toEqual([input]));
  expect((await screen.findByRole('alert')).textContent).toContain('ほかの人が変えました。');
  expect(box.value).toBe('2001-04-01');
});
