import type { TestDatabase } from './database.ts';

/**
 * Groups with members, one coordinator for each group and one user for each member, stored by the owner in a few
 * statements however many they are. All names are invented.
 */
export async function seedGroups(
  database: TestDatabase,
  { groups, membersPerGroup }: { readonly groups: number; readonly membersPerGroup: number },
): Promise<void> {
  await database.sql(
    `WITH coordinator AS (
       INSERT INTO app_user (display_name) SELECT '見本 髙﨑 ' || n FROM generate_series(1, $1::int) n RETURNING id
     ), founded AS (
       INSERT INTO consortium (name, prefecture, rule_set, created_by)
       SELECT '見本𠮷商店街', 13, '2023', id FROM coordinator RETURNING id, created_by
     )
     INSERT INTO assignment (user_id, role, consortium_id) SELECT created_by, 'COORDINATOR', id FROM founded`,
    [groups],
  );
  await database.sql(
    `INSERT INTO business (consortium_id, name, legal_form)
     SELECT id, '見本屋 ' || n, 'SOLE_PROPRIETOR' FROM consortium, generate_series(1, $1::int) n`,
    [membersPerGroup],
  );
  await database.sql(
    `INSERT INTO member (consortium_id, business_id, role, position)
     SELECT consortium_id, id, 'PARTICIPANT', row_number() OVER (PARTITION BY consortium_id) FROM business`,
  );
  await database.sql(
    `WITH numbered AS (SELECT id AS member_id, consortium_id, gen_random_uuid() AS user_id FROM member),
       people AS (INSERT INTO app_user (id, display_name) SELECT user_id, '見本 店主' FROM numbered)
     INSERT INTO assignment (user_id, role, consortium_id, member_id)
     SELECT user_id, 'MEMBER_USER', consortium_id, member_id FROM numbered`,
  );
}

/** Open obligations of every member, or of every group. Times are UTC. */
export async function seedObligations(
  database: TestDatabase,
  options: {
    readonly of: 'member' | 'group';
    readonly each: number;
    readonly dueAt: string;
    readonly nextReminderAt: string;
    readonly lastStep?: string;
  },
): Promise<void> {
  const member = options.of === 'member';
  await database.sql(
    `INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause, due_at,
                             next_reminder_at, last_step)
     SELECT ${member ? 'consortium_id, id' : 'id, NULL'}, '見本:' || $2::timestamptz || n, $1,
       'ROUND_CLOSE', '見本', 'sample', 'K25', $2, $3, $4
     FROM ${member ? 'member' : 'consortium'}, generate_series(1, $5::int) n`,
    [
      member ? 'MEMBER_COSTS' : 'GROUP_APPLICATION',
      options.dueAt,
      options.nextReminderAt,
      options.lastStep ?? null,
      options.each,
    ],
  );
}
