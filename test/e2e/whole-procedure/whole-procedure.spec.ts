import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@renkei/platform';
import { person } from '@renkei/test/people';
import { corporateNumber, goodAnswers, newKey, StoryBench } from './story-bench.ts';

// One group of twelve from its founding to the second effect report, over HTTP, with the worker running. Rule set 2025.
// Every amount is worked out by hand here; whole yen, rounded down.
//
//  position                    buys                                  (1) available
//  1     representative        analysis 1,200,000; office 500,000; expert 100,000       –
//  2–7   six corporations      software, one function, 600,000       ⌊600,000 × 3/4⌋ = 450,000 each
//  8     micro sole trader     software, one function, 500,000       ⌊500,000 × 4/5⌋ = 400,000
//  9     corporation           software, two functions, 1,000,000    500,000 + ⌊333,333 × 2/3⌋ = 722,222
//                              a register at 500,000                 min(200,000, 250,000) = 200,000: 922,222
//  10    corporation           software 400,000, a PC 150,000        300,000 + 75,000 = 375,000
//  11    corporation           software 600,000                      450,000
//  12    corporation           software 300,000, set-up 100,000      ⌊400,000 × 3/4⌋ = 300,000
//
//  (1) 6 × 450,000 + 400,000 + 922,222 + 375,000 + 450,000 + 300,000 = 5,147,222
//  (2) n = 1 introduces it: min(30,000,000, 500,000 × 1, ⌊1,200,000 × 2/3⌋ = 800,000) = 500,000
//  (3) ⌊(5,147,222 + 500,000) × 10 % × 2/3⌋ = ⌊5,647,222 ÷ 15⌋ = 376,481; ⌊600,000 × 2/3⌋ = 400,000: 376,481
const PLANNED = {
  members: [
    0, 450_000, 450_000, 450_000, 450_000, 450_000, 450_000, 400_000, 922_222, 375_000, 450_000, 300_000,
  ],
  analysis: 500_000,
  admin: 376_481,
  total: 6_023_703,
};

const SOFTWARE = (yen: number, functions = ['SETTLEMENT']) => ({
  category: 'SOFTWARE',
  unitPriceYen: yen,
  functions,
});
const line = (category: string, unitPriceYen: number) => ({ category, unitPriceYen });
const LINES = [
  [line('ANALYSIS_SOFTWARE', 1_200_000), line('OFFICE', 500_000), line('EXPERT', 100_000)],
  ...Array.from({ length: 6 }, () => [SOFTWARE(600_000)]),
  [SOFTWARE(500_000)],
  [SOFTWARE(1_000_000, ['ACCOUNTING', 'SETTLEMENT']), line('REGISTER', 500_000)],
  [SOFTWARE(400_000), line('PC', 150_000)],
  [SOFTWARE(600_000)],
  [SOFTWARE(300_000), line('SERVICE', 100_000)],
];

let story: StoryBench;
let group: { id: string };
/** By their position, from 1. */
const members: string[] = [];
const lines: string[][] = [];
let merchant: Viewer; // of member 10, who bought a PC too early

beforeAll(async () => {
  story = await StoryBench.open();
}, 60_000);
afterAll(() => story?.close());

const CHECK =
  'application { id version status check { ready blockers findings { code severity fix { target } } } }';
const STATUS = 'application { id version status }';

async function application(fields = 'id version status') {
  return (
    await story.ask(`query ($id: ID!) { consortium(id: $id) { application { ${fields} } } }`, {
      id: group.id,
    })
  ).consortium.application;
}

