import type { Problem } from '@renkei/platform';
import { problem } from './group-file-problems.ts';
import type { GroupFile } from './open-group-file.ts';
import { shapeOf, type Query } from './row-lines.ts';

/** What stands in the way of the staged rows, as far as it can be asked without writing. Empty: nothing. */
export async function inTheWay(query: Query, file: GroupFile): Promise<readonly Problem[]> {
  const { group } = file.manifest;
  const there = await query<{ name: string }>(
    `SELECT name FROM public.consortium WHERE id = $1
     UNION ALL SELECT '' FROM public.audit_event WHERE chain_id = $1 AND seq = 1`,
    [group.id],
  );
  if (there.length > 0) {
    return [
      problem(
        'GROUP_EXISTS',
        group.id,
        `このグループ（${there[0]!.name || group.name}）は、もうここにあります。同じグループを重ねて取り込むことはできません。`,
        `This group (${there[0]!.name || group.name}) is here already. It cannot be taken in over itself.`,
      ),
    ];
  }
  return [
    ...(await columnsOf(query, file)),
    ...(await takenBusinesses(query)),
    ...(await otherSchedule(query)),
  ];
}

/** Of an older schema: every column it names is still there, and what came later may be left out. */
async function columnsOf(query: Query, file: GroupFile): Promise<readonly Problem[]> {
  for (const { table, columns } of file.manifest.tables) {
    const shape = await shapeOf(query, table);
    const there = new Set(shape.columns.map(({ name }) => name));
    const gone = columns.find((name) => !there.has(name));
    const owed = shape.columns.find(({ name, mayBeLeftOut }) => !mayBeLeftOut && !columns.includes(name));
    if (gone === undefined && owed === undefined) continue;
    return [
      problem(
        'COLUMNS_DIFFER',
        `${table}.${gone ?? owed!.name}`,
        'データの項目が、この版と合いません。書き出した環境を新しい版にして、書き出し直してください。',
        'The columns are not those of this version. Please update the installation it comes from and export again.',
      ),
    ];
  }
  return [];
}

/** One business is in one group only, and a vendor in none (K25 p.10). */
async function takenBusinesses(query: Query): Promise<readonly Problem[]> {
  const taken = await query<{ name: string; key: string; as: string }>(
    `WITH coming AS (
       SELECT b.line ->> 'name' AS name, coalesce(b.line ->> 'corporate_number', substr(b.line ->> 'invoice_number', 2)) AS key,
         'MEMBER' AS role
       FROM pg_temp.group_file_row m
       JOIN pg_temp.group_file_row b ON b.part = 'business' AND b.line ->> 'id' = m.line ->> 'business_id'
       WHERE m.part = 'member' AND m.line ->> 'status' = 'ENROLLED'
         AND EXISTS (SELECT FROM pg_temp.group_file_row c WHERE c.part = 'consortium' AND c.line ->> 'closed_at' IS NULL)
       UNION ALL
       SELECT v.line ->> 'name', v.line ->> 'corporate_number', 'VENDOR' FROM pg_temp.group_file_row v WHERE v.part = 'vendor')
     SELECT DISTINCT c.name, c.key, r.role AS as FROM coming c JOIN public.business_registry r ON r.identity_key = c.key
     WHERE c.role = 'MEMBER' OR r.role = 'MEMBER' ORDER BY 1, 2`,
    [],
  );
  return taken.map(({ name, key, as }) =>
    problem(
      'BUSINESS_IN_ANOTHER_GROUP',
      key,
      as === 'MEMBER'
        ? `${name}（${key}）は、ここの別のグループの構成員です。1つの事業者が入れるのは1つのグループだけです。`
        : `${name}（${key}）は、ここの別のグループのITベンダーです。構成員とITベンダーを兼ねることはできません。`,
      as === 'MEMBER'
        ? `${name} (${key}) is a member of another group here. A business is in one group only.`
        : `${name} (${key}) is a vendor of another group here. Nobody is a member and a vendor.`,
    ),
  );
}

/** A schedule other groups follow is not changed by a file: all of the file's dates are in it already, or it is new here. */
async function otherSchedule(query: Query): Promise<readonly Problem[]> {
  const differing = await query<{ label: string }>(
    `SELECT DISTINCT s.line ->> 'label' AS label FROM pg_temp.group_file_row s
     JOIN public.schedule here ON here.id = (s.line ->> 'id')::uuid
     WHERE s.part = 'schedule' AND (
       (here.label, here.rule_set::text, here.is_sample)
         IS DISTINCT FROM (s.line ->> 'label', s.line ->> 'rule_set', (s.line ->> 'is_sample')::boolean)
       OR EXISTS (
         SELECT FROM pg_temp.group_file_row r WHERE r.part = 'schedule_revision' AND NOT EXISTS (
           SELECT FROM public.schedule_revision o WHERE o.id = (r.line ->> 'id')::uuid AND o.schedule_id = here.id
             AND o.number = (r.line ->> 'number')::integer))
       OR EXISTS (
         SELECT FROM pg_temp.group_file_row a WHERE a.part = 'schedule_anchor' AND NOT EXISTS (
           SELECT FROM public.schedule_anchor o WHERE o.revision_id = (a.line ->> 'revision_id')::uuid
             AND o.anchor = a.line ->> 'anchor' AND o.occurs_at = (a.line ->> 'occurs_at')::timestamptz)))`,
    [],
  );
  return differing.map(({ label }) =>
    problem(
      'SCHEDULE_DIFFERS',
      label,
      `日程「${label}」は、ここにあるものと内容が違います。ほかのグループの期限が変わらないように、取り込みません。移す前の環境で、グループの日程を外すか別のものにしてから、書き出し直してください。`,
      `The schedule “${label}” is here with other dates. Other groups follow it, so it is not changed: in the other installation take the schedule off the group, or choose another, and export again.`,
    ),
  );
}
