import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from '@renkei/test/database';
import type { StoredGroup } from '@renkei/test/stored-group';
import { accessKey, type TestApi } from '../../harness/api.ts';
import { paidOut, reported } from './money-world.ts';
import { filed, procedureOf } from './procedure-world.ts';
import { sha, type Scene } from './secrets.ts';
import { newTargets } from './world.ts';

/** The marks of one member. */
export type Marks = Pick<Scene['members'][number], 'secret' | 'amount'>;

/** Takes a stored group from its papers to its effect report, or to the draft of the performance report; every member has its own marks in all of it. */
export async function lifeOf(
  database: TestDatabase,
  api: TestApi,
  { id, memberIds }: StoredGroup,
  coordinator: Viewer,
  { changes, until }: { readonly changes?: number; readonly until?: 'DRAFT_REPORT' } = {},
): Promise<readonly Marks[]> {
  const by = coordinator.userId;
  const lines = await database.sql<{ id: string; member_id: string }>(
    'SELECT id, member_id FROM cost_line WHERE consortium_id = $1 ORDER BY position DESC',
    [id],
  );
  const lineOf = new Map(lines.map((line) => [line.member_id, line.id]));
  const members = memberIds.map((member, index) => ({
    ids: { ...newTargets(), member, costLine: lineOf.get(member) ?? '' },
    merchantId: by,
    secret: `秘密${String(index + 1).padStart(2, '0')}番`,
    amount: 9_184_307 + 7_919 * index,
  }));
  const insert: Scene['insert'] = async (table, row) => {
    const names = Object.keys(row);
    await database.sql(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  const first = members[0]!.ids;
  await insert('calculation_snapshot', {
    id: first.snapshot,
    consortium_id: id,
    number: 1,
    label: members[1]!.secret,
    rule_set: '2023',
    rule_set_version: 'test',
    inputs_version: 1,
    input: '{}',
    input_sha256: sha(),
    outcome: '{}',
    outcome_sha256: sha(),
    created_by: by,
  });
  for (const { ids, secret } of members) {
    await insert('member_document', {
      id: ids.document,
      consortium_id: id,
      member_id: ids.member,
      requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
      received_on: '2023-05-01',
      recorded_by: by,
    });
    await database.sql(`UPDATE cost_line SET label = $2 WHERE member_id = $1`, [ids.member, secret]);
  }
  const bought = members.filter(({ ids }) => ids.costLine !== '');
  const scene: Scene = {
    database,
    insert,
    consortiumId: id,
    by,
    first,
    members: bought,
    ...(changes === undefined ? {} : { changes }),
  };
  const granted = await procedureOf(scene);
  await filed(scene, api, await accessKey(database, coordinator));
  if (until) await reported(scene, granted);
  else await paidOut(scene, granted);
  return members;
}
