import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tx } from '@renkei/platform';
import { GuardBench, statement } from './guards/guard-bench.ts';

// What decides the amounts is frozen once the application is under way, and only an accepted change opens it: the
// database sees to it by itself, in the API's own context. Purchases and money: money-guards.spec.ts; papers and figures:
// evidence-guards.spec.ts.

let bench: GuardBench;

beforeAll(async () => {
  bench = await GuardBench.open();
});
afterAll(() => bench?.close());

const INPUTS: readonly (readonly [what: string, change: () => (tx: Tx) => Promise<unknown>])[] = [
  [
    'a new cost line',
    () =>
      statement(
        `INSERT INTO cost_line (consortium_id, member_id, category, unit_price_yen, position) VALUES ($1, $2, 'PC', 1, 2)`,
        [bench.group.id, bench.group.memberIds[1]],
      ),
  ],
  [
    'another price',
    () => statement('UPDATE cost_line SET unit_price_yen = 999 WHERE id = $1', [bench.ids.line]),
  ],
  ['a cost line that goes', () => statement('DELETE FROM cost_line WHERE id = $1', [bench.ids.line])],
  [
    'a new member',
    () =>
      statement(
        `WITH founded AS (
           INSERT INTO business (consortium_id, name, legal_form) VALUES ($1, '見本𠮷商店', 'CORPORATION') RETURNING id
         )
         INSERT INTO member (consortium_id, business_id, role, position) SELECT $1, id, 'PARTICIPANT', 9 FROM founded`,
        [bench.group.id],
      ),
  ],
  [
    'another size',
    () => statement(`UPDATE member SET size = 'MICRO' WHERE id = $1`, [bench.group.memberIds[1]]),
  ],
  [
    'a member that leaves',
    () =>
      statement(
        `UPDATE member SET status = 'WITHDRAWN', withdrawn_on = '2027-04-01', withdrawal_reason = '見本' WHERE id = $1`,
        [bench.group.memberIds[1]],
      ),
  ],
  [
    'another representative',
    () => statement(`UPDATE member SET role = 'PARTICIPANT' WHERE id = $1`, [bench.group.memberIds[0]]),
  ],
  [
    'another request',
    () => statement('UPDATE member SET requested_yen = 1 WHERE id = $1', [bench.group.memberIds[1]]),
  ],
  [
    'what a tool can do',
    () => statement(`UPDATE tool SET functions = '{ACCOUNTING}' WHERE id = $1`, [bench.ids.tool]),
  ],
  ...(
    [
      ['rule_set', "'2024'"],
      ['admin_fee_base', "'eligible-cost'"],
      ['analysis_member_count', "'all-members'"],
      ['tier_boundary', "'exact'"],
      ['admin_cap_yen', '1'],
      ['over_cap_policy', "'EQUAL_CEILING'"],
      ['requested_analysis_yen', '1'],
    ] as const
  ).map(
    ([setting, value]) =>
      [
        `another ${setting}`,
        () => statement(`UPDATE consortium SET ${setting} = ${value} WHERE id = $1`, [bench.group.id]),
      ] as const,
  ),
];

const FREE: typeof INPUTS = [
  [
    'the sharing key',
    () => statement(`UPDATE consortium SET sharing_key = 'BY_WEIGHT' WHERE id = $1`, [bench.group.id]),
  ],
  [
    'a weight of it',
    () => statement('UPDATE member SET sharing_weight = 7 WHERE id = $1', [bench.group.memberIds[1]]),
  ],
  [
    'the name of the group',
    () => statement(`UPDATE consortium SET name = '見本' WHERE id = $1`, [bench.group.id]),
  ],
  [
    'the name of a business',
    () => statement(`UPDATE business SET name = '見本' WHERE consortium_id = $1`, [bench.group.id]),
  ],
  ['the name of a tool', () => statement(`UPDATE tool SET name = '見本' WHERE id = $1`, [bench.ids.tool])],
  // what an editor sends back unchanged is no change
  [
    'what stays as it is',
    () =>
      statement('UPDATE member SET size = size, status = status WHERE id = $1', [bench.group.memberIds[1]]),
  ],
];

