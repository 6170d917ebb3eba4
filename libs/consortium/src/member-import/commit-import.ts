import { randomUUID } from 'node:crypto';
import type { Tx } from '@renkei/platform';
import { BusinessEntity } from '../business/business.entity.ts';
import type { BusinessFacts } from '../business/check-business.ts';
import { CostLineEntity } from '../cost-line/cost-line.entity.ts';
import { addToProfiles } from '../form-profile/form-profile.rows.ts';
import { MemberEntity } from '../member/member.entity.ts';
import { nextPosition } from '../member/member.rows.ts';
import { insertAll, updateAll } from '../shared/set-writes.ts';
import type { PlannedRow } from './planned.ts';

/**
 * Writes a plan without errors: a handful of statements, however many rows. The numbers of changed members are
 * written before those of new ones, so that a number that moved is free.
 * @returns how many members were enrolled or changed
 */
export async function writePlan(tx: Tx, consortiumId: string, rows: readonly PlannedRow[]): Promise<number> {
  const fresh: (PlannedRow & { memberId: string; facts: BusinessFacts })[] = [];
  const changed: (PlannedRow & { memberId: string; businessId: string; facts: BusinessFacts })[] = [];
  for (const row of rows) {
    if (row.facts === null || row.action === 'UNCHANGED') continue;
    if (row.match === null) fresh.push({ ...row, facts: row.facts, memberId: randomUUID() });
    else {
      const { id: memberId, businessId } = row.match.member;
      changed.push({ ...row, facts: row.facts, memberId, businessId });
    }
  }
  const edited = changed.filter(({ changes }) => changes.length > 0);
  await updateAll(
    tx,
    BusinessEntity,
    edited.map(({ businessId, facts }) => ({ id: businessId, ...facts })),
  );
  await updateAll(
    tx,
    MemberEntity,
    edited.map(({ memberId, role, size }) => ({ id: memberId, role, size })),
    'version = version + 1',
  );
  const businesses = fresh.map(({ facts }) => ({ ...facts, id: randomUUID(), consortiumId }));
  await insertAll(tx, BusinessEntity, businesses);
  const start = fresh.length === 0 ? 0 : await nextPosition(tx, consortiumId);
  await insertAll(
    tx,
    MemberEntity,
    fresh.map(({ memberId, role, size }, index) => ({
      id: memberId,
      consortiumId,
      businessId: businesses[index]?.id ?? '',
      role,
      size,
      position: start + index,
    })),
  );
  await insertAll(
    tx,
    CostLineEntity,
    [...fresh, ...changed].flatMap(({ memberId, lines, lastPosition }) =>
      lines.map((line, index) => ({ ...line, consortiumId, memberId, position: lastPosition + index + 1 })),
    ),
  );
  await addToProfiles(
    tx,
    consortiumId,
    [...fresh, ...changed].flatMap(({ memberId, profile: { values } }) =>
      Object.keys(values).length === 0 ? [] : [{ memberId, values }],
    ),
  );
  return fresh.length + changed.length;
}
