import { expect, it } from '@jest/globals';
import { newKey } from './story-bench.ts';
import { AMOUNTS, amounts, earlyOrder as order, FIRST, life, type Row } from './the-group.ts';

/** What was bought, the performance report on it, and the amounts fixed. */
export function spending(): void {
  it('records what was bought, and an order placed too early with what it costs', async () => {
    life.story.at('2027-06-30T10:00');
    // refused by the rule as long as it is a plan; what happened is recorded with its price: ⌊150,000 ÷ 2⌋ = 75,000 of (1)
    // and of (3) 346,481 − ⌊(4,697,222 − 75,000 + 500,000) ÷ 15⌋ = 346,481 − 341,481 = 5,000
    const { purchaseStep } = await life.story.done(
      'recordPurchaseStep',
      { ...order('2027-02-20', true), memberId: life.members[10] },
      'purchaseStep { id findings { code loses costYen } }',
    );
    expect(purchaseStep.findings).toContainEqual({
      code: 'BEFORE_GRANT_DECISION',
      loses: true,
      costYen: 80_000,
    });

    const bought = (position: number, index: number, yen: number) => {
      const step = (name: string, occurredOn: string, more = {}) => ({
        memberId: life.members[position],
        costLineId: life.lines[position]![index],
        step: name,
        occurredOn,
        amountYen: yen,
        alreadyHappened: false,
        ...more,
      });
      return [
        step('CONTRACT', '2027-04-05'),
        step('ORDER', '2027-04-06'),
        step('DELIVERY', '2027-05-10'),
        step('INVOICE', '2027-05-20'),
        step('PAYMENT', '2027-05-31', {
          taxYen: yen / 10,
          method: 'BANK_TRANSFER',
          fromOwnAccount: true,
          toVendorsAccount: true,
        }),
      ];
    };
    const plan: [position: number, index: number, yen: number][] = [
      [1, 0, 1_200_000],
      [1, 2, 100_000],
      [2, 0, 660_000], // dearer than planned
      [3, 0, 500_000], // cheaper than planned
      ...[4, 5, 6, 7].map((position): [number, number, number] => [position, 0, 600_000]),
      [8, 0, 500_000],
      [9, 0, 1_000_000],
      [9, 1, 500_000],
      [10, 0, 400_000],
      [12, 0, 300_000],
      [12, 1, 100_000],
    ];
    await life.story.done(
      'recordPurchaseSteps',
      {
        consortiumId: life.group.id,
        steps: plan.flatMap(([position, index, yen]) => bought(position, index, yen)),
        idempotencyKey: newKey(),
      },
      'purchaseSteps { id }',
    );
    // office costs have no invoice: what was paid counts
    await life.story.done(
      'recordPurchaseSteps',
      {
        consortiumId: life.group.id,
        steps: bought(1, 1, 450_000).slice(-1),
        idempotencyKey: newKey(),
      },
      'purchaseSteps { id }',
    );
    // paid before its invoice is refused
    const [, , , invoice, payment] = bought(4, 0, 1_000);
    const refused = await life.story.change(
      'recordPurchaseSteps',
      {
        consortiumId: life.group.id,
        steps: [
          {
            ...payment,
            costLineId: life.lines[10]![1],
            memberId: life.members[10],
            occurredOn: '2027-05-01',
          },
        ],
        idempotencyKey: newKey(),
      },
      'purchaseSteps { id }',
    );
    expect(refused.problems.length).toBeGreaterThan(0);
    expect(invoice).toBeDefined();
  }, 60_000);

  it('reports: a deduction, a parked line, a member that is micro no more', async () => {
    life.story.at('2027-08-20T10:00');
    const { report } = await life.story.done(
      'createPerformanceReport',
      { consortiumId: life.group.id, idempotencyKey: newKey() },
      'report { id version }',
    );
    const rows = async () =>
      (
        await life.story.ask(
          `query ($id: ID!) { consortium(id: $id) { performanceReport { version
             lines(first: 100) { edges { node { costLineId version actualYen certifiedYen deductedYen } } } } } }`,
          { id: life.group.id },
        )
      ).consortium.performanceReport.lines.edges.map(({ node }: { node: Row }) => node) as Row[];
    const of = (all: readonly Row[], id: string) => all.find(({ costLineId }) => costLineId === id)!;
    const filled = await rows();
    // the PC was never invoiced: nothing is certified of it
    expect(of(filled, life.lines[10]![1]!)).toMatchObject({ certifiedYen: 0 });
    expect(of(filled, life.lines[2]![0]!)).toMatchObject({ actualYen: 660_000, certifiedYen: 660_000 });
    const service = of(filled, life.lines[12]![1]!);
    const pc = of(filled, life.lines[10]![1]!);
    const heading = (id: string, yen: number, code: string) => ({
      costLineId: id,
      version: of(filled, id).version,
      actualYen: yen,
      certifiedYen: yen,
      heading: code,
    });
    await life.story.done(
      'setPerformanceLines',
      {
        reportId: report.id,
        lines: [
          {
            costLineId: service.costLineId,
            version: service.version,
            actualYen: 100_000,
            certifiedYen: 0,
            parkedYen: 100_000,
            parkedReason: '作業報告書の確認待ち',
          },
          {
            costLineId: pc.costLineId,
            version: pc.version,
            actualYen: 150_000,
            certifiedYen: 0,
            deductedYen: 150_000,
            deductionReason: '交付決定前の発注',
          },
          heading(life.lines[1]![1]!, 450_000, 'PERSONNEL'),
          heading(life.lines[1]![2]!, 100_000, 'EXPERT_FEE'),
        ],
      },
      'lines { costLineId }',
    );
    // retail: five employees at most are micro; six are not, 4/5 becomes 3/4
    await life.story.done(
      'stateEmployees',
      { reportId: report.id, memberId: life.members[8], employees: 6, asOfOn: '2027-08-01' },
      'statement { stillMicro }',
    );
    const { consortium } = await life.story.ask(
      `query ($id: ID!) { consortium(id: $id) { performanceReport { version preview { ${AMOUNTS} } check { ready findings { code severity } } } } }`,
      { id: life.group.id },
    );
    expect(amounts(consortium.performanceReport.preview)).toEqual(FIRST);

    const step = async (
      name: string,
      more = {},
      input = 'PerformanceReportStepInput',
      fields = 'report { id version status }',
    ) => {
      const { consortium: now } = await life.story.ask(
        'query ($id: ID!) { consortium(id: $id) { performanceReport { id version } } }',
        { id: life.group.id },
      );
      const { id, version } = now.performanceReport;
      return life.story.done(name, { id, version, ...more }, fields, { input });
    };
    await step('requestPerformanceCheck');
    await step('approvePerformanceReport');
    life.story.at('2027-08-25T16:00');
    await step(
      'submitPerformanceReport',
      { portalNumber: '見本-実績-1', submittedAt: '2027-08-25T15:30', completedOn: '2027-06-15' },
      'SubmitPerformanceReportInput',
    );
    expect(await life.story.deadlines(life.group.id)).toMatchObject({
      GROUP_PERFORMANCE_REPORT: 'FULFILLED',
      PROJECT_END: 'FULFILLED',
      EVIDENCE_RETENTION_END: 'OPEN',
    });
    // completed in the fiscal year 2027 (April 2027 to March 2028): kept until the end of the fiscal year 2032
    expect(
      await life.story.database.sql(
        `SELECT to_char(due_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD') AS due FROM obligation
         WHERE consortium_id = $1 AND kind = 'EVIDENCE_RETENTION_END'`,
        [life.group.id],
      ),
    ).toEqual([{ due: '2033-03-31' }]);
  }, 60_000);

  it('has its amounts fixed, never above granted, and the parked line settled later', async () => {
    life.story.at('2027-11-05T10:00');
    const { consortium } = await life.story.ask(
      'query ($id: ID!) { consortium(id: $id) { performanceReport { id version } } }',
      { id: life.group.id },
    );
    const { id, version } = consortium.performanceReport;
    const { fixing } = await life.story.done(
      'fixAmounts',
      { reportId: id, version, noticeNumber: '見本確定1', fixedOn: '2027-11-01', idempotencyKey: newKey() },
      `fixing { number ${AMOUNTS} }`,
    );
    expect(amounts(fixing)).toEqual(FIRST);
    // 80,000 of the parked 100,000: C = 380,000 → ⌊380,000 × 3/4⌋ = 285,000
    // (3) ⌊(4,507,222 + 500,000) ÷ 15⌋ = 333,814
    life.story.at('2027-12-15T10:00');
    const { fixing: second } = await life.story.done(
      'settleParked',
      {
        reportId: id,
        lines: [
          {
            costLineId: life.lines[12]![1],
            certifiedYen: 80_000,
            deductedYen: 20_000,
            deductionReason: '対象外の作業',
          },
        ],
        noticeNumber: '見本確定2',
        fixedOn: '2027-12-10',
        idempotencyKey: newKey(),
      },
      `fixing { number ${AMOUNTS} }`,
    );
    expect(second.number).toBe(2);
    expect(amounts(second)).toEqual({
      ...FIRST,
      members: { ...FIRST.members, 12: 285_000 },
      admin: 333_814,
      total: 5_341_036,
    });
  });
}
