/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TextEncoder } from 'node:util';
import type { Output } from './output.ts';
import type { OutputKind } from './outputs.generated.ts';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { AskOutput } = await import('./ask-output.tsx');

const WAITING: Output = {
  id: 'o1',
  kind: 'EVIDENCE_BUNDLE',
  memberId: null,
  status: 'WAITING',
  progressDone: 0,
  progressTotal: null,
  cancelRequested: false,
  fileName: null,
  byteLength: null,
  problems: [],
  requestedBy: null,
  createdAt: '2026-11-23T09:00',
  expiresAt: null,
};
const DONE: Partial<Output> = {
  status: 'DONE',
  fileName: '証憑一式.zip',
  byteLength: 1_234_567,
  expiresAt: '2026-11-30T09:00',
};
const said = (ja: string) => ({ code: 'X', path: null, message: { ja, en: ja } });

/** What the API answers: to the request, then to each question how far it is. */
let requested: { output: Partial<Output> | null; alreadyThere: boolean; problems: unknown[] };
let moves: Partial<Output>[];
/** The same once it was asked to stop. */
const stopped: Partial<Output>[] = [{ status: 'RUNNING', cancelRequested: true }, { status: 'CANCELLED' }];
let sent: string[];

beforeEach(() => {
  requested = { output: {}, alreadyThere: false, problems: [] };
  moves = [];
  sent = [];
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: object;
    };
    sent.push(`${operationName} ${JSON.stringify(variables)}`);
    if (operationName === 'OfficeCancel') moves = stopped;
    const move = operationName === 'OfficeOutput' && moves.length > 1 ? moves.shift() : moves[0];
    const answers: Record<string, unknown> = {
      OfficeRequest: {
        requestOutput: { ...requested, output: requested.output && { ...WAITING, ...requested.output } },
      },
      OfficeOutput: { output: { ...WAITING, ...move } },
      OfficeCancel: { cancelOutput: { output: { id: 'o1' }, problems: [] } },
    };
    const text = JSON.stringify({ data: answers[operationName] });
    return Promise.resolve({ text: () => Promise.resolve(text), headers: new Headers() } as Response);
  };
});
afterEach(cleanup);

const asking = (client: QueryClient, kind: OutputKind = 'EVIDENCE_BUNDLE') => (
  <QueryClientProvider client={client}>
    <AskOutput input={{ consortiumId: 'g', kind }} name="証憑一式">
      証憑一式を作る
    </AskOutput>
  </QueryClientProvider>
);
async function press(): Promise<(kind: OutputKind) => void> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { rerender } = render(asking(client));
  await userEvent.click(screen.getByRole('button', { name: '証憑一式を作る' }));
  return (kind) => rerender(asking(client, kind));
}

describe('asking for a file', () => {
  it('says how far it is, and gives the file when it is there', async () => {
    moves = [{ status: 'RUNNING', progressDone: 120, progressTotal: 500 }, DONE];
    await press();
    await screen.findByText('120 / 500 件');
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.24');
    const link = await screen.findByRole(
      'link',
      { name: 'ダウンロード（1.2 MB）：証憑一式.zip' },
      { timeout: 4000 },
    );
    expect(link.getAttribute('href')).toBe('/outputs/o1/content');
    // nothing moves any more, so nothing is asked any more
    const asked = sent.length;
    await new Promise((resolve) => setTimeout(resolve, 1800));
    expect(sent.length).toBe(asked);
  }, 10_000);

  it('can be stopped', async () => {
    moves = [{ status: 'RUNNING' }];
    await press();
    await userEvent.click(await screen.findByRole('button', { name: '証憑一式を作るのをやめる' }));
    await screen.findByText('取りやめています');
    expect(sent).toContain('OfficeCancel {"input":{"id":"o1"}}');
    expect(screen.queryByRole('button', { name: '証憑一式を作るのをやめる' })).toBeNull();
    await screen.findByText('取りやめました', {}, { timeout: 4000 });
  });

  it('tells that the very same file is there, and forgets it when something else is chosen', async () => {
    requested = { ...requested, output: DONE, alreadyThere: true };
    const choose = await press();
    await screen.findByText(/同じ内容のファイルがもうあります/);
    expect(screen.getByRole('link', { name: /ダウンロード/ })).toBeTruthy();
    choose('GROUP_FILE');
    expect(screen.queryByRole('link', { name: /ダウンロード/ })).toBeNull();
  });

  it('shows every reason why it could not be made, and every note about what was', async () => {
    const problems = Array.from({ length: 7 }, (_, index) => said(`理由${index + 1}`));
    requested = { ...requested, output: { status: 'FAILED', problems } };
    await press();
    await screen.findByText('作れませんでした');
    expect(screen.queryByText('理由7')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'あと2件を見る' }));
    expect(screen.getByText('理由7')).toBeTruthy();
  });

  it('says what stands in the way of asking', async () => {
    requested = { output: null, alreadyThere: false, problems: [said('いま5件のファイルを作っています。')] };
    await press();
    expect((await screen.findByRole('alert')).textContent).toContain('いま5件のファイルを作っています。');
  });
});
