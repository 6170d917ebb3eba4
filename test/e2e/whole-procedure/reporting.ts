import { expect, it } from '@jest/globals';
import { newKey } from './story-bench.ts';
import { life } from './the-group.ts';

// 2 employees × 2,000 hours = 4,000 hours: a value added of 4,000,000 yen is 1,000 yen an hour.
const figures = (position: number, period: string, valueYen: number, more = {}) => ({
  memberId: life.members[position],
  period,
  operatingProfitYen: valueYen - 3_000_000 - position,
  personnelCostYen: 3_000_000,
  depreciationYen: position,
  employees: 2,
  hoursHundredths: 200_000,
  ...more,
});

/** Members in the mean: the representative uses no tool of its own, 11 has withdrawn. */
const COUNTED = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12];

const enter = (position: number, period: string, valueYen: number, more = {}) =>
  life.story.done('enterEffectFigures', figures(position, period, valueYen, more), 'figures { id version }');

async function effect(year: number) {
  const { consortium } = await life.story.ask(
    `query ($id: ID!, $year: Int!) { consortium(id: $id) { effect(year: $year) {
       complete counted leftOut missing { memberId lacks } targetPercent
       means { mean official growthPermille reached reportedHundredths requiredHundredths distanceHundredths } } } }`,
    { id: life.group.id, year },
  );
  return consortium.effect;
}

async function file(year: 1 | 2, occurredAt: string) {
  const { effectReport } = await life.story.done(
    'createEffectReport',
    { consortiumId: life.group.id, year, idempotencyKey: newKey() },
    'effectReport { id version }',
  );
  return life.story.done(
    'submitEffectReport',
    { ...effectReport, portalNumber: `見本-効果-${year}`, occurredAt },
    'effectReport { id version status documentSha256 }',
  );
}

/** What the members reached, reported twice. */
export function reporting(): void {
  it('reports the first year, once everybody has answered', async () => {
    life.story.at('2029-05-10T10:00');
    for (const position of COUNTED) await enter(position, 'BASE', 4_000_000);
    for (const position of COUNTED.slice(1)) await enter(position, 'YEAR_1', 4_160_000);
    const open = await effect(1);
    expect(open).toMatchObject({ complete: false, leftOut: [life.members[1]] });
    expect(open.missing).toEqual([{ memberId: life.members[2], lacks: 'REPORT' }]);
    expect(await life.story.deadlines(life.group.id)).toMatchObject({
      'MEMBER_EFFECT_FIGURES_1 of 2': 'OPEN',
      'MEMBER_EFFECT_FIGURES_1 of 3': 'FULFILLED',
    });
    const missing = await life.story.done(
      'createEffectReport',
      { consortiumId: life.group.id, year: 1, idempotencyKey: newKey() },
      'effectReport { id version }',
    );
    const refused = await life.story.change(
      'submitEffectReport',
      { ...missing.effectReport, portalNumber: '見本-効果-1', occurredAt: '2029-05-10T09:50' },
      'effectReport { id }',
    );
    expect(refused.problems).toMatchObject([{ code: 'FIGURES_MISSING' }]);

    await enter(2, 'YEAR_1', 4_160_000);
    // 1,040 after 1,000: 4.0 % in the first year
    expect((await effect(1)).means[0]).toMatchObject({
      mean: 'ARITHMETIC',
      official: true,
      growthPermille: 40,
    });
    await life.story.done(
      'submitEffectReport',
      { ...missing.effectReport, portalNumber: '見本-効果-1', occurredAt: '2029-05-10T09:50' },
      'effectReport { status }',
    );
    expect(await life.story.deadlines(life.group.id)).toMatchObject({ GROUP_EFFECT_REPORT_1: 'FULFILLED' });
  }, 60_000);

  it('reports the second year: a yen an hour short of 5 % is 4.9 %, and the last figure reaches it', async () => {
    life.story.at('2030-06-10T10:00');
    for (const position of COUNTED.slice(1)) await enter(position, 'YEAR_2', 4_410_000);
    // nine at 1,102.5 and one at 1,101.5: a mean of 1,102.4, √1.1024 = 1.04995…; needed 1,000 × 1.05² = 1,102.5
    const { figures: last } = await enter(2, 'YEAR_2', 4_406_000);
    expect((await effect(2)).means[0]).toMatchObject({
      growthPermille: 49,
      reached: false,
      reportedHundredths: 110_240,
      requiredHundredths: 110_250,
      distanceHundredths: 10,
    });
    await enter(2, 'YEAR_2', 4_410_000, { version: last.version });
    expect((await effect(2)).means[0]).toMatchObject({
      growthPermille: 50,
      reached: true,
      distanceHundredths: 0,
    });
    const { effectReport } = await file(2, '2030-06-10T09:40');
    expect(effectReport).toMatchObject({ status: 'SUBMITTED' });
    const corrected = await life.story.change(
      'enterEffectFigures',
      figures(3, 'YEAR_2', 9_000_000, { version: 1 }),
      'figures { id }',
    );
    expect(corrected.problems).toMatchObject([{ code: 'ALREADY_FILED' }]);
    const accepted = await life.story.done(
      'acceptEffectReport',
      { id: effectReport.id, version: effectReport.version, occurredAt: '2030-06-10T09:55' },
      'effectReport { status }',
      { input: 'EffectReportStepInput' },
    );
    expect(accepted.effectReport.status).toBe('ACCEPTED');
    const deadlines = await life.story.deadlines(life.group.id);
    expect(deadlines).toMatchObject({
      GROUP_EFFECT_REPORT_2: 'FULFILLED',
      'MEMBER_EFFECT_FIGURES_2 of 12': 'FULFILLED',
    });
    // nothing is owed any more but to keep the papers
    expect(Object.entries(deadlines).filter(([, status]) => status === 'OPEN')).toEqual([
      ['EVIDENCE_RETENTION_END', 'OPEN'],
    ]);
  }, 60_000);
}
