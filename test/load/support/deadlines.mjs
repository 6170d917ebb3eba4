/** A 見本 platform: groups of members, one coordinator each, one user per member. All in the database, all at once. */
export async function seedGroups(owner, { groups, membersPerGroup }) {
  await owner.query(
    `WITH coordinator AS (
       INSERT INTO app_user (display_name) SELECT '見本 髙﨑 ' || n FROM generate_series(1, $1::int) n RETURNING id
     ), founded AS (
       INSERT INTO consortium (name, prefecture, rule_set, created_by)
       SELECT '見本𠮷商店街', 13, '2023', id FROM coordinator RETURNING id, created_by
     )
     INSERT INTO assignment (user_id, role, consortium_id) SELECT created_by, 'COORDINATOR', id FROM founded`,
    [groups],
  );
  await owner.query(
    `INSERT INTO business (consortium_id, name, legal_form)
     SELECT id, '見本屋 ' || n, 'SOLE_PROPRIETOR' FROM consortium, generate_series(1, $1::int) n`,
    [membersPerGroup],
  );
  await owner.query(
    `INSERT INTO member (consortium_id, business_id, role, position)
     SELECT consortium_id, id, 'PARTICIPANT', row_number() OVER (PARTITION BY consortium_id) FROM business`,
  );
  await owner.query(
    `WITH numbered AS (SELECT id AS member_id, consortium_id, gen_random_uuid() AS user_id FROM member),
       people AS (INSERT INTO app_user (id, display_name) SELECT user_id, '見本 店主' FROM numbered)
     INSERT INTO assignment (user_id, role, consortium_id, member_id)
     SELECT user_id, 'MEMBER_USER', consortium_id, member_id FROM numbered`,
  );
}

// Due on 2026-06-30 at 17:00 JST; the reminder of 7 days before is sent on 06-23 at 09:00 JST.
export const D7 = '2026-06-23T00:00:00Z';
const DUE = '2026-06-30T08:00:00Z';

/**
 * `total` obligations, spread evenly over the members. `due` of them, spread evenly too, wait for their D7 reminder; of
 * the others a third has ended and the rest is reminded at some hour of the following 300 days.
 */
export async function seedObligations(owner, { total, due }) {
  await owner.query('SET session_replication_role = replica'); // a million rows nobody will ask the audit about
  await owner.query(
    `WITH target AS (SELECT id, consortium_id, row_number() OVER (ORDER BY id) - 1 AS n FROM member),
       members AS (SELECT count(*) AS n FROM target)
     INSERT INTO obligation (consortium_id, member_id, key, kind, anchor, title_ja, title_en, clause,
                             due_at, status, ended_at, last_step, next_reminder_at)
     SELECT t.consortium_id, t.id, '見本:' || i, 'MEMBER_COSTS', 'ROUND_CLOSE', '見本の期限', 'sample', 'K25 p.20',
       CASE WHEN is_due THEN $3::timestamptz ELSE later + interval '7 days 8 hours' END,
       CASE WHEN is_due OR i % 3 > 0 THEN 'OPEN' ELSE 'FULFILLED' END,
       CASE WHEN is_due OR i % 3 > 0 THEN NULL ELSE $4::timestamptz END,
       'D14',
       CASE WHEN is_due THEN $4::timestamptz WHEN i % 3 > 0 THEN later END
     FROM members, generate_series(0, $1::bigint - 1) i
       CROSS JOIN LATERAL (SELECT i % ($1 / $2) = 0 AS is_due, $4::timestamptz + interval '1 hour' * (1 + i % 7200) AS later) s
       JOIN target t ON t.n = i * 7919 % (SELECT count(*) FROM member)`,
    [total, due, DUE, D7],
  );
  await owner.query('RESET session_replication_role');
  await owner.query('VACUUM (ANALYZE)');
}