describe('what decides the amounts', () => {
  it.each(INPUTS)('%s: is refused once the application is under way', async (_what, change) => {
    expect(await bench.attempt(bench.group.coordinator, change())).toBe('INPUTS_FROZEN');
  });

  it.each(INPUTS)('%s: would be let through by a draft', async (_what, change) => {
    await bench.inState('DRAFT', async () => {
      expect(await bench.attempt(bench.group.coordinator, change())).toBe('');
    });
  });

  it.each(FREE)('%s: stays free', async (_what, change) => {
    expect(await bench.attempt(bench.group.coordinator, change())).toBe('');
  });

  it.each([
    ['DRAFT', ''],
    ['IN_CHECK', 'INPUTS_FROZEN'],
    ['APPROVED', 'INPUTS_FROZEN'],
    ['SUBMITTED', 'INPUTS_FROZEN'],
    ['RETURNED', ''],
    ['GRANTED', 'INPUTS_FROZEN'],
    ['REJECTED', ''],
    ['WITHDRAWN', ''],
  ])('while the application is %s: “%s”', async (status, expected) => {
    await bench.inState(status, async () => {
      const price = statement('UPDATE cost_line SET unit_price_yen = 999 WHERE id = $1', [bench.ids.line]);
      expect(await bench.attempt(bench.group.coordinator, price)).toBe(expected);
    });
  });

  it('says what to do next, in both languages', async () => {
    const price = statement('UPDATE cost_line SET unit_price_yen = 999 WHERE id = $1', [bench.ids.line]);
    await expect(bench.run(bench.group.coordinator, price)).rejects.toMatchObject({
      problems: [
        {
          code: 'INPUTS_FROZEN',
          path: null,
          message: {
            ja: expect.stringContaining('変更の届出'),
            en: expect.stringContaining('file a change'),
          },
        },
      ],
    });
  });
});

/** Another price under this change. */
const underChange = (changeId: string) => async (tx: Tx) => {
  await tx.query(`SELECT set_config('renkei.change_id', $1, true)`, [changeId]);
  await tx.query('UPDATE cost_line SET unit_price_yen = 999 WHERE id = $1', [bench.ids.line]);
};

describe('an accepted change', () => {
  it('opens the inputs of its group', async () => {
    expect(
      await bench.attempt(
        bench.group.coordinator,
        underChange(await bench.seedChange(bench.group, 'ACCEPTED')),
      ),
    ).toBe('');
  });

  it.each(['DRAFT', 'FILED', 'REFUSED', 'CANCELLED'])(
    'must be accepted: %s opens nothing',
    async (status) => {
      const change = await bench.seedChange(bench.group, status);
      expect(await bench.attempt(bench.group.coordinator, underChange(change))).toBe('INPUTS_FROZEN');
    },
  );

  it('opens them once: what is applied opens nothing any more', async () => {
    const change = await bench.seedChange(bench.group, 'ACCEPTED', true);
    expect(await bench.attempt(bench.group.coordinator, underChange(change))).toBe('INPUTS_FROZEN');
  });

  it('closes them again where it is applied', async () => {
    const change = await bench.seedChange(bench.group, 'ACCEPTED');
    const twice = async (tx: Tx) => {
      await underChange(change)(tx);
      await tx.query('UPDATE change_request SET applied_at = now() WHERE id = $1', [change]);
      await tx.query('UPDATE cost_line SET unit_price_yen = 998 WHERE id = $1', [bench.ids.line]);
    };
    expect(await bench.attempt(bench.group.coordinator, twice)).toBe('INPUTS_FROZEN');
  });

  it('opens no other group’s', async () => {
    const change = await bench.seedChange(bench.bare, 'ACCEPTED');
    expect(await bench.attempt(bench.group.coordinator, underChange(change))).toBe('INPUTS_FROZEN');
  });

  it('opens nothing that was not there at all', async () => {
    expect(await bench.attempt(bench.group.coordinator, underChange(randomUUID()))).toBe('INPUTS_FROZEN');
  });

  it('opens its own transaction only', async () => {
    const change = await bench.seedChange(bench.group, 'ACCEPTED');
    expect(await bench.attempt(bench.group.coordinator, underChange(change))).toBe('');
    const price = statement('UPDATE cost_line SET unit_price_yen = 999 WHERE id = $1', [bench.ids.line]);
    expect(await bench.attempt(bench.group.coordinator, price)).toBe('INPUTS_FROZEN');
  });
});
