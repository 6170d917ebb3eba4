import { randomUUID } from 'node:crypto';
import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from './database.ts';
import { actingAs, person } from './people.ts';

export interface SeededGroup {
  readonly id: string;
  readonly coordinator: Viewer;
  /** In their order, the representative first. */
  readonly memberIds: readonly string[];
}

/**
 * A group with a coordinator, a representative and participants of these legal forms, stored by the owner in a few
 * statements. All names are invented.
 */
export async function seedGroup(
  database: TestDatabase,
  options: {
    readonly scheduleId?: string;
    readonly ruleSet?: string;
    readonly representative?: string;
    readonly participants?: readonly string[];
    readonly leadBusinessDays?: number;
  } = {},
): Promise<SeededGroup> {
  const { scheduleId = null, ruleSet = '2023', representative = 'CORPORATION', participants = [] } = options;
  const coordinator = await person(database);
  const id = randomUUID();
  await database.sql(
    `INSERT INTO consortium (id, name, prefecture, rule_set, schedule_id, internal_lead_business_days, created_by)
     VALUES ($1, '見本本町商店街グループ', 13, $2, $3, $4, $5)`,
    [id, ruleSet, scheduleId, options.leadBusinessDays ?? 10, coordinator.userId],
  );
  await database.sql(`INSERT INTO assignment (user_id, role, consortium_id) VALUES ($1, 'COORDINATOR', $2)`, [
    coordinator.userId,
    id,
  ]);
  const rows = await database.sql<{ id: string }>(
    `WITH planned AS (
       SELECT form, n, gen_random_uuid() AS business_id FROM unnest($2::text[]) WITH ORDINALITY AS p (form, n)
     ), named AS (
       INSERT INTO business (id, consortium_id, name, legal_form)
       SELECT business_id, $1, '見本茶舗𠮷 ' || n, form FROM planned
     )
     INSERT INTO member (consortium_id, business_id, role, position)
     SELECT $1, business_id, CASE n WHEN 1 THEN 'REPRESENTATIVE' ELSE 'PARTICIPANT' END, n FROM planned
     ORDER BY n RETURNING id`,
    [id, [representative, ...participants]],
  );
  return { id, coordinator, memberIds: rows.map((row) => row.id) };
}

/** Somebody who acts for one member; `who` is a person there already. */
export async function seedMemberUser(
  database: TestDatabase,
  group: { readonly id: string },
  memberId: string,
  who?: Viewer,
): Promise<Viewer> {
  const viewer = who ?? (await person(database, { name: '見本 店主' }));
  await database.sql(
    `INSERT INTO assignment (user_id, role, consortium_id, member_id) VALUES ($1, 'MEMBER_USER', $2, $3)`,
    [viewer.userId, group.id, memberId],
  );
  return actingAs(viewer, 'MEMBER_USER');
}

/** One more coordinator of a group. */
export async function seedCoordinator(
  database: TestDatabase,
  group: { readonly id: string },
  options: { readonly who?: Viewer; readonly approver?: boolean } = {},
): Promise<Viewer> {
  const viewer = options.who ?? (await person(database));
  await database.sql(
    `INSERT INTO assignment (user_id, role, consortium_id, is_approver) VALUES ($1, 'COORDINATOR', $2, $3)`,
    [viewer.userId, group.id, options.approver ?? false],
  );
  return actingAs(viewer, 'COORDINATOR');
}

/** Staff of a new support body for these prefectures, to which the groups have consented. */
export async function seedSupportReader(
  database: TestDatabase,
  groups: readonly { readonly id: string }[],
  prefectures: readonly number[] = [13],
): Promise<Viewer & { readonly supportBodyId: string }> {
  const viewer = await person(database, { name: '見本 商工会職員' });
  const [body] = await database.sql<{ id: string }>(
    `INSERT INTO support_body (name, prefectures) VALUES ('見本商工会連合会', $1) RETURNING id`,
    [prefectures],
  );
  await database.sql(
    `INSERT INTO assignment (user_id, role, support_body_id) VALUES ($1, 'SUPPORT_READER', $2)`,
    [viewer.userId, body!.id],
  );
  await database.sql(
    `INSERT INTO support_consent (consortium_id, support_body_id, given_by)
     SELECT id, $2, created_by FROM consortium WHERE id = ANY ($1)`,
    [groups.map(({ id }) => id), body!.id],
  );
  return { ...actingAs(viewer, 'SUPPORT_READER'), supportBodyId: body!.id };
}

/** Anchors by their code, JST minutes 'YYYY-MM-DDTHH:mm'. */
export type SeededDates = Readonly<Record<string, string>>;

/** A schedule of 2023, labelled 見本, with one revision. Returns its id. */
export async function seedSchedule(database: TestDatabase, dates: SeededDates): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `INSERT INTO schedule (label, rule_set, is_sample) VALUES ('見本の日程', '2023', true) RETURNING id`,
  );
  await seedRevision(database, row!.id, dates);
  return row!.id;
}

/** The next revision of a schedule, with all its dates; nobody is told. */
export async function seedRevision(
  database: TestDatabase,
  scheduleId: string,
  dates: SeededDates,
): Promise<void> {
  await database.sql(
    `WITH revision AS (
       INSERT INTO schedule_revision (schedule_id, number, reason, source)
       SELECT $1, count(*) + 1, '見本', '見本' FROM schedule_revision WHERE schedule_id = $1 RETURNING id
     )
     INSERT INTO schedule_anchor (revision_id, anchor, occurs_at)
     SELECT id, anchor, jst::timestamp AT TIME ZONE 'Asia/Tokyo'
     FROM revision, unnest($2::text[], $3::text[]) AS dated (anchor, jst)`,
    [scheduleId, Object.keys(dates), Object.values(dates)],
  );
}
