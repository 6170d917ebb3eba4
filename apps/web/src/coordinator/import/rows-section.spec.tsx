/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TextEncoder } from 'node:util';
import type { ReactNode } from 'react';
import type { ImportRow } from './all-pages.ts';
import type { ImportColumn } from './mapping.ts';
import { rowViews, type Issue } from './rows.ts';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { RowsSection } = await import('./rows-section.tsx');

const COLUMNS: readonly ImportColumn[] = (
  [
    ['A', '店名', 'NAME'],
    ['B', 'ソフトウェア', 'SOFTWARE_YEN'],
  ] as const
).map(([column, label, meaning]) => ({
  column,
  label,
  meaning,
  confidence: 1,
  setAside: null,
  tax: 'EXCLUSIVE',
  taxPercent: null,
  unitYen: 1,
  samples: [],
}));
const wrong: Issue = {
  severity: 'ERROR',
  code: 'AMOUNT_UNREADABLE',
  column: 'B',
  cell: null,
  original: '四十八万',
  message: { ja: '金額を読み取れませんでした。', en: 'Unreadable.' },
};
const row = (rowNumber: number, name: string, issues: readonly Issue[]): ImportRow => ({
  rowNumber,
  action: 'NEW',
  memberId: null,
  hasErrors: issues.length > 0,
  values: { name, role: 'PARTICIPANT', representativeName: null, establishedOn: null, costs: [] },
  cells: [
    { column: 'A', text: name, corrected: false },
    { column: 'B', text: issues.length > 0 ? '四十八万' : '480000', corrected: false },
  ],
  issues,
  readings: [],
  furtherRows: [],
  changes: [],
});
const ROWS = [row(2, '見本茶舗', []), row(3, '髙﨑青果店', [wrong]), row(4, 'カフェ見本', [wrong])];

const jsonAnswer = (answer: unknown): Response =>
  ({ headers: new Map(), text: () => Promise.resolve(JSON.stringify(answer)) }) as unknown as Response;
const realFetch = globalThis.fetch;
let sent: unknown[] = [];
let told: (rowNumber: number) => void = () => {};

beforeEach(() => {
  sent = [];
  globalThis.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) as unknown as MediaQueryList;
  globalThis.fetch = (_, init) => {
    const { variables } = JSON.parse(String(init?.body)) as {
      variables: { input: { rowNumber: number; value: string } };
    };
    sent.push(variables.input);
    const refused = variables.input.value === 'x';
    if (!refused) told(variables.input.rowNumber);
    const problems = refused
      ? [{ code: 'STALE_VERSION', path: 'input.version', message: { ja: 'ほかの人が変えました。', en: '' } }]
      : [];
    const memberImport = refused ? null : { id: 'i', version: 2 };
    return Promise.resolve(jsonAnswer({ data: { correctMemberImportCell: { memberImport, problems } } }));
  };
});
afterEach(() => {
  cleanup();
  globalThis.fetch = realFetch;
});

/** The preview as it is after the server has read a row again. */
function show(): void {
  let rows: readonly ImportRow[] = ROWS;
  const client = new QueryClient();
  const section = (): ReactNode => (
    <QueryClientProvider client={client}>
      <RowsSection id="i" version={1} views={rowViews(rows, COLUMNS)} />
    </QueryClientProvider>
  );
  const view = render(section());
  told = (rowNumber) => {
    rows = rows.map((one) => (one.rowNumber === rowNumber ? row(rowNumber, one.values.name ?? '', []) : one));
    view.rerender(section());
  };
}

it('shows only what is marked, and goes on at the next cell once one was put right', async () => {
  const user = userEvent.setup();
  show();
  expect(screen.queryByText('見本茶舗')).toBeNull();
  const box = screen.getByRole('textbox', { name: '3行目の「ソフトウェア」' });
  expect(box.getAttribute('aria-invalid')).toBe('true');
  await user.clear(box);
  await user.type(box, '480000{Enter}');
  expect(sent).toEqual([{ id: 'i', version: 1, rowNumber: 3, column: 'B', value: '480000' }]);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '4行目の「ソフトウェア」' })),
  );
  expect(screen.getByText('直すところは あと1か所です。')).toBeTruthy();
  const which = screen.getByRole('combobox', { name: '見る行' });
  expect(screen.getByRole('option', { name: '直すところ・確かめるところのある行（1行）' })).toBeTruthy();
  await user.selectOptions(which, 'すべての行');
  expect(screen.getByText('見本茶舗')).toBeTruthy();
});

it('keeps what was typed when the server refuses', async () => {
  const user = userEvent.setup();
  show();
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: '3行目の「ソフトウェア」' });
  await user.clear(box);
  await user.type(box, 'x');
  await user.click(screen.getByRole('button', { name: '3行目の「ソフトウェア」を直す' }));
  expect((await screen.findByRole('alert')).textContent).toContain('ほかの人が変えました。');
  expect(box.value).toBe('x');
});
