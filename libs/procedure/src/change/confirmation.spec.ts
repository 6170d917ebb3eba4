import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemLinesOf, problemsOf } from '@renkei/test/problems';
import { changeBench, minute, type ChangeBench, type GrantedBench } from '../../test/change-bench.ts';
import { EffectChanged } from './change-checks.ts';

let bench: ChangeBench;

beforeAll(async () => {
  bench = await changeBench();
}, 60_000);
afterAll(() => bench.close());

const withdrawal = (group: GrantedBench, member: number) => ({
  kind: 'MEMBER_WITHDRAWAL' as const,
  memberId: group.memberIds[member]!,
});
const status = async (id: string) =>
  (await bench.database.sql<{ status: string }>('SELECT status FROM change_request WHERE id = $1', [id]))[0]!
    .status;

describe('what was confirmed', () => {
  it('is confirmed once more where another change was carried out meanwhile', async () => {
    const group = await bench.granted();
    const later = await bench.filed(group, withdrawal(group, 11));
    await bench.accept(group, await bench.filed(group, withdrawal(group, 10)));
    const error: unknown = await bench.accept(group, later).catch((reason: unknown) => reason);
    if (!(error instanceof EffectChanged)) throw error;
    expect(error.problems.map(({ code }) => code)).toEqual(['EFFECT_CHANGED']);
    expect(error.effect.group.analysis).toEqual({ before: 5_500_000n, after: 5_000_000n, change: -500_000n });
    expect(await status(later.id)).toBe('FILED');
    expect(await problemLinesOf(bench.accept(group, later, 'a'.repeat(64)))).toEqual([
      'EFFECT_CHANGED input.effectSha256',
    ]);
    const { sha256 } = await bench.seen(group, later);
    await bench.accept(group, later, sha256);
    const [kept] = await bench.reads.frozenEffects(group.coordinator, [later.id]);
    expect(kept).toMatchObject({ sha256, effect: { group: { analysis: { after: 5_000_000n } } } });
  });

  it('holds when only a name has changed since', async () => {
    const group = await bench.granted();
    const change = await bench.filed(group, withdrawal(group, 11));
    await bench.database.sql(
      `UPDATE business SET name = '新見本𠮷野屋' WHERE id = (SELECT business_id FROM member WHERE id = $1)`,
      [group.memberIds[3]],
    );
    expect(await bench.accept(group, change)).toMatchObject({
      status: 'ACCEPTED',
      effectSha256: change.effectSha256,
    });
  });

  it('is carried out once, whoever presses first', async () => {
    const group = await bench.granted();
    const change = await bench.filed(group, withdrawal(group, 11));
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => bench.accept(group, change)));
    expect(results.map((result) => result.status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    const lost = results.find((result) => result.status === 'rejected');
    expect(await problemsOf(Promise.reject((lost as PromiseRejectedResult).reason as Error))).toEqual([
      ['STALE_VERSION', 'input.version'],
    ]);
    const [rows] = await bench.database.sql<{ revisions: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM granted_amount WHERE change_id = $1) AS revisions,
         (SELECT count(*)::int FROM procedure_event WHERE subject_id = $1 AND event = 'ACCEPT') AS events`,
      [change.id],
    );
    expect(rows).toEqual({ revisions: 3, events: 1 });
  });

  it('has come from the secretariat already, after it was filed', async () => {
    const group = await bench.granted();
    const { id, version: seen } = await bench.filed(group, withdrawal(group, 11));
    const at = (decidedAt: string) =>
      bench.acceptance.accept(group.coordinator, { id, version: seen, decidedAt: minute(decidedAt) });
    expect(await problemLinesOf(at('2027-04-01T10:01'))).toEqual(['NOT_YET input.decidedAt']);
    expect(await problemLinesOf(at('2027-03-30T13:59'))).toEqual(['OUT_OF_ORDER input.decidedAt']);
  });
});

describe('the frozen inputs', () => {
  const touch = (group: GrantedBench, changeId: string) =>
    bench.door.transactions.run(group.coordinator, async (tx) => {
      await tx.query(`SELECT set_config('renkei.change_id', $1, true)`, [changeId]);
      await tx.query('UPDATE cost_line SET unit_price_yen = 1 WHERE member_id = $1', [group.memberIds[1]]);
    });

  it('open to an accepted change alone, and only while it is carried out', async () => {
    const group = await bench.granted();
    const filed = await bench.filed(group, withdrawal(group, 11));
    expect(await problemLinesOf(touch(group, filed.id))).toEqual(['INPUTS_FROZEN null']);
    await bench.accept(group, filed);
    expect(await problemLinesOf(touch(group, filed.id))).toEqual(['INPUTS_FROZEN null']);
    expect(await problemLinesOf(touch(group, ''))).toEqual(['INPUTS_FROZEN null']);
  });

  it('let no revision rise above what was granted, whatever a program does', async () => {
    const group = await bench.granted();
    const change = await bench.filed(group, withdrawal(group, 11));
    const raise = bench.door.transactions.run(group.coordinator, (tx) =>
      tx.query(
        `INSERT INTO granted_amount (consortium_id, grant_id, member_id, part, revision, amount_yen, change_id)
         VALUES ($1, $2, $3, 'INFRASTRUCTURE', 1, 722223, $4)`,
        [group.id, group.grantId, group.memberIds[1], change.id],
      ),
    );
    expect(await problemLinesOf(raise)).toEqual(['ABOVE_GRANTED null']);
  });
});
