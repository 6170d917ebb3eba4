import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import { BusinessEntity } from '../business/business.entity.ts';
import type { CostLineRow } from '../cost-line/cost-line.rows.ts';
import { columnsOf, splitRow } from '../shared/rows.ts';
import { MemberEntity } from './member.entity.ts';

export const MEMBER: Message = { ja: '構成員', en: 'The member' };

/** A member with its business, as one join reads them. */
export type MemberRow = MemberEntity & {
  readonly business: BusinessEntity;
  /** In their order, where they were read with the member. */
  readonly costLines?: readonly CostLineRow[];
};

const BUSINESS_PREFIX = 'business.';

/** SELECT list for `member m JOIN business b`; rows go through `memberRow`. */
export function memberColumns(tx: Tx, alias: string = 'm'): string {
  return `${columnsOf(tx, MemberEntity, alias)}, ${columnsOf(tx, BusinessEntity, 'b', BUSINESS_PREFIX)}`;
}

export function memberRow(row: object): MemberRow {
  const { own, joined } = splitRow(row, BUSINESS_PREFIX);
  return { ...own, business: joined } as MemberRow;
}

/** @throws AppError NOT_FOUND */
export async function memberById(tx: Tx, id: string): Promise<MemberRow> {
  const [row] = await tx.query<object>(
    `SELECT ${memberColumns(tx)} FROM member m JOIN business b ON b.id = m.business_id WHERE m.id = $1`,
    [id],
  );
  if (!row) throw notFound(MEMBER);
  return memberRow(row);
}

/** The members taking part in these groups, each in their order. Bounded by MAX_MEMBERS a group. */
export async function enrolledMembers(tx: Tx, consortiumIds: readonly string[]): Promise<MemberRow[]> {
  const rows = await tx.query<object>(
    `SELECT ${memberColumns(tx)} FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = ANY ($1::uuid[]) AND m.status = 'ENROLLED' ORDER BY m.consortium_id, m.position`,
    [consortiumIds],
  );
  return rows.map(memberRow);
}

/** Where the next member goes. Positions of the withdrawn stay theirs. */
export async function nextPosition(tx: Tx, consortiumId: string): Promise<number> {
  const [row] = await tx.query<{ next: number }>(
    'SELECT coalesce(max(position), 0) + 1 AS next FROM member WHERE consortium_id = $1',
    [consortiumId],
  );
  return row?.next ?? 1;
}

/** Everybody who ever took part, in their order. */
export async function allMembers(tx: Tx, consortiumId: string): Promise<MemberRow[]> {
  const rows = await tx.query<object>(
    `SELECT ${memberColumns(tx)} FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = $1 ORDER BY m.position`,
    [consortiumId],
  );
  return rows.map(memberRow);
}
