/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TextEncoder } from 'node:util';
import { useEffect } from 'react';

// jsdom has none, and the router wants one as soon as it is loaded
globalThis.TextEncoder ??= TextEncoder;
const { MemoryRouter, Route, Routes, useLocation } = await import('react-router');
const { SignInPage } = await import('./sign-in-page.tsx');

interface Asked {
  readonly operationName: string;
  readonly variables: { readonly input?: Readonly<Record<string, string>> };
}
type Answer = (variables: Asked['variables']) => unknown;

const { fetch } = globalThis;
let asked: Asked[];
let whereNow: string;
let state: 'VISITOR' | 'AWAITS_SECOND_FACTOR' | 'SIGNED_IN';
let answers: Record<string, Answer>;

const problem = (code: string, path: string | null) => ({ code, path, message: { ja: code, en: code } });

beforeEach(() => {
  asked = [];
  state = 'VISITOR';
  answers = {
    IdentitySignInState: () => ({
      signInState: { state },
      me: state === 'SIGNED_IN' ? { id: '1', displayName: '見本', email: 'a@example.jp' } : null,
      signInProviders: [{ label: 'GビズID', startPath: '/auth/oidc/start' }],
    }),
  };
  globalThis.fetch = ((_url: string, { body }: { body: string }) => {
    const request = JSON.parse(body) as Asked;
    asked.push(request);
    const data = answers[request.operationName]!(request.variables);
    return Promise.resolve({ text: () => Promise.resolve(JSON.stringify({ data })), headers: new Map() });
  }) as unknown as typeof fetch;
});
afterEach(() => {
  cleanup();
  globalThis.fetch = fetch;
  sessionStorage.clear();
});

function Where() {
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    whereNow = pathname + search + hash;
  }, [pathname, search, hash]);
  return null;
}

function open(path: string): void {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[path]}>
        <Where />
        <Routes>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="*" element={<p>着きました</p>} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const sent = (name: string) => asked.filter(({ operationName }) => operationName === name);

async function signInWith(password: string): Promise<void> {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/メールアドレス/), 'a@example.jp');
  await user.type(screen.getByLabelText(/^パスワード必須/), password);
  await user.click(screen.getByRole('button', { name: 'サインインする' }));
}

describe('the sign-in page', () => {
  it('says at the fields what is missing, and asks nobody', async () => {
    open('/sign-in');
    await userEvent.click(await screen.findByRole('button', { name: 'サインインする' }));
    expect(screen.getByText('パスワードを入れてください。')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText(/メールアドレス/));
    expect(sent('IdentitySignIn')).toEqual([]);
  });

  it('leads back to where one wanted to go', async () => {
    answers['IdentitySignIn'] = () => {
      state = 'SIGNED_IN';
      return { signIn: { signedIn: true, needsSecondFactor: false, problems: [] } };
    };
    open('/sign-in?to=%2Fgroups%2F1%3Fa%3Db');
    await signInWith('正しいパスワードです');
    await screen.findByText('着きました');
    expect(whereNow).toBe('/groups/1?a=b');
  });

  it('tries a copied password without its spaces, after it was refused with them', async () => {
    answers['IdentitySignIn'] = ({ input }) => {
      const right = input?.['password'] === 'copied';
      if (right) state = 'SIGNED_IN';
      const problems = right ? [] : [problem('WRONG_EMAIL_OR_PASSWORD', null)];
      return { signIn: { signedIn: right, needsSecondFactor: false, problems } };
    };
    open('/sign-in?to=//evil.example');
    await signInWith(' copied ');
    await screen.findByText('着きました');
    expect(sent('IdentitySignIn').map(({ variables }) => variables.input?.['password'])).toEqual([
      ' copied ',
      'copied',
    ]);
    expect(whereNow).toBe('/');
  });

  it('asks for the code, and starts over when the first step has become too old', async () => {
    answers['IdentitySignIn'] = () => {
      state = 'AWAITS_SECOND_FACTOR';
      return { signIn: { signedIn: false, needsSecondFactor: true, problems: [] } };
    };
    answers['IdentityCompleteSignIn'] = () => {
      state = 'VISITOR';
      return { completeSignIn: { signedIn: false, problems: [problem('SIGN_IN_FIRST', null)] } };
    };
    open('/sign-in');
    await signInWith('正しいパスワードです');
    await userEvent.type(await screen.findByLabelText(/6けた/), '123456');
    await userEvent.click(screen.getByRole('button', { name: '確認する' }));
    await screen.findByRole('button', { name: 'サインインする' });
    expect(screen.getByText('SIGN_IN_FIRST')).toBeTruthy();
  });

  it('lets somebody who is signed in go on, or makes room for another', async () => {
    state = 'SIGNED_IN';
    answers['SignOut'] = () => {
      state = 'VISITOR';
      return { signOut: { problems: [] } };
    };
    open('/sign-in?to=%2Fgroups');
    expect((await screen.findByRole('link', { name: 'つづける' })).getAttribute('href')).toBe('/groups');
    await userEvent.click(screen.getByRole('button', { name: '別の人でサインインする' }));
    expect(await screen.findByRole('button', { name: 'サインインする' })).toBeTruthy();
  });

  it('tells what another provider answered, and takes it out of the address', async () => {
    open('/sign-in#oidc=cancelled');
    expect(await screen.findByText(/取りやめました/)).toBeTruthy();
    expect(await screen.findByRole('link', { name: 'GビズIDでサインインする' })).toBeTruthy();
    expect(whereNow).toBe('/sign-in');
  });
});
