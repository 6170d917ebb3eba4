import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Viewer } from '@renkei/platform';
import { OVER_CAP_POLICIES, SHARING_KEYS } from '@renkei/subsidy-rules';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup, type LineOf, type StoredGroup } from '@renkei/test/stored-group';
import { GraphQLSchema } from 'graphql';
import { mayDo, type Action } from '@renkei/access';
import { accessKey, testApi, type Answer, type TestApi } from '../harness/api.ts';
import { lifeOf } from './every-field/life-of-group.ts';
import { operationsOf, type LeftOut, type Operation } from './every-field/operations.ts';

// A member user's results depend on everybody's money. Here a group is priced whose amounts can all be recognised, and
// every field of every query is asked as a member user: none of the others' money, names or ids is in any answer.

const START_UP_MS = 60_000;
const MEMBERS = 12;
const OWN = 4;

let database: TestDatabase;
let api: TestApi;
let group: StoredGroup;
let control: StoredGroup;
let coordinator: string;
let merchant: string;
let supportReader: string;
let queries: readonly Operation[];
/** The same without what a member user may not ask: one refusal hides nothing else. */
let allowed: readonly Operation[];
/** Names, reasons and amounts of the others in everything from the papers to the effect report. */
let othersMarks: readonly string[];

/** Amounts that no rule knows and no two members share; `salt` makes those of another group. */
function linesOf(index: number, salt: number): LineOf[] {
  const odd = salt + 7_919 * (index + 1);
  const functions = index === 2 ? (['EC'] as const) : (['ACCOUNTING', 'EC'] as const);
  return [
    { category: 'SOFTWARE', functions, unitPrice: 5_300_000 + odd },
    { category: 'PC', unitPrice: 211_000 + odd },
    { category: 'ANALYSIS_SERVICE', unitPrice: 433_000 + odd },
    ...(index % 3 === 1 ? [{ category: 'OFFICE', unitPrice: 97_000 + odd } as const] : []),
  ];
}

async function store(viewer: Viewer, salt: number): Promise<StoredGroup> {
  const members = Array.from({ length: MEMBERS }, (_, index) => (index === 6 ? [] : linesOf(index, salt)));
  const stored = await storedGroup(database, viewer, { members });
  await database.sql(
    `UPDATE member SET requested_yen = 1000003 + ${salt} + 31 * position, sharing_weight = 10007 + position
     WHERE consortium_id = $1 AND position % 2 = 1`,
    [stored.id],
  );
  return stored;
}

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  const founder = await person(database);
  [group, control] = [await store(founder, 13), await store(founder, 1_000_213)];
  coordinator = await accessKey(database, founder);
  const life = await lifeOf(database, api, group, founder);
  othersMarks = life
    .filter((_, index) => index !== OWN)
    .flatMap(({ secret, amount }) => [secret, String(amount)]);
  // what a calculation gives under every setting is asked of a group whose figures are fixed
  await database.sql('ALTER TABLE consortium DISABLE TRIGGER frozen_update');
  merchant = await accessKey(database, await seedMemberUser(database, group, group.memberIds[OWN]!));
  supportReader = await accessKey(database, await seedSupportReader(database, [group]));
  await database.sql(
    `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at)
     SELECT consortium_id, id, 'MEMBER_COSTS', 'MEMBER_COSTS', 'ROUND_CLOSE', '見本', 'sample', 'K25',
       '2026-06-30T08:00:00Z' FROM member`,
  );
  const { schema } = api.app.get(GraphQLSchemaHost);
  const reading = new GraphQLSchema({ query: schema.getQueryType()! });
  const valueOf = (root: string, path: string): unknown => {
    if (path === 'first') return 1;
    if (`${root} ${path}` === 'Repayment.quote on') return '2024-06-01';
    if (!/ids?(\[\])?$/i.test(path) || path === 'memberIds') return undefined;
    return root === 'member' || path === 'memberIds[]' ? group.memberIds[OWN] : group.id;
  };
  queries = operationsOf(reading, valueOf);
  const mayNot: LeftOut = ({ extensions }) =>
    extensions['requires'] !== undefined && !mayDo('MEMBER_USER', extensions['requires'] as Action);
  allowed = operationsOf(reading, valueOf, mayNot);
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

/** Every amount in a text, also as people read it: 1,234,567円. Small numbers are counts, not money. */
function amountsIn(value: unknown): Set<string> {
  // on lines of their own, so that a list of numbers is not read as one with commas
  const text = JSON.stringify(value ?? null, null, 1).replaceAll(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    'id',
  );
  const numbers = text.match(/\d{1,3}(,\d{3})+|\d+/g) ?? [];
  return new Set(numbers.map((text) => text.replaceAll(',', '')).filter((text) => Number(text) >= 10_000));
}

