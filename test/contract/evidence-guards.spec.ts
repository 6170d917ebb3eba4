import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx, Viewer } from '@renkei/platform';
import { digest, GuardBench, statement } from './guards/guard-bench.ts';

// What the database refuses by itself of evidence, papers, confirmations and effect figures, whatever the services do.

let bench: GuardBench;

beforeAll(async () => {
  bench = await GuardBench.open();
});
afterAll(() => bench?.close());

describe('evidence', () => {
  /** Kept until so many days after today in Japan; null: the project is not completed. */
  async function kept(days: number | null): Promise<string> {
    const [row] = await bench.sql<{ id: string }>(
      `INSERT INTO evidence_file (consortium_id, file_name, media_type, byte_length, content_sha256, storage_key, uploaded_by,
         retained_until)
       VALUES ($1, '見本.pdf', 'application/pdf', 1, $2, gen_random_uuid(), $3,
         (now() AT TIME ZONE 'Asia/Tokyo')::date + $4::int) RETURNING id`,
      [bench.group.id, digest('見本'), bench.group.coordinator.userId, days],
    );
    return row!.id;
  }
  const REMOVE = 'DELETE FROM evidence_file WHERE id = $1';
  const KEPT = '23001 evidence_retention';

  it.each([
    ['before it is known how long', null, KEPT],
    ['until tomorrow', 1, KEPT],
    ['until today', 0, KEPT],
    ['until yesterday', -1, ''],
  ])('is kept %s, by the owner too', async (_when, days, expected) => {
    const id = await kept(days);
    expect(await bench.attempt(bench.group.coordinator, statement(REMOVE, [id]))).toBe('42501');
    expect(await bench.asOwner(REMOVE, [id])).toBe(expected);
  });

  it('stays what it was, and is kept no shorter', async () => {
    const id = await kept(100);
    const change = (set: string) => `UPDATE evidence_file SET ${set} WHERE id = $1`;
    expect(await bench.asOwner(change(`file_name = '別.pdf'`), [id])).toBe(KEPT);
    expect(await bench.asOwner(change(`content_sha256 = repeat('0', 64)`), [id])).toBe(KEPT);
    const shorter = [change('retained_until = retained_until - 1'), change('retained_until = NULL')];
    for (const sql of shorter) {
      expect(await bench.attempt(bench.group.coordinator, statement(sql, [id]))).toBe(KEPT);
    }
    const longer = change('retained_until = retained_until + 1');
    expect(await bench.attempt(bench.group.coordinator, statement(longer, [id]))).toBe('');
  });
});

describe('effect figures', () => {
  const figure = (period: string) =>
    statement(
      `INSERT INTO effect_figure (consortium_id, member_id, period, operating_profit_yen, personnel_cost_yen, depreciation_yen,
         employees, hours_hundredths, entered_by)
       VALUES ($1, $2, $3, -1, 1, 1, 1, 100, $4)
       ON CONFLICT (consortium_id, member_id, period) DO UPDATE SET employees = 2`,
      [bench.group.id, bench.group.memberIds[1], period, bench.memberUser.userId],
    );
  const file = (status: string) =>
    bench.place(
      `INSERT INTO effect_report (consortium_id, year, status, submitted_at, document, document_sha256, created_by)
       SELECT $1, 1, $2, '2028-05-01T12:00+09:00', '{}', $3, $4 FROM off
       ON CONFLICT (consortium_id, year) DO UPDATE SET status = $2`,
      [bench.group.id, status, digest('{}'), bench.group.coordinator.userId],
    );

  // the report of the first year rests on BASE and TARGET too
  it.each([
    ['DRAFT', { BASE: '', TARGET: '', YEAR_1: '', YEAR_2: '' }],
    ['SUBMITTED', { BASE: 'ALREADY_FILED', TARGET: 'ALREADY_FILED', YEAR_1: 'ALREADY_FILED', YEAR_2: '' }],
    ['RETURNED', { BASE: '', TARGET: '', YEAR_1: '', YEAR_2: '' }],
    ['ACCEPTED', { BASE: 'ALREADY_FILED', TARGET: 'ALREADY_FILED', YEAR_1: 'ALREADY_FILED', YEAR_2: '' }],
  ])('while the report of the first year is %s', async (status, expected) => {
    await file(status);
    for (const [period, answer] of Object.entries(expected)) {
      for (const viewer of [bench.memberUser, bench.group.coordinator]) {
        expect([period, await bench.attempt(viewer, figure(period))]).toEqual([period, answer]);
      }
    }
  });

  it('that are there already stay as they were filed', async () => {
    await file('DRAFT');
    await bench.run(bench.memberUser, figure('YEAR_1'));
    await file('SUBMITTED');
    expect(await bench.attempt(bench.memberUser, figure('YEAR_1'))).toBe('ALREADY_FILED');
  });
});

