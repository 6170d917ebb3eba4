import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalculationService, type PricedGroup } from '@renkei/consortium';
import { person } from '@renkei/test/people';
import { problemLinesOf } from '@renkei/test/problems';
import { storedGroup } from '@renkei/test/stored-group';
import { changeBench, groupOf, type ChangeBench, type GrantedBench } from '../../test/change-bench.ts';
import { SimulationService } from './simulation.service.ts';
import type { Standing } from './standing.ts';

let bench: ChangeBench;
let simulation: SimulationService;
let granted: GrantedBench;
let priced: PricedGroup;
let standing: Standing;

beforeAll(async () => {
  bench = await changeBench();
  simulation = new SimulationService(bench.door.transactions);
  granted = await bench.granted();
  priced = await new CalculationService(bench.door.transactions).price(granted.coordinator, granted.id);
  standing = (await simulation.standings(granted.coordinator, [granted.id]))[0]!;
}, 60_000);
afterAll(() => bench.close());

describe('where a group stands', () => {
  it('is told for several groups in two statements, with the real amounts', async () => {
    const coordinator = await person(bench.database);
    const fresh = await storedGroup(bench.database, coordinator, groupOf(2));
    const ask = () => simulation.standings(granted.coordinator, [fresh.id, granted.id]);
    expect(await bench.door.countStatements(ask)).toBe(2);
    expect((await ask())[0]).toMatchObject({ stage: 'BEFORE_SUBMISSION', amounts: null, application: null });
    expect(standing).toMatchObject({
      stage: 'AFTER_GRANT',
      amounts: { analysis: 6_000_000n, admin: 977_777n },
      application: { status: 'GRANTED' },
      report: null,
      reachedAt: '2027-03-01T15:00',
      period: { projectEndAt: '2027-08-31T17:00', reportDueAt: '2027-08-31T17:00' },
    });
    expect(standing.amounts?.members).toHaveLength(12);
  });

  it('knows which members count once', async () => {
    const coordinator = await person(bench.database);
    const group = await storedGroup(bench.database, coordinator, groupOf(2));
    const pair = [...group.memberIds].sort();
    await bench.database.sql(
      `INSERT INTO same_business_link (consortium_id, member_id, other_member_id, relation, recorded_by)
       VALUES ($1, $2, $3, 'MAJORITY_OF_VOTES', $4)`,
      [group.id, ...pair, coordinator.userId],
    );
    expect((await simulation.standings(coordinator, [group.id]))[0]?.sameBusiness).toEqual([pair]);
  });

  it('follows the changes that were accepted', async () => {
    const group = await bench.granted();
    const memberId = group.memberIds[11]!;
    await bench.accept(group, await bench.filed(group, { kind: 'MEMBER_WITHDRAWAL', memberId }));
    const [after] = await simulation.standings(group.coordinator, [group.id]);
    expect(after?.amounts).toMatchObject({ analysis: 5_500_000n, admin: 896_296n });
    expect(after?.amounts?.members.find(({ id }) => id === memberId)).toEqual({ id: memberId, granted: 0n });
  });
});

describe('the simulator', () => {
  it('takes the stage of the group and its granted amounts, unless another one is tried', () => {
    const leaving = [granted.memberIds[11]!];
    const now = simulation.dropout(priced, standing, null, leaving);
    expect(now).toMatchObject({
      stage: 'AFTER_GRANT',
      group: { analysis: { before: 6_000_000n, after: 5_500_000n }, admin: { after: 896_296n } },
    });
    expect(simulation.dropout(priced, standing, 'AFTER_FIXING', leaving)).toMatchObject({
      stage: 'AFTER_FIXING',
      group: { analysis: { before: 6_000_000n, change: 0n } },
    });
  });

  it('goes by what was granted where that is less than the calculation', async () => {
    const less = await bench.granted(groupOf(12), {
      members: Array.from({ length: 12 }, () => 700_000),
      analysis: 5_000_000,
      admin: 800_000,
    });
    const [stands] = await simulation.standings(less.coordinator, [less.id]);
    const group = await new CalculationService(bench.door.transactions).price(less.coordinator, less.id);
    // eleven: the rules give 722,222 each and 5,500,000, the grant is less; (3) ⌊(7,700,000 + 5,000,000) / 15⌋ = 846,666
    expect(simulation.dropout(group, stands!, null, [less.memberIds[11]!]).group).toMatchObject({
      infrastructure: { before: 8_400_000n, after: 7_700_000n },
      analysis: { before: 5_000_000n, after: 5_000_000n },
      admin: { before: 800_000n, after: 800_000n },
    });
  });

  it('of somebody who is not there is refused', async () => {
    const nobody = () =>
      Promise.resolve().then(() => simulation.dropout(priced, standing, null, [granted.id]));
    expect(await problemLinesOf(nobody())).toEqual(['UNKNOWN_MEMBER memberIds']);
  });

  it('lists what each one leaving alone does', () => {
    const rows = simulation.table(priced, standing, null);
    expect(rows).toHaveLength(12);
    // −722,222 − 500,000 − 81,481 of (3)
    expect(rows[11]).toMatchObject({
      id: granted.memberIds[11],
      representative: false,
      total: { before: 15_644_441n, change: -1_303_703n },
      others: -581_481n,
      memberCount: 11,
      belowMinimum: false,
    });
    expect(rows[0]).toMatchObject({ representative: true });
  });
});

describe('the optimiser', () => {
  it('after the grant leaves everything but the sharing key alone', () => {
    const found = simulation.optimisation(priced, standing, 'MOST_EVEN', []);
    expect(
      found.suggestions.flatMap(({ levers }) => levers).filter((lever) => lever !== 'SHARING_KEY'),
    ).toEqual([]);
    expect(found.hints).toEqual([]);
    expect(simulation.optimisation(priced, standing, 'MOST_SUBSIDY', []).suggestions).toEqual([]);
  });

  it('says what of the caps is unused', () => {
    const { analysis, admin, joint } = simulation.unused(priced);
    expect(analysis).toMatchObject({ cap: 6_000_000n, used: 6_000_000n, unused: 0n, binds: 'MEMBER_COUNT' });
    expect(admin).toMatchObject({ used: 977_777n, binds: 'BASE' });
    expect(joint).toMatchObject({ cap: 30_000_000n, used: 14_666_664n, binds: 'AVAILABLE' });
  });
});