const STEP = 'id result inputs { value ref } cap { yen }';
const WHOLE = `query ($id: ID!) { consortium(id: $id) { calculation {
  infrastructure { eligible available granted } analysis { eligible limit available granted }
  combined { available cap granted } admin { eligible limit granted } total { cost granted }
  shares { total { cost tax subsidy jointNet jointTax share } } trace { ${STEP} }
  findings { memberId effect message { ja en } } disagreements { current { totalGranted } other { totalGranted } }
  members { memberId name subsidy granted infrastructureCost analysisCost adminCost
    software { eligible subsidy firstTier secondTier } pc { eligible subsidy } register { eligible subsidy }
    share { ownCost ownSubsidy jointNet beforeTax jointTax tax share } alone { eligibleCost subsidy reason { ja } }
    trace { ${STEP} } shareTrace { ${STEP} } } } } }`;

interface Step {
  readonly result: number;
  readonly inputs: readonly { readonly value: number; readonly ref: string | null }[];
}
interface PricedMember {
  readonly memberId: string;
  readonly trace: readonly Step[];
  readonly shareTrace: readonly Step[];
}

/** The amounts of this group that are neither a rule's nor the own member's: sums of the group and others' money. */
async function foreignAmounts(): Promise<Set<string>> {
  const wholeOf = async ({ id }: StoredGroup) => {
    const { data, errors } = await api.graphql(coordinator, WHOLE, { id });
    expect(errors).toEqual([]);
    return data.consortium.calculation as {
      members: PricedMember[];
      findings: { memberId: string | null; message: unknown }[];
    };
  };
  const whole = await wholeOf(group);
  const ownId = group.memberIds[OWN]!;
  const { trace, shareTrace, ...own } = whole.members.find(({ memberId }) => memberId === ownId)!;
  const others = { ...whole, members: whole.members.filter(({ memberId }) => memberId !== ownId) };
  const known = [
    ...amountsIn(await wholeOf(control)), // what another group has too is a rule's number
    ...amountsIn(own),
    ...amountsIn([...trace, ...shareTrace].map(({ result }) => result)),
    ...amountsIn(
      [...trace, ...shareTrace].flatMap(({ inputs }) =>
        inputs.filter(({ ref }) => ref?.includes('costLines')),
      ),
    ),
    ...amountsIn(whole.findings.filter(({ memberId }) => memberId === ownId).map(({ message }) => message)),
  ];
  const foreign = amountsIn(others);
  for (const amount of known) foreign.delete(amount);
  return foreign;
}

const foreignIn = (answer: unknown, foreign: ReadonlySet<string>) =>
  [...amountsIn(answer)].filter((amount) => foreign.has(amount));

async function settings(overCapPolicy: string, sharingKey: string): Promise<void> {
  await database.sql('UPDATE consortium SET over_cap_policy = $1, sharing_key = $2', [
    overCapPolicy,
    sharingKey,
  ]);
}

async function askEverything(key: string): Promise<(readonly [Operation, Answer])[]> {
  const answers: (readonly [Operation, Answer])[] = [];
  const asked = key === merchant ? [...queries, ...allowed] : queries;
  for (const query of asked) answers.push([query, await api.graphql(key, query.query, query.variables)]);
  return answers;
}

/** A member is told whose money it gets. */
const WHO_PAYS_IT = ['TransferItem.fromMemberId', 'RedistributionShare.fromMemberId'];