describe('the whole procedure', () => {
  it('begins with a schedule, a group of twelve and what each of them buys', async () => {
    story.at('2026-12-01T10:00');
    const admin = await person(story.database, { admin: true, name: '見本 管理' });
    const { schedule } = await story.done(
      'createSchedule',
      {
        label: '見本の日程',
        ruleSet: '2025',
        isSample: true,
        reason: '見本',
        source: '見本',
        idempotencyKey: newKey(),
        anchors: Object.entries({
          ROUND_OPEN: '2027-01-10T10:00',
          ROUND_CLOSE: '2027-01-29T17:00',
          EFFECT_REPORT_1_OPEN: '2029-04-01T10:00',
          EFFECT_REPORT_1_CLOSE: '2030-01-31T17:00',
          EFFECT_REPORT_2_OPEN: '2030-04-01T10:00',
          EFFECT_REPORT_2_CLOSE: '2031-01-31T17:00',
        }).map(([anchor, occursAt]) => ({ anchor, occursAt })),
      },
      'schedule { id }',
      { as: admin },
    );
    const { consortium } = await story.done(
      'createConsortium',
      {
        name: '見本本町通りグループ',
        prefecture: 13,
        ruleSet: '2025',
        scheduleId: schedule.id,
        sharingKey: 'EQUAL',
        idempotencyKey: newKey(),
      },
      'consortium { id }',
    );
    group = consortium;
    for (const [index, wanted] of LINES.entries()) {
      const micro = index === 7;
      const { member } = await story.done(
        'enrolMember',
        {
          consortiumId: group.id,
          role: index === 0 ? 'REPRESENTATIVE' : 'PARTICIPANT',
          size: micro ? 'MICRO' : 'SME',
          business: {
            name: index === 0 ? '見本本町通り商店街振興組合' : `見本𠮷田商店${index + 1}`,
            legalForm: index === 0 ? 'ASSOCIATION' : micro ? 'SOLE_PROPRIETOR' : 'CORPORATION',
            ...(micro ? {} : { corporateNumber: corporateNumber(9000 + index) }),
            industry: 'RETAIL',
            regularEmployees: 4,
            ...(micro ? {} : { capitalYen: 3_000_000 }),
          },
          idempotencyKey: newKey(),
        },
        'member { id position }',
      );
      members[member.position] = member.id;
      lines[member.position] = [];
      for (const one of wanted) {
        const { costLine } = await story.done(
          'addCostLine',
          { memberId: member.id, line: one, idempotencyKey: newKey() },
          'costLine { id }',
        );
        lines[member.position]!.push(costLine.id);
      }
    }
    merchant = await story.merchantOf(group, members[10]!);
    const { consortium: priced } = await story.ask(
      `query ($id: ID!) { consortium(id: $id) { calculation {
         members { granted } analysis { granted } admin { granted } total { granted } } } }`,
      { id: group.id },
    );
    expect(priced.calculation.members.map((member: { granted: number }) => member.granted)).toEqual(
      PLANNED.members,
    );
    expect(priced.calculation).toMatchObject({
      analysis: { granted: PLANNED.analysis },
      admin: { granted: PLANNED.admin },
      total: { granted: PLANNED.total },
    });
  }, 60_000);

  it('cannot be submitted until every paper is accepted, every question answered', async () => {
    const created = await story.done(
      'createApplication',
      { consortiumId: group.id, idempotencyKey: newKey() },
      CHECK,
    );
    const { check } = created.application;
    expect(check.ready).toBe(false);
    expect(new Set(check.findings.map(({ code }: { code: string }) => code)).size).toBeGreaterThan(2);

    story.at('2026-12-22T10:00');
    for (const [position, memberId] of members.entries()) {
      if (memberId === undefined) continue;
      const role = position === 1 ? 'REPRESENTATIVE' : 'PARTICIPANT';
      await story.done(
        'recordDeclarations',
        { memberId, declaredBy: '見本 髙﨑', declaredOn: '2026-12-20', declarations: goodAnswers(role) },
        'declarations { code }',
      );
      await story.done('confirmCosts', { memberId, idempotencyKey: newKey() }, 'confirmation { __typename }');
      const { member } = await story.ask(
        'query ($id: ID!) { member(id: $id) { readiness { cells { requirement } } } }',
        { id: memberId },
      );
      for (const { requirement } of member.readiness.cells) {
        const { memberDocument } = await story.done(
          'recordMemberDocument',
          {
            memberId,
            requirement,
            issuedOn: '2026-12-18',
            receivedOn: '2026-12-22',
            ...(requirement === 'AFFILIATION_PROOF' ? { paper: 'MEMBER_ROLL' } : {}),
          },
          'memberDocument { id version }',
        );
        await story.done(
          'reviewMemberDocument',
          { documentId: memberDocument.id, version: memberDocument.version, outcome: 'ACCEPTED' },
          'document { id }',
        );
      }
    }
    for (const requirement of [
      'OFFICIAL_FORMS',
      'SELECTION_REASON',
      'TOOL_OVERVIEW',
      'SYSTEM_DIAGRAM',
      'ORGANISATION_CHART',
      'AREA_MAP',
    ]) {
      await story.done(
        'recordGroupPaper',
        { consortiumId: group.id, requirement, receivedOn: '2026-12-22' },
        'paper { requirement }',
      );
    }
    expect(await story.deadlines(group.id)).toMatchObject({
      GROUP_APPLICATION: 'OPEN',
      'MEMBER_COSTS of 10': 'FULFILLED',
    });
  }, 60_000);

  it('is checked, approved, submitted to the minute; returned, and submitted again', async () => {
    const step = async (name: string, more = {}, fields = STATUS, input = 'ApplicationStepInput') => {
      const { id, version } = await application();
      return story.done(name, { id, version, ...more }, fields, { input });
    };
    await step('requestApplicationCheck');
    // the inputs are frozen from here
    const frozen = await story.change(
      'updateCostLine',
      { id: lines[2]![0], version: 1, unitPriceYen: 700_000 },
      'costLine { id }',
    );
    expect(frozen.problems).toMatchObject([{ code: 'INPUTS_FROZEN' }]);
    await step('approveApplication');
    story.at('2027-01-10T09:59');
    const early = await application();
    const tooEarly = await story.change(
      'submitApplication',
      { id: early.id, version: early.version, portalNumber: '見本-1', submittedAt: '2027-01-10T09:59' },
      STATUS,
    );
    expect(tooEarly.problems.map(({ code }: { code: string }) => code)).toContain('ROUND_NOT_OPEN');

    story.at('2027-01-20T16:35');
    const submitted = { portalNumber: '見本-1', submittedAt: '2027-01-20T16:30' };
    await step('submitApplication', submitted, STATUS, 'SubmitApplicationInput');
    expect(await story.deadlines(group.id)).toMatchObject({ GROUP_APPLICATION: 'FULFILLED' });

    story.at('2027-02-05T11:00');
    await step(
      'returnApplication',
      {
        reason: '実施エリア図を差し替えてください',
        occurredAt: '2027-02-05T10:00',
        correctionDueAt: '2027-02-12T17:00',
      },
      STATUS,
      'ReturnApplicationInput',
    );
    expect(await story.deadlines(group.id)).toMatchObject({ APPLICATION_CORRECTION: 'OPEN' });
    await step('requestApplicationCheck');
    await step('approveApplication');
    story.at('2027-02-10T12:00');
    const again = { portalNumber: '見本-1-2', submittedAt: '2027-02-10T11:30' };
    await step('submitApplication', again, STATUS, 'SubmitApplicationInput');
    expect(await story.deadlines(group.id)).toMatchObject({ APPLICATION_CORRECTION: 'FULFILLED' });

    const { submissions } = await application(
      'submissions { edges { node { number portalNumber submittedAt documentSha256 document } } }',
    );
    expect(submissions.edges.map(({ node }: { node: { number: number } }) => node.number)).toEqual([2, 1]);
    // the same figures were filed twice; only the second says so
    const [second, first] = submissions.edges.map(({ node }: { node: { document: string } }) =>
      JSON.parse(node.document),
    );
    expect(second.calculation ?? second.outcome).toEqual(first.calculation ?? first.outcome);
  }, 60_000);

  it('may not order before the grant, and is told so', async () => {
    story.at('2027-02-20T10:00');
    const { member } = await story.ask(
      'query ($id: ID!) { member(id: $id) { mayOrderNow { answer reason { ja } } } }',
      { id: members[10] },
      merchant,
    );
    expect(member.mayOrderNow).toMatchObject({ answer: 'NOT_YET' });
    const refused = await story.change('recordPurchaseStep', order('2027-02-20'), 'purchaseStep { id }', {
      as: merchant,
    });
    expect(refused.problems.length).toBeGreaterThan(0);
    expect(refused.purchaseStep ?? null).toBeNull();
  });

  it('is granted what it asked for', async () => {
    story.at('2027-03-01T16:00');
    const { id, version } = await application();
    await story.done(
      'recordGrantDecision',
      {
        applicationId: id,
        version,
        decisionNumber: '見本第1号',
        decidedAt: '2027-03-01T15:00',
        projectEndAt: '2027-08-31T17:00',
        reportDueAt: '2027-08-31T17:00',
        idempotencyKey: newKey(),
      },
      STATUS,
    );
    const { grant } = await application(
      'grant { decidedTotalYen ceilingTotalYen amounts { part memberId decidedYen } }',
    );
    expect(grant).toMatchObject({ decidedTotalYen: PLANNED.total, ceilingTotalYen: PLANNED.total });
    const { member } = await story.ask(
      'query ($id: ID!) { member(id: $id) { mayOrderNow { answer daysLeft } } }',
      { id: members[10] },
      merchant,
    );
    expect(member.mayOrderNow.answer).toBe('YES');
    expect(await story.deadlines(group.id)).toMatchObject({
      GROUP_PERFORMANCE_REPORT: 'OPEN',
      'MEMBER_EVIDENCE of 2': 'OPEN',
    });
  });
});

const order = (occurredOn: string, alreadyHappened = false) => ({
  consortiumId: group.id,
  memberId: members[10],
  costLineId: lines[10]![1],
  step: 'ORDER',
  occurredOn,
  amountYen: 150_000,
  alreadyHappened,
  idempotencyKey: newKey(),
});
