import DataLoader from 'dataloader';
import type { TenantTransaction, Viewer } from '@renkei/platform';
import type { Connection } from '@renkei/platform/graphql';
import { pagesOf } from '../shared/pages.ts';
import { likenessesIn, messageOf } from './likeness.ts';
import type { MemberPageArgs } from './member.inputs.ts';
import { enrolledMembers, memberColumns, memberRow, type MemberRow } from './member.rows.ts';
import type { SuspectedDuplicateType } from './member.type.ts';

export type MemberPageLoader = DataLoader<string, Connection<MemberRow>>;

/** One page of members per group id, all groups in one statement. */
export function memberPageLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
  page: MemberPageArgs,
): MemberPageLoader {
  return new DataLoader((consortiumIds) =>
    transactions.read(viewer, (tx) =>
      pagesOf(
        tx,
        {
          table: 'member',
          order: ['position'],
          columns: memberColumns(tx, 'x'),
          joins: 'JOIN business b ON b.id = x.business_id',
          ...(page.status == null ? {} : { filter: { where: 'x.status = $4', value: page.status } }),
          rowOf: memberRow,
        },
        consortiumIds,
        page,
      ),
    ),
  );
}

/** Members that may be one business, per group id. */
export function suspectedDuplicatesLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, readonly SuspectedDuplicateType[]> {
  return new DataLoader(async (consortiumIds) => {
    const members = await transactions.read(viewer, (tx) => enrolledMembers(tx, consortiumIds));
    return consortiumIds.map((id) =>
      likenessesIn(members.filter(({ consortiumId }) => consortiumId === id)).map((likeness) => ({
        code: likeness.code,
        message: messageOf(likeness),
        memberIds: likeness.members.map((member) => member.id),
      })),
    );
  });
}