describe('a member user', () => {
  it.each(
    OVER_CAP_POLICIES.map((policy, index) => [policy, SHARING_KEYS[index % SHARING_KEYS.length]!] as const),
  )('under %s and %s learns nobody else’s money from any field', async (policy, key) => {
    await settings(policy, key);
    const foreign = await foreignAmounts();
    expect(foreign.size).toBeGreaterThan(100);
    const found: string[] = [];
    for (const [{ root, selected }, { data }] of await askEverything(merchant)) {
      for (const amount of foreignIn(data, foreign)) found.push(`${root} ${selected[0]}: ${amount}`);
    }
    expect(found).toEqual([]);
  });

  it('under any sharing key neither', async () => {
    const ask = `query ($id: ID!) { consortium(id: $id) { ownResults { calculation { granted share { share }
      trace { ${STEP} label { ja } } shareTrace { ${STEP} label { ja } } } findings { message { ja en } effect } } } }`;
    for (const policy of OVER_CAP_POLICIES) {
      for (const sharingKey of SHARING_KEYS) {
        await settings(policy, sharingKey);
        const { data } = await api.graphql(merchant, ask, { id: group.id });
        expect(data.consortium.ownResults).toHaveLength(1);
        expect(foreignIn(data, await foreignAmounts())).toEqual([]);
      }
    }
  });

  it('nor what they bought, proved, were granted, got or reported', async () => {
    const marksIn = (answer: unknown, marks: readonly string[]) => {
      const text = JSON.stringify(answer);
      return marks.filter((mark) => text.includes(mark));
    };
    const found: string[] = [];
    const reached = new Set<string>();
    const ownMark = (
      await database.sql<{ marks: string }>(
        `SELECT note AS marks FROM purchase_step WHERE member_id = $1 LIMIT 1`,
        [group.memberIds[OWN]],
      )
    )[0]!.marks;
    for (const [{ root, selected }, { data, errors }] of await askEverything(merchant)) {
      for (const mark of marksIn([data, errors], othersMarks)) found.push(`${root} ${selected[0]}: ${mark}`);
      if (marksIn(data, [ownMark]).length > 0) reached.add(`${root} ${selected[0]}`);
    }
    expect(found).toEqual([]);
    // its own it does see
    const own = [
      'consortium Consortium.assets',
      'consortium Consortium.changes',
      'consortium Consortium.evidence',
      'consortium Consortium.purchaseSteps',
      'member Member.costLines',
      'member Member.declarations',
      'member Member.effectFigures',
      'member Member.readiness',
      'member Member.programmePayments',
      'member Member.repayments',
    ];
    expect(own.filter((label) => !reached.has(label))).toEqual([]);
    const seen = new Set(
      (await askEverything(coordinator)).flatMap(([, { data }]) => marksIn(data, othersMarks)),
    );
    expect(seen.size).toBeGreaterThan(MEMBERS);
  });

  it('meets other members’ names on the roster alone, and nothing else of theirs anywhere', async () => {
    const others = group.memberIds.filter((_, index) => index !== OWN);
    const hidden = await database.sql<{ id: string }>(
      `SELECT id FROM cost_line WHERE member_id = ANY ($1) UNION ALL SELECT business_id FROM member WHERE id = ANY ($1)
       UNION ALL SELECT id FROM obligation WHERE member_id = ANY ($1) UNION ALL SELECT $2::uuid`,
      [others, control.id],
    );
    const names = others.map((_, index) => `見本𠮷野屋${index >= OWN ? index + 2 : index + 1}`);
    for (const [{ selected }, answer] of await askEverything(merchant)) {
      const text = JSON.stringify([answer.data, answer.errors]);
      const seen = [...names.map((name) => `"${name}"`), ...others].filter((word) => text.includes(word));
      const mayName = ['RosterEntry.name', ...WHO_PAYS_IT].some((field) => selected.includes(field));
      expect([selected[0], seen]).toEqual([selected[0], mayName ? seen : []]);
      expect(hidden.filter(({ id }) => text.includes(id))).toEqual([]);
    }
  });

  it('is answered what its page needs, and FORBIDDEN for the group’s figures', async () => {
    const page = await api.graphql(
      merchant,
      `query ($id: ID!) { consortia { edges { node { id } } } consortium(id: $id) { name prefecture ruleSet sharingKey
         overCapPolicy closedAt needsApproval readings { adminFeeBase } milestones { occurredAt } roster { name status }
         members { edges { node { id business { name } costLines { label tool { name } } documents { id } } } }
         tools { edges { node { name } } } vendors { edges { node { name } } } obligations { edges { node { title { ja } } } }
         ownResults { memberId calculation { share { share } trace { id } } findings { code } } } }`,
      { id: group.id },
    );
    expect(page.errors).toEqual([]);
    const { consortium } = page.data;
    expect(consortium.roster).toHaveLength(MEMBERS);
    expect(consortium.members.edges).toHaveLength(1);
    expect(consortium.obligations.edges).toHaveLength(1);
    expect(consortium.ownResults[0].memberId).toBe(group.memberIds[OWN]);
    expect(page.data.consortia.edges).toEqual([{ node: { id: group.id } }]);
    for (const field of [
      'calculation { total { granted } }',
      'calculationInput',
      'snapshots { edges { cursor } }',
      'suspectedDuplicates { code }',
      'adminCapYen',
      'requestedAnalysisYen',
      'memberImports { edges { cursor } }',
      'obligations { edges { node { reminders { step } } } }',
    ]) {
      const answer = await api.graphql(merchant, `query ($id: ID!) { consortium(id: $id) { ${field} } }`, {
        id: group.id,
      });
      expect([field, answer.errors.map(({ extensions }) => extensions.code)]).toEqual([field, ['FORBIDDEN']]);
    }
  });

  it('sees one’s own alone, also of obligations that stand in its inbox from another role', async () => {
    const own = await api.graphql(merchant, 'query ($id: ID!) { member(id: $id) { role } }', {
      id: group.memberIds[0],
    });
    expect(own.errors[0]?.extensions.code).toBe('NOT_FOUND');
    const viewer = await seedMemberUser(database, group, group.memberIds[OWN]!);
    await database.sql(
      `INSERT INTO notification (consortium_id, recipient_id, kind, obligation_id, cause_id)
       SELECT consortium_id, $2, 'REMINDER', id, gen_random_uuid() FROM obligation WHERE member_id = $1`,
      [group.memberIds[0], viewer.userId],
    );
    const { data } = await api.graphql(
      await accessKey(database, viewer),
      'query ($id: ID!) { consortium(id: $id) { obligations { edges { node { member { id } } } } } }',
      { id: group.id },
    );
    expect(data.consortium.obligations.edges).toEqual([{ node: { member: { id: group.memberIds[OWN] } } }]);
  });
});

