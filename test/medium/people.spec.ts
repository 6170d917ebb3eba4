import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSessionToken, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedGroup, seedMemberUser, type SeededGroup } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { newKey } from '@renkei/test/sample-values';
import { accessKey, testApi, testKeys, type Answer, type TestApi } from '../harness/api.ts';

// Who may act for whom, as a browser meets it: cookies, permissions of fields, and what a page costs.

const PASSWORD = '山の見える町で犬と暮らす';

let database: TestDatabase;
let api: TestApi;
let group: SeededGroup;
let member: Viewer;
let admin: Viewer;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  group = await seedGroup(database, { participants: ['SOLE_PROPRIETOR'] });
  member = await seedMemberUser(database, group, group.memberIds[1]!);
  admin = await person(database, { admin: true });
}, 60_000);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

/** The cookie of somebody who has signed in. */
async function cookieOf({ userId }: Viewer): Promise<string> {
  const { token, sha256 } = newSessionToken();
  await database.sql(
    `INSERT INTO session (user_id, token_sha256, signed_in_with, expires_at) VALUES ($1, $2, 'PASSWORD', now() + interval '1 day')`,
    [userId, sha256],
  );
  return `renkei=${token}`;
}

async function ask(cookie: string | null, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(cookie === null ? {} : { cookie, 'sec-fetch-site': 'same-origin' }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer>;
  return { status: response.status, headers: response.headers, data, errors };
}

const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code);

const INVITE = `mutation ($input: InviteMemberUserInput!) { inviteMemberUser(input: $input) {
  invitation { id email state memberName } replacedEarlier problems { code path } } }`;
const OFFER = `query ($token: String!) { invitation(token: $token) {
  offer { role inviterName groupName memberName hasAccount } problems { code message { ja } } } }`;
