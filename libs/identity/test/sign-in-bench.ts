import type { INestApplicationContext } from '@nestjs/common';
import { Authenticator, type Clock, type ServerConfig, type Viewer } from '@renkei/platform';
import { testApp } from '@renkei/test/app';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';
import { requestContext, type TestRequest } from '@renkei/test/request-context';
import { PasswordHasher } from '../src/password/password-hasher.ts';
import type { SignInState } from '../src/account/account.type.ts';
import { SignInService } from '../src/session/sign-in.service.ts';
import { SignInModule } from '../src/sign-in.module.ts';

export const PASSWORD = 'いちごと緑茶と猫がすきです';

/** The browser of the tests. */
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';

export interface TestAccount {
  readonly userId: string;
  readonly email: string;
  /** An address nobody else comes from, so that attempts of different tests do not add up. */
  readonly address: string;
}

/** Signing in over a database of its own, put together as the API does, with the cookie carried by hand. */
export interface SignInBench {
  readonly database: TestDatabase;
  readonly app: INestApplicationContext;
  readonly signIns: SignInService;
  /** Somebody with PASSWORD, or this hash of one; null: without. */
  account(name: string, phc?: string | null): Promise<TestAccount>;
  /** A request with this token in the session's cookie, as the layer in front of GraphQL hands it on. */
  visit(token?: string | null, address?: string): Promise<TestRequest>;
  /** Signs in from the account's own address. @returns the cookie's token, of a pending session too */
  signIn(account: TestAccount, password?: string, before?: string | null): Promise<string>;
  stateOf(token: string): Promise<SignInState>;
  viewerOf(token: string): Promise<Viewer | null>;
  close(): Promise<void>;
}

export async function signInBench(
  options: { readonly clock?: Clock; readonly config?: Partial<ServerConfig> } = {},
): Promise<SignInBench> {
  const database = await testDatabase();
  const app = await testApp(database, [SignInModule], options);
  const signIns = app.get(SignInService);
  const sessionOf = (token: string) => app.get(Authenticator).bySession(token);
  const usual = await app.get(PasswordHasher).hash(PASSWORD);
  let addresses = 0;

  async function visit(token: string | null = null, address = '192.0.2.1'): Promise<TestRequest> {
    const session = token === null ? null : await sessionOf(token);
    const visitor = requestContext(null, { address, userAgent: SAFARI });
    if (!session) return { ...visitor, sessionToken: token };
    const { viewer, awaitsSecondFactor } = session;
    if (!awaitsSecondFactor) return { ...visitor, viewer, sessionToken: token };
    const pendingSession = { sessionId: viewer.sessionId ?? '', userId: viewer.userId };
    return { ...visitor, pendingSession, sessionToken: token };
  }

  return {
    database,
    app,
    signIns,
    visit,
    account: async (name, phc = usual) => {
      const { userId } = await person(database, { name: `見本 髙﨑𠮷子 ${name}` });
      const email = `${name}@mihon.example.jp`;
      await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [userId, email]);
      if (phc !== null) {
        await database.sql('INSERT INTO password_credential (user_id, phc) VALUES ($1, $2)', [userId, phc]);
      }
      addresses += 1;
      return { userId, email, address: `198.51.100.${addresses}` };
    },
    signIn: async ({ email, address }, password = PASSWORD, before = null) => {
      const request = await visit(before, address);
      await signIns.signIn({ email, password }, request);
      return cookieOf(request) ?? '';
    },
    stateOf: async (token) => {
      const session = await sessionOf(token);
      if (!session) return 'VISITOR';
      return session.awaitsSecondFactor ? 'AWAITS_SECOND_FACTOR' : 'SIGNED_IN';
    },
    viewerOf: async (token) => (await sessionOf(token))?.viewer ?? null,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The token the answer puts into the cookie; null: none, or it takes the cookie away. */
export function cookieOf(request: TestRequest): string | null {
  return /^[^=]+=([^;]+)/.exec(request.setCookies().at(-1) ?? '')?.[1] ?? null;
}