describe('this search', () => {
  it('would find the others’ money, and reaches the own result', async () => {
    await settings('PRO_RATA', 'EQUAL');
    const foreign = await foreignAmounts();
    const seen = (await askEverything(coordinator)).flatMap(([, { data }]) => foreignIn(data, foreign));
    expect(new Set(seen).size).toBeGreaterThan(100);
    const selected = new Set(queries.flatMap((query) => query.selected));
    for (const field of [
      'MemberCalculation.trace',
      'TraceInput.value',
      'TraceCap.yen',
      'Finding.effect',
      'FrameQuote.reason',
    ]) {
      expect(selected).toContain(field);
    }
    const answers = await askEverything(merchant);
    const reached = answers.filter(([query]) => query.selected.includes('OwnResult.calculation'));
    expect(reached.length).toBeGreaterThan(0);
    for (const [, { errors }] of reached) expect(errors).toEqual([]);
  });
});

/** What one may do next, and the names of colleagues, are one's own. */
const OF_THE_ASKER = /^(allowedEvents|actor|author|approvedBy|\w+ByName)$/;
const sameForBoth = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (name, value: unknown) => (OF_THE_ASKER.test(name) ? null : value)));

describe('a support reader', () => {
  it('reads what the coordinator reads, but imports and reminders', async () => {
    const forbidden = new Set<string>();
    for (const query of queries.filter(({ root }) => root === 'consortium' || root === 'member')) {
      const asReader = await api.graphql(supportReader, query.query, query.variables);
      if (asReader.errors.length > 0) {
        for (const { extensions, path } of asReader.errors)
          forbidden.add(`${extensions.code} ${path?.at(-1)}`);
        continue;
      }
      const asCoordinator = await api.graphql(coordinator, query.query, query.variables);
      expect(sameForBoth(asReader.data)).toEqual(sameForBoth(asCoordinator.data));
    }
    const names = [...forbidden].map((line) => line.replace(/^FORBIDDEN /, ''));
    expect(names).toEqual(expect.arrayContaining(['memberImports', 'reminders']));
    for (const readable of [
      'calculation',
      'calculationInput',
      'snapshots',
      'suspectedDuplicates',
      'members',
      'tools',
      'documents',
    ]) {
      expect(names).not.toContain(readable);
    }
  });

  it('changes nothing', async () => {
    const mutations = [
      ['updateConsortium', `id: "${group.id}", version: 1, name: "見本改名"`],
      ['approveCalculationSnapshot', `snapshotId: "${group.id}"`],
      ['appointRepresentative', `memberId: "${group.memberIds[1]}", version: 1`],
      [
        'recordMemberDocument',
        `memberId: "${group.memberIds[OWN]}", requirement: SECURITY_ACTION, receivedOn: "2026-05-01"`,
      ],
    ];
    for (const [name, input] of mutations) {
      const { errors } = await api.graphql(
        supportReader,
        `mutation { ${name}(input: { ${input} }) { problems { code } } }`,
      );
      expect([name, errors[0]?.extensions.code]).toEqual([name, 'FORBIDDEN']);
    }
  });
});