const ACCEPT = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  accepted { role memberId newAccount } problems { code path } } }`;
const PEOPLE = `query ($id: ID!) { consortium(id: $id) { name
  people { edges { node { id displayName role memberName isApprover } } }
  invitations { edges { node { email state invitedByName } } }
  supportConsents { edges { node { supportBodyName } } } } }`;

const inviteInput = (email: string) => ({
  input: { idempotencyKey: newKey(), memberId: group.memberIds[1], email },
});

describe('an invitation, from the coordinator’s screen to the new person’s', () => {
  it('makes an account that is signed in and acts for its member', async () => {
    const coordinator = await cookieOf(group.coordinator);
    const invited = await ask(coordinator, INVITE, inviteInput('Tenshu@Example.jp'));
    expect(invited.errors).toEqual([]);
    const { invitation, replacedEarlier, problems } = invited.data.inviteMemberUser;
    expect({ replacedEarlier, problems }).toEqual({ replacedEarlier: false, problems: [] });
    expect(invitation).toMatchObject({
      email: 'tenshu@example.jp',
      state: 'OPEN',
      memberName: '見本茶舗𠮷 2',
    });

    const token = testKeys.linkTokens(invitation.id)[0]!;
    const offered = await ask(null, OFFER, { token });
    expect(offered.data.invitation).toMatchObject({
      offer: { role: 'MEMBER_USER', groupName: '見本本町商店街グループ', hasAccount: false },
      problems: [],
    });
    const accepted = await ask(null, ACCEPT, {
      input: { token, displayName: '見本 髙﨑𠮷子', password: PASSWORD },
    });
    expect(accepted.data.acceptInvitation).toEqual({
      accepted: { role: 'MEMBER_USER', memberId: group.memberIds[1], newAccount: true },
      problems: [],
    });
    const [cookie] = (accepted.headers.get('set-cookie') ?? '').split(';');
    const me = await ask(
      cookie!,
      '{ me { email acting { role } assignments { memberName } } consortia { edges { node { name } } } }',
    );
    expect(me.data).toEqual({
      me: {
        email: 'tenshu@example.jp',
        acting: { role: 'MEMBER_USER' },
        assignments: [{ memberName: '見本茶舗𠮷 2' }],
      },
      consortia: { edges: [{ node: { name: '見本本町商店街グループ' } }] },
    });
    const people = await ask(coordinator, PEOPLE, { id: group.id });
    expect(people.data.consortium.people.edges.map((edge: { node: object }) => edge.node)).toContainEqual(
      expect.objectContaining({
        displayName: '見本 髙﨑𠮷子',
        role: 'MEMBER_USER',
        memberName: '見本茶舗𠮷 2',
      }),
    );
    expect(people.data.consortium.invitations.edges[0].node).toMatchObject({ state: 'ACCEPTED' });

    const used = await ask(null, OFFER, { token });
    expect(used.data.invitation.offer).toBeNull();
    expect(used.data.invitation.problems).toMatchObject([{ code: 'INVITATION_NOT_VALID' }]);
    expect(api.logged.join()).not.toContain(token);
  });

  it('answers what is not even text of a token like any other wrong link', async () => {
    for (const token of ['', '\u0000', ' '.repeat(10_000)]) {
      const { data, errors } = await ask(null, OFFER, { token });
      expect({ errors, problems: data?.invitation.problems }).toMatchObject({
        errors: [],
        problems: [{ code: 'INVITATION_NOT_VALID' }],
      });
    }
  });
});

describe('who is asked in vain', () => {
  it('is a member user, an administrator and a visitor', async () => {
    const variables = inviteInput('dareka@example.jp');
    expect(codesOf(await ask(null, INVITE, variables))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await ask(await cookieOf(member), INVITE, variables))).toEqual(['FORBIDDEN']);
    expect(codesOf(await ask(await cookieOf(admin), INVITE, variables))).toEqual(['FORBIDDEN']);
    const coordinator = await cookieOf(group.coordinator);
    expect(codesOf(await ask(coordinator, '{ invitations { edges { cursor } } }'))).toEqual(['FORBIDDEN']);
    expect(codesOf(await ask(coordinator, '{ accounts { edges { cursor } } }'))).toEqual(['FORBIDDEN']);
    expect(
      codesOf(await ask(coordinator, '{ supportBodies { edges { node { staff { edges { cursor } } } } } }')),
    ).toEqual([]); // there is none to ask for
  });

  it('is a member user, for the people of their own group', async () => {
    const cookie = await cookieOf(member);
    for (const field of ['people', 'invitations', 'supportConsents']) {
      const query = `query ($id: ID!) { consortium(id: $id) { ${field} { edges { node { id } } } } }`;
      const answer = await ask(cookie, query, { id: group.id });
      expect({ field, codes: codesOf(answer), data: answer.data }).toEqual({
        field,
        codes: ['FORBIDDEN'],
        data: null,
      });
    }
  });

  it('is the staff of a support body, for anybody but the administrator', async () => {
    await database.sql(`INSERT INTO support_body (name, prefectures) VALUES ('見本商工会', '{13}')`);
    const query = '{ supportBodies { edges { node { name staff { edges { node { displayName } } } } } } }';
    expect(codesOf(await ask(await cookieOf(member), query))).toEqual(['FORBIDDEN']);
    expect((await ask(await cookieOf(admin), query)).data.supportBodies.edges[0].node).toEqual({
      name: '見本商工会',
      staff: { edges: [] },
    });
  });

  it('is an access key, for everything that gives access', async () => {
    const key = await accessKey(database, group.coordinator);
    expect(codesOf(await api.graphql(key, INVITE, inviteInput('kagi@example.jp')))).toEqual(['FORBIDDEN']);
    const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }`;
    const input = {
      idempotencyKey: newKey(),
      label: '見本',
      role: 'COORDINATOR',
      readOnly: true,
      expiresInDays: 1,
    };
    expect(codesOf(await api.graphql(key, create, { input }))).toEqual(['FORBIDDEN']);
    const made = await ask(await cookieOf(group.coordinator), create, { input });
    expect(made.data.createApiKey.key).toMatch(/^rk_[A-Za-z0-9_-]{43}$/);
    const forEver = { ...input, idempotencyKey: newKey(), expiresInDays: 366 };
    expect(codesOf(await ask(await cookieOf(group.coordinator), create, { input: forEver }))).toEqual([
      'BAD_USER_INPUT',
    ]);
  });
});

describe('the people of many groups', () => {
  it('cost as many statements as those of one', async () => {
    const many = `query ($first: Int!) { consortia(first: $first) { edges { node {
      people { edges { node { displayName memberName } } } invitations { edges { node { email } } }
      supportConsents { edges { node { supportBodyName } } } } } } }`;
    for (let n = 0; n < 8; n += 1) {
      const { id } = await seedGroup(database, { participants: ['CORPORATION'] });
      await database.sql(
        `INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`,
        [group.coordinator.userId, id],
      );
    }
    const cookie = await cookieOf(group.coordinator);
    const counts: number[] = [];
    for (const first of [1, 9]) {
      const statements = await api.statementsOf(async () => {
        const { data, errors } = await ask(cookie, many, { first });
        expect(errors).toEqual([]);
        expect(data.consortia.edges).toHaveLength(first);
      });
      counts.push(statements.length);
    }
    // the session, the groups, and one each for people, invitations and consents
    expect(counts).toEqual([5, 5]);
  });
});
