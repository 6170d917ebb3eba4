import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { lifeOf } from './every-field/life-of-group.ts';

// The screens of the procedure: how many SQL statements each sends, the lookup of the key among them, for ten members
// and for a hundred. What grows with the group is a failing test.

const START_UP_MS = 300_000;
const SIZES = [10, 100] as const;
const STAGES = ['DRAFT_APPLICATION', 'DRAFT_REPORT', 'PAID'] as const;
type Stage = (typeof STAGES)[number];

let database: TestDatabase;
let api: TestApi;
const groups = new Map<
  string,
  {
    readonly group: StoredGroup;
    readonly coordinator: string;
    readonly merchant: string;
    readonly changeId: string;
  }
>();
const measured: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  for (const size of SIZES) {
    for (const stage of STAGES) groups.set(`${stage} ${size}`, await seeded(stage, size));
  }
}, START_UP_MS);
afterAll(async () => {
  process.stdout.write(`statements, ${SIZES.join(' / ')} members:\n${measured.join('\n')}\n`);
  await api?.close();
  await database.drop();
});

async function seeded(stage: Stage, size: number) {
  const viewer = await person(database);
  const group = await storedGroup(database, viewer, {
    tools: [['ACCOUNTING', 'SETTLEMENT']],
    members: Array.from(
      { length: size },
      () =>
        [
          { category: 'ANALYSIS_SERVICE', unitPrice: 30_000 },
          { category: 'SOFTWARE', tool: 0, unitPrice: 400_000 },
        ] as const,
    ),
  });
  if (stage === 'DRAFT_APPLICATION') {
    await database.sql('INSERT INTO application (consortium_id, number, created_by) VALUES ($1, 1, $2)', [
      group.id,
      viewer.userId,
    ]);
  } else {
    await lifeOf(database, api, group, viewer, {
      changes: 2,
      ...(stage === 'DRAFT_REPORT' ? { until: stage } : {}),
    });
  }
  const [change] = await database.sql<{ id: string }>(
    'SELECT id FROM change_request WHERE consortium_id = $1 ORDER BY number LIMIT 1',
    [group.id],
  );
  const merchant = await accessKey(database, await seedMemberUser(database, group, group.memberIds[0]!));
  return { group, coordinator: await accessKey(database, viewer), merchant, changeId: change?.id ?? '' };
}

const ofGroup = (fields: string): string => `query ($id: ID!) { consortium(id: $id) { ${fields} } }`;
const MESSAGE = '{ ja en }';
const FINDING = `{ code severity message ${MESSAGE} memberId }`;
const FILE = `{ fileName uploadedByName links { item outcome } review { outcome reason reviewedByName } }`;
const STEP = `{ step amountYen checks { code } findings { code costYen } }`;

