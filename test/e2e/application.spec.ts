import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseJstMinute, toEpochMs } from '@renkei/kernel';
import { FixedClock, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { readyGroup } from '@renkei/test/ready-group';
import { newKey } from '@renkei/test/sample-values';
import type { StoredGroup } from '@renkei/test/stored-group';
import { accessKey, testApi, type Answer, type TestApi } from '../harness/api.ts';

// An application from its draft to the grant decision over HTTP: what it freezes, and what each role sees of it.

const START_UP_MS = 60_000;
const clock = new FixedClock(epochOf('2027-01-20T18:00'));

let database: TestDatabase;
let api: TestApi;
let coordinator: Viewer;
let key: string;
let group: StoredGroup;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database, { clock });
  coordinator = await person(database, { name: '見本 作成者' });
  key = await accessKey(database, coordinator);
}, START_UP_MS);
beforeEach(async () => {
  clock.moveTo(epochOf('2027-01-20T18:00'));
  group = await readyGroup(database, coordinator);
});
afterAll(async () => {
  await api?.close();
  await database.drop();
});

function epochOf(minute: string): number {
  const parsed = parseJstMinute(minute);
  if (!parsed.ok) throw new Error(minute);
  return toEpochMs(parsed.value);
}

interface Application {
  readonly id: string;
  readonly version: number;
}

async function step(mutation: string, type: string, input: object): Promise<Application> {
  const { data, errors } = await api.graphql(
    key,
    `mutation ($input: ${type}!) { step: ${mutation}(input: $input) {
       application { id version status } problems { code path } } }`,
    { input },
  );
  expect([errors, data?.step.problems]).toEqual([[], []]);
  return data.step.application;
}

async function inCheck(): Promise<Application> {
  const begun = await step('createApplication', 'CreateApplicationInput', {
    consortiumId: group.id,
    idempotencyKey: newKey(),
  });
  return step('requestApplicationCheck', 'ApplicationStepInput', at(begun));
}

const at = ({ id, version }: Application) => ({ id, version });

async function granted(): Promise<Application> {
  const ready = await step('approveApplication', 'ApplicationStepInput', at(await inCheck()));
  const filed = await step('submitApplication', 'SubmitApplicationInput', {
    ...at(ready),
    portalNumber: 'MIHON-1',
    submittedAt: '2027-01-20T16:30',
  });
  clock.moveTo(epochOf('2027-03-02T10:00'));
  return step('recordGrantDecision', 'RecordGrantDecisionInput', {
    applicationId: filed.id,
    version: filed.version,
    decisionNumber: '見本第1号',
    decidedAt: '2027-03-01T15:00',
    projectEndAt: '2027-08-31T17:00',
    reportDueAt: '2027-08-31T17:00',
    idempotencyKey: newKey(),
  });
}

const problemsOf = ({ data, errors }: Answer): [string, string | null][] => {
  expect(errors).toEqual([]);
  const [payload] = Object.values(
    data as Record<string, { problems: { code: string; path: string | null }[] }>,
  );
  return payload!.problems.map(({ code, path }) => [code, path]);
};

const ask = (query: string, by = key) => api.graphql(by, query, { id: group.id });

describe('an application in check', () => {
  const FROZEN = [['INPUTS_FROZEN', null]];

  it('freezes what decides the amounts for the mutations that edit it, until it is reopened', async () => {
    const [line] = await database.sql<{ id: string; version: number }>(
      'SELECT id, version FROM cost_line WHERE member_id = $1 LIMIT 1',
      [group.memberIds[1]],
    );
    const change = (fields: string, type: string, input: object) =>
      api.graphql(
        key,
        `mutation ($input: ${type}!) { ${fields}(input: $input) { problems { code path } } }`,
        { input },
      );
    const edits = (): Promise<Answer>[] => [
      change('addCostLine', 'AddCostLineInput', {
        idempotencyKey: newKey(),
        memberId: group.memberIds[1],
        line: { category: 'PC', unitPriceYen: 100_000 },
      }),
      change('updateCostLine', 'UpdateCostLineInput', {
        ...line,
        line: { category: 'SOFTWARE', functions: ['EC'], unitPriceYen: 999_999 },
      }),
      change('enrolMember', 'EnrolMemberInput', {
        idempotencyKey: newKey(),
        consortiumId: group.id,
        role: 'PARTICIPANT',
        size: 'SME',
        business: { name: '見本髙﨑商店', legalForm: 'CORPORATION' },
      }),
      change('withdrawMember', 'WithdrawMemberInput', {
        id: group.memberIds[9],
        version: 1,
        withdrawnOn: '2027-01-20',
        reason: '見本',
      }),
      change('updateConsortium', 'UpdateConsortiumInput', {
        id: group.id,
        version: 1,
        overCapPolicy: 'EQUAL_CEILING',
      }),
    ];
    const checked = await inCheck();
    for (const edit of edits()) expect(problemsOf(await edit)).toEqual(FROZEN);
    await step('reopenApplication', 'ApplicationStepInput', at(checked));
    const [first] = edits();
    expect(problemsOf(await first!)).toEqual([]);
  });

  it('says what can be done next and what is missing', async () => {
    await database.sql(`DELETE FROM group_paper WHERE consortium_id = $1 AND requirement = 'AREA_MAP'`, [
      group.id,
    ]);
    await inCheck();
    const { data, errors } = await ask(`query ($id: ID!) { consortium(id: $id) { application {
      status author approval { approvedAt } allowedEvents { event label { ja } leadsTo }
      check { ready blockers findings { code severity clause message { ja } fix { target memberId paper } } } } } }`);
    expect(errors).toEqual([]);
    const { application } = data.consortium;
    expect(application).toMatchObject({ status: 'IN_CHECK', author: '見本 作成者', approval: null });
    expect(application.allowedEvents).toEqual([
      { event: 'REOPEN', label: { ja: '下書きに戻す' }, leadsTo: 'DRAFT' },
      { event: 'APPROVE', label: { ja: '承認する' }, leadsTo: 'APPROVED' },
      { event: 'WITHDRAW', label: { ja: '申請を取り下げる' }, leadsTo: 'WITHDRAWN' },
    ]);
    expect(application.check).toMatchObject({ ready: false, blockers: 2 });
    expect(application.check.findings[0]).toMatchObject({
      code: 'GROUP_PAPER_MISSING',
      severity: 'BLOCKER',
      fix: { target: 'GROUP_PAPERS', memberId: null, paper: 'AREA_MAP' },
    });
    expect(application.check.findings[1].code).toBe('NOT_APPROVED');
  });
});

