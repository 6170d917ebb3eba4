import { expect, it } from '@jest/globals';

export const PORT = '見本港サプライチェーングループ';
export const UNDER_WAY = '見本山手通り商店街グループ';

/**
 * What the sample shows of the procedure.
 * @param of fields of a group, as the coordinator sees it or whoever has this address
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function sampleInItsLife(of: (name: string, fields: string, email?: string) => Promise<any>): void {
  const underWay = (fields: string, email?: string) => of(UNDER_WAY, fields, email);

  // The group in the middle of its life; whole yen, rounded down, rule set 2023:
  //  representative   analysis 1,800,000; office 600,000; expert 150,000
  //  靴店              software, one function, 600,000                 ⌊600,000 × 3/4⌋ = 450,000
  //  写真館            software 400,000, a PC 150,000                  300,000 + 75,000 = 375,000
  //  菓子舗            software 300,000, set-up 100,000                ⌊400,000 × 3/4⌋ = 300,000
  //  花店              software, two functions, 1,000,000; a register  500,000 + ⌊333,333 × 2/3⌋ + 200,000 = 922,222
  //  seven others     software, one function, 600,000                 450,000 each; one of them has left
  // Granted (1) 2,047,222 + 7 × 450,000 = 5,197,222, (2) ⌊1,800,000 × 2/3⌋ = 1,200,000 (under 12 × 500,000),
  //  (3) ⌊6,397,222 ÷ 15⌋ = 426,481 (under ⌊750,000 × 2/3⌋): 6,823,703.
  // Without the one that left (1) 4,747,222, (3) ⌊5,947,222 ÷ 15⌋ = 396,481: 6,343,703.
  it('shows a group in the middle of its life: granted, one member gone', async () => {
    const { application, changes } = await underWay(`
      application { status submissions(first: 5) { edges { node { number } } } grant { decidedTotalYen ceilingTotalYen } }
      changes(first: 5) { edges { node { kind status effect { group { total { before after } } } } } }`);
    expect(application).toMatchObject({
      status: 'GRANTED',
      submissions: { edges: [{ node: { number: 2 } }, { node: { number: 1 } }] },
      grant: { decidedTotalYen: 6_823_703, ceilingTotalYen: 6_343_703 },
    });
    expect(changes.edges).toEqual([
      {
        node: {
          kind: 'MEMBER_WITHDRAWAL',
          status: 'ACCEPTED',
          effect: { group: { total: { before: 6_823_703, after: 6_343_703 } } },
        },
      },
    ]);
  });

  // The PC: ⌊150,000 ÷ 2⌋ = 75,000 of (1), and of (3) 396,481 − ⌊(5,947,222 − 75,000) ÷ 15⌋ = 396,481 − 391,481 = 5,000.
  it('what an order before the grant costs it, to its merchant too, who may order now', async () => {
    const findings = `purchaseFindings(first: 20) { edges { node { code loses costYen } } }`;
    const early = { node: { code: 'BEFORE_GRANT_DECISION', loses: true, costYen: 80_000 } };
    expect((await underWay(findings)).purchaseFindings.edges).toContainEqual(early);
    const seen = await underWay(
      `${findings} members(first: 20) { edges { node { mayOrderNow { answer } evidenceChecklist {
        counts { returned handedIn accepted } } } } }`,
      'shashin@example.jp',
    );
    expect(seen.purchaseFindings.edges).toContainEqual(early);
    expect(seen.members.edges).toEqual([
      {
        node: {
          mayOrderNow: { answer: 'YES' },
          evidenceChecklist: { counts: { returned: 1, handedIn: 1, accepted: 0 } },
        },
      },
    ]);
  });

  // Invoiced so far: 靴店 600,000 → 450,000; 写真館 400,000, not paid yet → 300,000; 菓子舗 300,000 → 225,000, its set-up
  // waits. (1) 975,000, (2) 1,200,000, (3) of 300,000 of wages min(⌊2,175,000 ÷ 15⌋ = 145,000, ⌊300,000 × 2/3⌋ = 200,000).
  it('and what would be fixed of it as it stands', async () => {
    const { performanceReport } = await underWay(`performanceReport {
      status lines(first: 50) { edges { node { parkedYen parkedReason } } }
      preview { members { fixed } analysis { fixed } admin { fixed } total { granted fixed } } }`);
    const { status, lines, preview } = performanceReport;
    expect(status).toBe('DRAFT');
    expect(lines.edges.filter(({ node }: { node: { parkedYen: number } }) => node.parkedYen > 0)).toEqual([
      { node: { parkedYen: 100_000, parkedReason: '作業報告書の確認待ち' } },
    ]);
    const fixed = preview.members.map((member: { fixed: number }) => member.fixed);
    expect(fixed.filter((yen: number) => yen > 0)).toEqual([450_000, 300_000, 225_000]);
    expect(preview).toMatchObject({
      analysis: { fixed: 1_200_000 },
      admin: { fixed: 145_000 },
      total: { granted: 6_343_703, fixed: 2_320_000 },
    });
  });

  it('shows a group whose papers are coming in, and what stands in the way of its application', async () => {
    const { readiness, application } = await of(
      PORT,
      'readiness { counts { state count } } application { status check { ready findings { code } } }',
    );
    const count = (state: string) =>
      readiness.counts.find((one: { state: string }) => one.state === state).count as number;
    expect([count('RETURNED'), count('EXPIRES_BEFORE_SUBMISSION')]).toEqual([1, 1]);
    for (const state of ['ACCEPTED', 'HANDED_IN', 'NOT_ASKED']) expect(count(state)).toBeGreaterThan(0);
    expect(application).toMatchObject({ status: 'DRAFT', check: { ready: false } });
    const codes = application.check.findings.map(({ code }: { code: string }) => code);
    for (const code of ['DECLARATION_MISSING', 'PAPER_MISSING', 'PAPER_RETURNED', 'GROUP_PAPER_MISSING'])
      expect(codes).toContain(code);
  });
}
