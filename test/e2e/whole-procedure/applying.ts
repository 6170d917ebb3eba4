import { expect, it } from '@jest/globals';
import { newKey } from './story-bench.ts';
import { application, earlyOrder as order, life, PLANNED, SOFTWARE } from './the-group.ts';

const STATUS = 'application { id version status }';

/** Checked, approved, submitted, returned, submitted again, granted; and a member that leaves after it. */
export function applying(): void {
  it('is checked, approved, submitted to the minute; returned, and submitted again', async () => {
    const step = async (name: string, more = {}, fields = STATUS, input = 'ApplicationStepInput') => {
      const { id, version } = await application();
      return life.story.done(name, { id, version, ...more }, fields, { input });
    };
    await step('requestApplicationCheck');
    // the inputs are frozen from here
    const frozen = await life.story.change(
      'updateCostLine',
      { id: life.lines[2]![0], version: 1, line: SOFTWARE(700_000) },
      'costLine { id }',
    );
    expect(frozen.problems).toMatchObject([{ code: 'INPUTS_FROZEN' }]);
    await step('approveApplication');
    life.story.at('2027-01-10T09:59');
    const early = await application();
    const tooEarly = await life.story.change(
      'submitApplication',
      { id: early.id, version: early.version, portalNumber: '見本-1', submittedAt: '2027-01-10T09:59' },
      STATUS,
    );
    expect(tooEarly.problems.map(({ code }: { code: string }) => code)).toContain('ROUND_NOT_OPEN');

    life.story.at('2027-01-20T16:35');
    const submitted = { portalNumber: '見本-1', submittedAt: '2027-01-20T16:30' };
    await step('submitApplication', submitted, STATUS, 'SubmitApplicationInput');
    expect(await life.story.deadlines(life.group.id)).toMatchObject({ GROUP_APPLICATION: 'FULFILLED' });

    life.story.at('2027-02-05T11:00');
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
    expect(await life.story.deadlines(life.group.id)).toMatchObject({ APPLICATION_CORRECTION: 'OPEN' });
    await step('requestApplicationCheck');
    await step('approveApplication');
    life.story.at('2027-02-10T12:00');
    const again = { portalNumber: '見本-1-2', submittedAt: '2027-02-10T11:30' };
    await step('submitApplication', again, STATUS, 'SubmitApplicationInput');
    expect(await life.story.deadlines(life.group.id)).toMatchObject({ APPLICATION_CORRECTION: 'FULFILLED' });

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
    life.story.at('2027-02-20T10:00');
    const { member } = await life.story.ask(
      'query ($id: ID!) { member(id: $id) { mayOrderNow { answer reason { ja } } } }',
      { id: life.members[10] },
      life.merchant,
    );
    expect(member.mayOrderNow).toMatchObject({ answer: 'NOT_YET' });
    const refused = await life.story.change(
      'recordPurchaseStep',
      order('2027-02-20'),
      'purchaseStep { id }',
      {
        as: life.merchant,
      },
    );
    expect(refused.problems.length).toBeGreaterThan(0);
    expect(refused.purchaseStep ?? null).toBeNull();
  });

  it('is granted what it asked for', async () => {
    life.story.at('2027-03-01T16:00');
    const { id, version } = await application();
    await life.story.done(
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
    const { member } = await life.story.ask(
      'query ($id: ID!) { member(id: $id) { mayOrderNow { answer daysLeft } } }',
      { id: life.members[10] },
      life.merchant,
    );
    expect(member.mayOrderNow.answer).toBe('YES');
    expect(await life.story.deadlines(life.group.id)).toMatchObject({
      GROUP_PERFORMANCE_REPORT: 'OPEN',
      'MEMBER_EVIDENCE of 2': 'OPEN',
    });
  });

  it('loses a member after the grant: what was granted falls, and nobody gains', async () => {
    life.story.at('2027-03-20T10:00');
    const { change } = await life.story.done(
      'createChange',
      {
        consortiumId: life.group.id,
        kind: 'MEMBER_WITHDRAWAL',
        memberId: life.members[11],
        reason: '廃業のため',
        happenedOn: '2027-03-19',
        changes: [],
        idempotencyKey: newKey(),
      },
      `change { id version effect { sha256 memberCount { before after minimum }
         group { infrastructure { before after } analysis { before after } admin { before after } total { before after } } } }`,
    );
    // (1) 5,147,222 − 450,000 = 4,697,222; (3) ⌊(4,697,222 + 500,000) ÷ 15⌋ = 346,481
    expect(change.effect).toMatchObject({
      memberCount: { before: 12, after: 11, minimum: 10 },
      group: {
        infrastructure: { before: 5_147_222, after: 4_697_222 },
        analysis: { before: 500_000, after: 500_000 },
        admin: { before: 376_481, after: 346_481 },
        total: { before: 6_023_703, after: 5_543_703 },
      },
    });
    const { change: filed } = await life.story.done(
      'fileChange',
      {
        id: change.id,
        version: change.version,
        effectSha256: change.effect.sha256,
        filedAt: '2027-03-20T09:50',
        portalNumber: '見本-変更-1',
      },
      'change { id version }',
    );
    life.story.at('2027-04-02T10:00');
    await life.story.done(
      'acceptChange',
      { id: filed.id, version: filed.version, decidedAt: '2027-04-01T15:00' },
      'change { status appliedAt }',
    );
    const { grant } = await application(
      'grant { decidedTotalYen ceilingTotalYen amounts { part memberId ceilingYen } }',
    );
    expect(grant).toMatchObject({ decidedTotalYen: 6_023_703, ceilingTotalYen: 5_543_703 });
    const ceiling = (part: string, memberId: string | null) =>
      grant.amounts.find(
        (one: { part: string; memberId: string | null }) => one.part === part && one.memberId === memberId,
      );
    expect(ceiling('INFRASTRUCTURE', life.members[11]!)).toMatchObject({ ceilingYen: 0 });
    expect(ceiling('ADMIN', null)).toMatchObject({ ceilingYen: 346_481 });
  });
}
