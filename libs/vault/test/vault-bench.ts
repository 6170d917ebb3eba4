import { randomUUID } from 'node:crypto';
import { localDate } from '@renkei/kernel';
import { MemberDocumentService, obligationEntities } from '@renkei/obligations';
import { configOf, FixedClock, Keyring, newKeyEntry, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { actingAs, person } from '@renkei/test/people';
import { tenant, type Tenant } from '@renkei/test/tenant';
import { PayoutAccountService } from '../src/payout-account/payout-account.service.ts';
import type { HandInQuery } from '../src/sealed-paper/sealed-paper.inputs.ts';
import { SealedPaperService } from '../src/sealed-paper/sealed-paper.service.ts';
import type { SealedPaperType } from '../src/sealed-paper/sealed-paper.type.ts';
import { pdf } from './papers.ts';

/** A group with everybody who may come near what it keeps sealed. Its participants are two companies and a person. */
export interface VaultGroup extends SeededGroup {
  /** Act for the first and the second participant. */
  readonly own: Viewer;
  readonly neighbour: Viewer;
  readonly memberId: string;
  readonly neighbourId: string;
  readonly proprietorId: string;
  readonly supporter: Viewer;
}

export interface VaultBench {
  readonly database: TestDatabase;
  readonly door: Tenant;
  readonly clock: FixedClock;
  readonly papers: SealedPaperService;
  readonly accounts: PayoutAccountService;
  readonly administrator: Viewer;
  /** The same services with other keys, as after a change of RENKEI_KEYS. */
  with(keys: Keyring): { readonly papers: SealedPaperService; readonly accounts: PayoutAccountService };
  group(): Promise<VaultGroup>;
  handIn(
    viewer: Viewer,
    memberId: string,
    bytes?: Buffer,
    query?: Partial<HandInQuery>,
  ): Promise<SealedPaperType>;
  /** Openings in a group's chain, as [operation, actor, role, what, which]. */
  openings(group: SeededGroup): Promise<string[][]>;
  close(): Promise<void>;
}

/** The vault over a database of its own, as the API holds it. It is 09:00 on 22 November 2026 in Japan. */
export async function vaultBench(keys = Keyring.parse(newKeyEntry('a'))): Promise<VaultBench> {
  const database = await testDatabase();
  const door = await tenant(database, obligationEntities);
  const clock = new FixedClock(Date.UTC(2026, 10, 22, 0, 0));
  const documents = new MemberDocumentService(door.transactions, clock);
  const services = (ring: Keyring) => {
    const config = configOf({ databaseUrl: database.apiUrl, keys: ring });
    return {
      papers: new SealedPaperService(door.transactions, documents, clock, config),
      accounts: new PayoutAccountService(door.transactions, clock, config),
    };
  };
  const { papers, accounts } = services(keys);
  return {
    database,
    door,
    clock,
    papers,
    accounts,
    administrator: await person(database, { admin: true }),
    with: services,
    group: () => vaultGroup(database),
    handIn: async (viewer, memberId, bytes = pdf(), query = {}) =>
      papers.handIn(viewer, await papers.accept(viewer, handInQuery(memberId, query)), bytes),
    openings: async ({ id }) => {
      const rows = await database.sql<Record<string, string>>(
        `SELECT operation, actor_id, acting_role, subject_type, subject_id FROM audit_event
         WHERE chain_id = $1 AND action = 'OPEN' ORDER BY seq`,
        [id],
      );
      return rows.map((row) => Object.values(row));
    },
    close: async () => {
      await door.close();
      await database.drop();
    },
  };
}

export function handInQuery(memberId: string, changes: Partial<HandInQuery> = {}): HandInQuery {
  return {
    memberId,
    requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
    issuedOn: localDate(2026, 11, 1),
    idempotencyKey: `test-${randomUUID()}`,
    ...changes,
  };
}

async function vaultGroup(database: TestDatabase): Promise<VaultGroup> {
  const group = await seedGroup(database, {
    participants: ['CORPORATION', 'CORPORATION', 'SOLE_PROPRIETOR'],
  });
  const [, memberId, neighbourId, proprietorId] = group.memberIds as [string, string, string, string];
  const supporter = await person(database, { name: '見本 支援員' });
  await database.sql(
    `WITH body AS (INSERT INTO support_body (name, prefectures) VALUES ('見本県産業支援センター', '{13}') RETURNING id),
     consent AS (INSERT INTO support_consent (consortium_id, support_body_id, given_by) SELECT $1, id, $2 FROM body)
     INSERT INTO assignment (user_id, role, support_body_id) SELECT $3, 'SUPPORT_READER', id FROM body`,
    [group.id, group.coordinator.userId, supporter.userId],
  );
  return {
    ...group,
    own: await seedMemberUser(database, group, memberId),
    neighbour: await seedMemberUser(database, group, neighbourId),
    memberId,
    neighbourId,
    proprietorId,
    supporter: actingAs(supporter, 'SUPPORT_READER'),
  };
}
