import { expect, it } from '@jest/globals';
import { person } from '@renkei/test/people';
import { corporateNumber, goodAnswers, newKey } from './story-bench.ts';
import { life, LINES, PLANNED } from './the-group.ts';

const CHECK =
  'application { id version status check { ready blockers findings { code severity fix { target } } } }';

/** A schedule, a group of twelve, and everything that makes it ready. */
export function founding(): void {
  it('begins with a schedule, a group of twelve and what each of them buys', async () => {
    life.story.at('2026-12-01T10:00');
    const admin = await person(life.story.database, { admin: true, name: '見本 管理' });
    const { schedule } = await life.story.done(
      'createSchedule',
      {
        label: '見本の日程',
        ruleSet: 'RULES_2025',
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
    const { consortium } = await life.story.done(
      'createConsortium',
      {
        name: '見本本町通りグループ',
        prefecture: 13,
        ruleSet: 'RULES_2025',
        scheduleId: schedule.id,
        sharingKey: 'EQUAL',
        idempotencyKey: newKey(),
      },
      'consortium { id }',
    );
    life.group = consortium;
    for (const [index, wanted] of LINES.entries()) {
      const micro = index === 7;
      const { member } = await life.story.done(
        'enrolMember',
        {
          consortiumId: life.group.id,
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
      life.members[member.position] = member.id;
      life.lines[member.position] = [];
      for (const one of wanted) {
        const { costLine } = await life.story.done(
          'addCostLine',
          { memberId: member.id, line: one, idempotencyKey: newKey() },
          'costLine { id }',
        );
        life.lines[member.position]!.push(costLine.id);
      }
    }
    life.merchant = await life.story.merchantOf(life.group, life.members[10]!);
    const { consortium: priced } = await life.story.ask(
      `query ($id: ID!) { consortium(id: $id) { calculation {
         members { granted } analysis { granted } admin { granted } total { granted } } } }`,
      { id: life.group.id },
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
    const created = await life.story.done(
      'createApplication',
      { consortiumId: life.group.id, idempotencyKey: newKey() },
      CHECK,
    );
    const { check } = created.application;
    expect(check.ready).toBe(false);
    expect(new Set(check.findings.map(({ code }: { code: string }) => code)).size).toBeGreaterThan(2);

    life.story.at('2026-12-22T10:00');
    for (const [position, memberId] of life.members.entries()) {
      if (memberId === undefined) continue;
      const role = position === 1 ? 'REPRESENTATIVE' : 'PARTICIPANT';
      await life.story.done(
        'recordDeclarations',
        { memberId, declaredBy: '見本 髙﨑', declaredOn: '2026-12-20', declarations: goodAnswers(role) },
        'declarations { code }',
      );
      await life.story.done(
        'confirmCosts',
        { memberId, idempotencyKey: newKey() },
        'confirmation { __typename }',
      );
      const { member } = await life.story.ask(
        'query ($id: ID!) { member(id: $id) { readiness { cells { requirement state } } } }',
        { id: memberId },
      );
      for (const { requirement, state } of member.readiness.cells) {
        if (state === 'NOT_OWED') continue;
        const { memberDocument } = await life.story.done(
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
        await life.story.done(
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
      await life.story.done(
        'recordGroupPaper',
        { consortiumId: life.group.id, requirement, receivedOn: '2026-12-22' },
        'paper { requirement }',
      );
    }
    expect(await life.story.deadlines(life.group.id)).toMatchObject({
      GROUP_APPLICATION: 'OPEN',
      'MEMBER_COSTS of 10': 'FULFILLED',
    });
  }, 60_000);
}
