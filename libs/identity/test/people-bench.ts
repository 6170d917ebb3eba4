import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { consortiumEntities } from '@renkei/consortium';
import { Keyring, newKeyEntry, sha256Of, type Viewer } from '@renkei/platform';
import { testApp } from '@renkei/test/app';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person, withSession } from '@renkei/test/people';
import { requestContext, type TestRequest } from '@renkei/test/request-context';
import { AdministrationService } from '../src/administration/administration.service.ts';
import { MyAccountService } from '../src/administration/my-account.service.ts';
import { ApiKeyService } from '../src/api-key/api-key.service.ts';
import { AssignmentService } from '../src/assignment/assignment.service.ts';
import { AcceptanceService } from '../src/invitation/acceptance.service.ts';
import { InvitationService, type SentInvitation } from '../src/invitation/invitation.service.ts';
import { PeopleModule } from '../src/people.module.ts';
import { SupportBodyService } from '../src/support-body/support-body.service.ts';
import { SupportConsentService } from '../src/support-body/support-consent.service.ts';

export const PASSWORD = '山の見える町で犬と暮らす';

/** The services about people over a database of their own, put together as the API does. */
export interface PeopleBench {
  readonly database: TestDatabase;
  readonly app: INestApplicationContext;
  readonly keys: Keyring;
  /** As RENKEI_KEYS has it. */
  readonly keyEntry: string;
  readonly invitations: InvitationService;
  readonly acceptance: AcceptanceService;
  readonly assignments: AssignmentService;
  readonly apiKeys: ApiKeyService;
  readonly bodies: SupportBodyService;
  readonly consents: SupportConsentService;
  readonly administration: AdministrationService;
  readonly myAccount: MyAccountService;
  /** Somebody signed in, in the role `person` gives. */
  signedIn(options?: { readonly admin?: boolean; readonly name?: string }): Promise<Viewer>;
  /** What the letter's link ends with. */
  tokenOf(sent: SentInvitation): string;
  close(): Promise<void>;
}

export async function peopleBench(): Promise<PeopleBench> {
  const database = await testDatabase();
  const keyEntry = newKeyEntry('test');
  const keys = Keyring.parse(keyEntry);
  const app = await testApp(database, [PeopleModule], { entities: consortiumEntities, config: { keys } });
  return {
    database,
    app,
    keys,
    keyEntry,
    invitations: app.get(InvitationService),
    acceptance: app.get(AcceptanceService),
    assignments: app.get(AssignmentService),
    apiKeys: app.get(ApiKeyService),
    bodies: app.get(SupportBodyService),
    consents: app.get(SupportConsentService),
    administration: app.get(AdministrationService),
    myAccount: app.get(MyAccountService),
    signedIn: async (options) => withSession(database, await person(database, options)),
    tokenOf: ({ invitation }) => keys.linkTokens(invitation.id)[0]!,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The same person at a screen, where it plays no part that no such session is stored. */
export function atScreen(viewer: Viewer): Viewer {
  return { ...viewer, sessionId: randomUUID() };
}

let addresses = 0;

/** A request of this person or a visitor, from an address nobody used before. */
export function visit(viewer: Viewer | null = null): TestRequest {
  addresses += 1;
  return requestContext(viewer, { address: `198.51.${Math.floor(addresses / 250)}.${addresses % 250}` });
}

/** The session a request's answer brought with it. */
export async function sessionOf(
  database: TestDatabase,
  request: TestRequest,
): Promise<{ user_id: string; signed_in_with: string } | undefined> {
  const token = /=([^;]+)/.exec(request.setCookies()[0] ?? '')?.[1];
  const [row] = await database.sql<{ user_id: string; signed_in_with: string }>(
    'SELECT user_id, signed_in_with FROM session WHERE token_sha256 = $1 AND ended_at IS NULL',
    [sha256Of(token ?? '')],
  );
  return row;
}