describe('a granted application', () => {
  const GRANT = `query ($id: ID!) { consortium(id: $id) { application { status allowedEvents { event }
    grant { decisionNumber decidedAt amounts { part memberId decidedYen ceilingYen } } } } }`;
  const GROUP_ONLY = `query ($id: ID!) { consortium(id: $id) { application {
    submissions { edges { node { number portalNumber submittedAt document documentSha256 } } }
    grant { decidedTotalYen } } procedureEvents { edges { node { event label { ja } actor } } } } }`;

  it('shows its people the decision, each member its own amount', async () => {
    await granted();
    const { data, errors } = await ask(GRANT);
    expect(errors).toEqual([]);
    const { application } = data.consortium;
    expect(application.grant).toMatchObject({ decisionNumber: '見本第1号', decidedAt: '2027-03-01T15:00' });
    expect(application.grant.amounts).toHaveLength(12);
    expect(application.allowedEvents).toEqual([{ event: 'WITHDRAW_GRANT' }]);

    const merchant = await accessKey(database, await seedMemberUser(database, group, group.memberIds[3]!));
    const own = await ask(GRANT, merchant);
    expect(own.errors).toEqual([]);
    expect(own.data.consortium.application).toEqual({
      status: 'GRANTED',
      allowedEvents: [],
      grant: {
        decisionNumber: '見本第1号',
        decidedAt: '2027-03-01T15:00',
        amounts: [
          { part: 'INFRASTRUCTURE', memberId: group.memberIds[3], decidedYen: 722_222, ceilingYen: 722_222 },
        ],
      },
    });
    const refused = await ask(GROUP_ONLY, merchant);
    expect(new Set(refused.errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
    expect(JSON.stringify(refused.data)).not.toMatch(/MIHON|8022220/);
  });

  it('shows the support body what was filed, and lets it change nothing', async () => {
    const application = await granted();
    const reader = await accessKey(database, await seedSupportReader(database, [group]));
    const { data, errors } = await ask(GROUP_ONLY, reader);
    expect(errors).toEqual([]);
    const [submission] = data.consortium.application.submissions.edges;
    expect(submission.node).toMatchObject({
      number: 1,
      portalNumber: 'MIHON-1',
      submittedAt: '2027-01-20T16:30',
    });
    expect(JSON.parse(submission.node.document).forms.form5.group.requested).toBe('7222220');
    expect(data.consortium.application.grant.decidedTotalYen).toBe(8_022_220);
    expect(
      data.consortium.procedureEvents.edges.map(({ node }: { node: { event: string } }) => node.event),
    ).toEqual(['GRANT', 'SUBMIT', 'APPROVE', 'REQUEST_CHECK', 'CREATE']);
    const change = await api.graphql(
      reader,
      'mutation ($input: ApplicationStepInput!) { reopenApplication(input: $input) { problems { code } } }',
      { input: at(application) },
    );
    expect(change.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('of many groups is read in as many statements as of one', async () => {
    await granted();
    const fields = `application { status author grant { amounts { decidedYen } }
      submissions(first: 2) { edges { node { documentSha256 document } } } }
      applications(first: 2) { edges { node { number } } } procedureEvents(first: 2) { edges { node { event } } }`;
    const statements = (query: string) =>
      api.statementsOf(async () => expect((await ask(query)).errors).toEqual([]));
    const one = await statements(`query ($id: ID!) { consortium(id: $id) { ${fields} } }`);
    const many = await statements(`query ($id: ID!) { consortium(id: $id) { id }
      consortia(first: 20) { edges { node { ${fields} } } } }`);
    expect(many.length).toBe(one.length + 1); // the list itself
    // the key, the group, and one for each of: current, all, events, grant, submissions, documents
    expect(one.length).toBe(8);
  });

  it('is refused in words when the input is not even of the right form', async () => {
    const { errors } = await api.graphql(
      key,
      'mutation ($input: RecordGrantDecisionInput!) { recordGrantDecision(input: $input) { problems { code } } }',
      {
        input: {
          applicationId: 'x',
          version: 0,
          decisionNumber: '1',
          decidedAt: '2027-03-01T15:00',
          projectEndAt: '2027-08-31T17:00',
          reportDueAt: '2027-08-31T17:00',
          members: [{ memberId: 'y', amountYen: 1 }],
          idempotencyKey: 'short',
        },
      },
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.extensions.problems?.map(({ path }) => path)).toEqual([
      'input.applicationId',
      'input.version',
      'input.members[0].memberId',
      'input.idempotencyKey',
    ]);
  });
});