describe('costs somebody confirmed', () => {
  const CHANGES: readonly (readonly [what: string, sql: string, unconfirmed: readonly number[]])[] = [
    ['another price', 'UPDATE cost_line SET unit_price_yen = 2 WHERE id = $1', [1]],
    ['a line that goes', 'DELETE FROM cost_line WHERE id = $1', [1]],
    [
      'a new line',
      `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position)
       SELECT consortium_id, member_id, 'PC', 1, 2 FROM cost_line WHERE id = $1`,
      [1],
    ],
    [
      'a line that changes hands',
      `UPDATE cost_line l SET member_id = m.id FROM member m
       WHERE l.id = $1 AND m.consortium_id = l.consortium_id AND m.role = 'REPRESENTATIVE'`,
      [0, 1],
    ],
  ];

  it.each(CHANGES)('%s: are to be confirmed anew', async (_what, sql, unconfirmed) => {
    const { bare } = bench;
    let left: readonly unknown[] = [];
    const work = async (tx: Tx) => {
      await tx.query(
        `INSERT INTO member_fact (consortium_id, member_id, kind, recorded_by)
         SELECT $1, m, k, $2 FROM unnest($3::uuid[]) AS m, unnest(ARRAY['COSTS_CONFIRMED', 'EVIDENCE_COMPLETE']) AS k`,
        [bare.id, bare.coordinator.userId, bare.memberIds],
      );
      await tx.query(sql, [bench.ids.bareLine]);
      left = await tx.query('SELECT member_id AS member, kind FROM member_fact ORDER BY 1, 2');
    };
    expect(await bench.attempt(bare.coordinator, work)).toBe('');
    const expected = bare.memberIds.flatMap((member, at) => [
      ...(unconfirmed.includes(at) ? [] : [{ member, kind: 'COSTS_CONFIRMED' }]),
      { member, kind: 'EVIDENCE_COMPLETE' },
    ]);
    expect(left).toEqual([...expected].sort((a, b) => (a.member + a.kind < b.member + b.kind ? -1 : 1)));
  });
});

describe('a paper', () => {
  const ACCEPT = `review_outcome = 'ACCEPTED', reviewed_by = $2, reviewed_at = now()`;
  let paper: string;

  beforeAll(async () => {
    const [row] = await bench.sql<{ id: string }>(
      `INSERT INTO member_document (consortium_id, member_id, requirement, received_on, recorded_by)
       VALUES ($1, $2, 'MIHON', '2027-01-10', $3) RETURNING id`,
      [bench.group.id, bench.group.memberIds[1], bench.memberUser.userId],
    );
    paper = row!.id;
  });

  /** What is said of the paper after somebody's statement. */
  async function outcomeAfter(viewer: Viewer, ...sqls: readonly string[]): Promise<unknown> {
    let outcome: unknown;
    const work = async (tx: Tx) => {
      for (const sql of sqls) await tx.query(sql, sql.includes('$2') ? [paper, viewer.userId] : [paper]);
      [outcome] = await tx.query('SELECT review_outcome AS said FROM member_document WHERE id = $1', [paper]);
    };
    expect(await bench.attempt(viewer, work)).toBe('');
    return outcome;
  }

  const accept = `UPDATE member_document SET ${ACCEPT} WHERE id = $1`;
  const renew = `UPDATE member_document SET received_on = '2027-01-20' WHERE id = $1`;

  it('is judged by the coordinator', async () => {
    expect(await outcomeAfter(bench.group.coordinator, accept)).toEqual({ said: 'ACCEPTED' });
  });

  it('is not judged by its own member, neither later nor as it hands it in', async () => {
    expect(await outcomeAfter(bench.memberUser, accept)).toEqual({ said: null });
    let stored: unknown;
    const handIn = async (tx: Tx) => {
      [stored] = await tx.query(
        `INSERT INTO member_document (consortium_id, member_id, requirement, received_on, recorded_by, review_outcome,
           reviewed_by, reviewed_at)
         VALUES ($1, $2, 'MIHON_2', '2027-01-10', $3, 'ACCEPTED', $3, now()) RETURNING review_outcome AS said, reviewed_at AS at`,
        [bench.group.id, bench.group.memberIds[1], bench.memberUser.userId],
      );
    };
    expect(await bench.attempt(bench.memberUser, handIn)).toBe('');
    expect(stored).toEqual({ said: null, at: null });
  });

  it('that is newer is looked at anew', async () => {
    expect(await outcomeAfter(bench.group.coordinator, accept, renew)).toEqual({ said: null });
  });
});
