/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TextEncoder } from 'node:util';

globalThis.TextEncoder ??= TextEncoder;
const { MemoryRouter, useLocation } = await import('react-router');
const { SignedIn } = await import('../session.tsx');
const { SearchBox } = await import('./search-box.tsx');

const GROUP = '0f8fad5b-d9cb-469f-a165-70867728950e';
const label = { ja: '見本', en: 'sample' };
const session = (role: string) => ({
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
});
const HIT = {
  kind: 'MEMBER',
  id: 'm',
  consortiumId: GROUP,
  memberId: 'm',
  title: '見本茶舗',
  context: '見本本町',
};
let asked: string[];

beforeEach(() => {
  asked = [];
  localStorage.clear();
  // jsdom opens no dialogs
  HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
    this.open = true;
    this.querySelector<HTMLElement>('[autofocus]')?.focus();
  };
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}
const where = () => document.querySelector('output')?.textContent;

async function open(role = 'COORDINATOR') {
  globalThis.fetch = (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: { text: string };
    };
    if (operationName === 'Search') asked.push(variables.text);
    const data =
      operationName === 'Session' ? session(role) : { search: variables.text.includes('茶') ? [HIT] : [] };
    const text = JSON.stringify({ data });
    return Promise.resolve({ text: () => Promise.resolve(text), headers: new Headers() } as Response);
  };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[`/groups/${GROUP}`]}>
        <SignedIn>
          <SearchBox />
          <input aria-label="別の欄" />
          <Where />
        </SignedIn>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findByRole('button', { name: 'さがす' });
  return userEvent.setup();
}

describe('the search box', () => {
  it('opens by Ctrl+K, finds as one types, and goes where an arrow key and Enter say', async () => {
    const user = await open();
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox');
    expect(document.activeElement).toBe(field);
    expect(screen.getByRole('option', { name: 'お店と費用' })).toBeTruthy();
    await user.type(field, '見本茶');
    const option = await screen.findByRole('option', { name: /見本茶舗/ });
    expect(asked).toEqual(['見本茶']);
    await user.keyboard('{ArrowDown}');
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    await user.keyboard('{Enter}');
    expect(where()).toBe(`/groups/${GROUP}/members/m`);
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('takes Enter of an input method for what it is, and of a text alone for all results', async () => {
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'さがす' }));
    const field = await screen.findByRole('combobox');
    await user.type(field, '茶');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(where()).toBe(`/groups/${GROUP}`);
    await user.keyboard('{Enter}');
    expect(where()).toBe(`/search?q=${encodeURIComponent('茶')}`);
  });

  it('opens by / where nothing is typed, and not once that is turned off', async () => {
    const user = await open();
    const other = screen.getByRole('textbox', { name: '別の欄' });
    await user.type(other, '/');
    expect((other as HTMLInputElement).value).toBe('/');
    expect(screen.queryByRole('combobox')).toBeNull();
    await act(async () => {
      other.blur();
      await Promise.resolve();
    });
    await user.keyboard('/');
    expect(await screen.findByRole('combobox')).toBeTruthy();
    await user.click(screen.getByRole('checkbox'));
    fireEvent(screen.getByRole('dialog'), new Event('close'));
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard('/');
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('says when nothing is found, and asks nothing for an administrator', async () => {
    const user = await open('PLATFORM_ADMIN');
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox');
    await user.type(field, '利用者');
    expect(await screen.findByRole('option', { name: '利用者' })).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'ありません');
    expect(await screen.findByText('「ありません」は見つかりませんでした')).toBeTruthy();
    expect(asked).toEqual([]);
  });
});