/** What is asked, at which stage, and the most it may take. */
const SCREENS: readonly (readonly [name: string, most: number, stage: Stage, query: string])[] = [
  [
    'readiness',
    10,
    'DRAFT_APPLICATION',
    ofGroup(`readiness { counts { state } papersToAsk submissionDay requirements { code }
      rows(first: 100) { edges { node { member { business { name } } cells { state askedAt document { id } } } } } }`),
  ],
  [
    'what the group owes',
    12,
    'DRAFT_APPLICATION',
    ofGroup(
      `groupPapers { requirement } eligibility { findings { edges { node ${FINDING} } } } sameBusinessLinks { edges { node { note } } }`,
    ),
  ],
  [
    'members',
    18,
    'PAID',
    ofGroup(`members(first: 100) { edges { node { business { name } readiness { cells { state } }
      evidenceChecklist { counts { missing } } mayOrderNow { answer } payoutAccountState { registered } } } }`),
  ],
  [
    'members with all there is in a row',
    22,
    'PAID',
    ofGroup(`members(first: 100) { edges { node { business { name } readiness { cells { state } } costsConfirmation { confirmedAt }
      eligibility { code } mayOrderNow { answer } payoutAccountState { registered } money { paidYen toReceiveYen }
      fixedAmount { fixed } evidenceChecklist { counts { missing } } employeeStatement { employees } } } }`),
  ],
  [
    'application check',
    17,
    'DRAFT_APPLICATION',
    ofGroup(`application { status check { blockers findings ${FINDING} } }`),
  ],
  [
    'what needs attention first',
    22,
    'PAID',
    ofGroup(`risk { level score reasons { code message ${MESSAGE} } } nextObligation { dueAt } city`),
  ],
  [
    'what needs attention before the application',
    18,
    'DRAFT_APPLICATION',
    ofGroup(`risk { level score reasons { code message ${MESSAGE} } } nextObligation { dueAt } city`),
  ],
  [
    'application',
    19,
    'DRAFT_APPLICATION',
    ofGroup(`application { status author allowedEvents { event } approval { approvedBy } check { blockers findings ${FINDING} }
      submissions { edges { node { number } } } grant { ceilingTotalYen } }`),
  ],
  ['purchases, page of 50', 6, 'PAID', ofGroup(`purchaseSteps(first: 50) { edges { node ${STEP} } }`)],
  ['what broke a rule', 5, 'PAID', ofGroup('purchaseFindings(first: 50) { edges { node { code open } } }')],
  [
    'cost lines with what was bought',
    8,
    'PAID',
    ofGroup(`members(first: 25) { edges { node { costLines { purchaseState { state next checks { code } } purchaseSteps ${STEP}
      purchaseFindings { code } } } } }`),
  ],
  [
    'evidence checklists',
    6,
    'PAID',
    ofGroup(
      `evidenceChecklist(first: 100) { edges { node { counts { missing } complete items { code state } memberName } } }`,
    ),
  ],
  ['evidence files', 3, 'PAID', ofGroup(`evidence(first: 50) { edges { node ${FILE} } }`)],
  [
    'performance report',
    13,
    'DRAFT_REPORT',
    ofGroup(`performanceReport { status author dueAt allowedEvents { event } check { blockers findings { code } }
      lines(first: 100) { edges { node { actualYen recordedYen plannedYen label } } } adminItems { certifiedYen }
      preview { total { fixed } members { fixed } trace { id } } }`),
  ],
  [
    'fixing',
    6,
    'PAID',
    ofGroup(`fixing { number members { memberId fixed } analysis { fixed } total { fixed } }
      assets { edges { node { name } } }
      performanceReport { fixings { edges { node { number } } } }`),
  ],
  [
    'dropout table and unused caps',
    6,
    'DRAFT_REPORT',
    ofGroup(
      `dropoutTable { rows { name total { change } worstHit { name } } } unusedCaps { members { id } }`,
    ),
  ],
  [
    'money',
    16,
    'PAID',
    ofGroup(`programmeDues { fixedYen paidYen } programmePayments { edges { node { amountYen } } }
      ledger { edges { node { kind postings { code amountYen } } } } ledgerBalances { code yen }
      ledgerChecks { edges { node { faults } } } redistribution { totalYen shares { amountYen state } }
      redistributionPreview { members { memberId } transfers { amountYen } }
      transferBatches { edges { node { totalYen items { amountYen status receipt { number } } } } }
      repayments { edges { node { principalYen quote(on: "2024-06-01") { totalYen } } } }`),
  ],
  [
    'effects',
    11,
    'PAID',
    ofGroup(`effect(year: 1) { complete missing { memberId } means { mean } } effectReports { status document }
      members(first: 100) { edges { node { effectFigures { period sources { fileName } } } } }`),
  ],
  [
    'changes',
    5,
    'PAID',
    ofGroup(`changes { edges { node { reason history { event actor } plannedChanges { kind }
      effect { members { id } effects { message ${MESSAGE} } } } } }`),
  ],
  [
    'history and delivery',
    6,
    'PAID',
    ofGroup(`procedureEvents { edges { node { event actor } } } unreachablePeople { edges { cursor } }
      webhooks { edges { node { url deliveries { edges { node { status } } } } } }`),
  ],
];

async function statements(query: string, variables: object, asker: string): Promise<number> {
  const sent = await api.statementsOf(async () => {
    const { errors } = await api.graphql(asker, query, variables);
    expect(errors).toEqual([]);
  });
  return sent.length;
}

/** Asked of a group nothing of which is at hand, and once more. */
async function counts(stage: Stage, query: string, asker?: 'merchant', ofChange = false): Promise<number[]> {
  const found: number[] = [];
  for (const size of SIZES) {
    const { group, coordinator, merchant, changeId } = groups.get(`${stage} ${size}`)!;
    await database.sql('UPDATE consortium SET inputs_version = inputs_version + 1 WHERE id = $1', [group.id]);
    const variables = { id: ofChange ? changeId : group.id };
    const key = asker ? merchant : coordinator;
    found.push(await statements(query, variables, key));
  }
  return found;
}

function within(name: string, most: number, [small, large]: readonly number[]): void {
  measured.push(`  ${name}: ${small} / ${large}, at most ${most}`);
  expect(large).toBeLessThanOrEqual(small!);
  expect(large).toBeLessThanOrEqual(most);
}

describe('a screen', () => {
  it.each(SCREENS)(
    '%s takes at most %i statements for ten members as for a hundred',
    async (name, most, stage, query) => {
      within(name, most, await counts(stage, query));
    },
    60_000,
  );

  it('a change with what it does', async () => {
    const query = `query ($id: ID!) { change(id: $id) { allowedEvents { event } planProblem { code }
      effect { members { id } effects { message ${MESSAGE} } } currentEffect { sha256 } } }`;
    within('a change', 7, await counts('DRAFT_REPORT', query, undefined, true));
  });

  it('of a member user', async () => {
    const query =
      ofGroup(`roster { name } application { status grant { decidedAt } } changes { edges { node { ownEffects { id } } } }
      members { edges { node { readiness { cells { state } } declarations { code } mayOrderNow { answer }
        evidenceChecklist { counts { missing } } evidence { edges { node ${FILE} } } money { receivedYen toReceiveYen }
        transfers { edges { node { amountYen receipt { number } } } } effectFigures { period }
        costLines { purchaseState { state } } } } }`);
    within('a member user’s page', 30, await counts('PAID', query, 'merchant'));
  });
});
