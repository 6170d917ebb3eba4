import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TenantTransaction, type Viewer } from '@renkei/platform';
import { FieldRequires, loaderOf, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { RosterEntryType } from './roster.type.ts';

interface RosterRow extends RosterEntryType {
  readonly consortiumId: string;
}

@Resolver(() => ConsortiumType)
export class RosterResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // a plain list: at most 200 enrolled members (X25) and those who withdrew
  @ResolveField(() => [RosterEntryType], {
    complexity: 200,
    description:
      '構成員の名簿（辞退した構成員も、並び順）。Who is in the group, in order, those who withdrew included.',
  })
  @FieldRequires('READ_GROUP')
  roster(@Parent() { id }: ConsortiumEntity, @Context() context: RequestContext) {
    return loaderOf(context, RosterResolver, (viewer) => rosterLoader(this.#transactions, viewer)).load(id);
  }
}

/** The roster per group id, all groups in one statement; empty for a group the person has no part in. */
export function rosterLoader(
  transactions: TenantTransaction,
  viewer: Viewer,
): DataLoader<string, readonly RosterEntryType[]> {
  return new DataLoader(async (consortiumIds) => {
    const rows = await transactions.read(viewer, (tx) =>
      tx.query<RosterRow>(
        `SELECT g.id AS "consortiumId", r.member_id AS "memberId", r.name, r.position, r.role, r.status
         FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL roster_of(g.id) AS r ORDER BY g.id, r.position`,
        [consortiumIds],
      ),
    );
    const byGroup = new Map<string, RosterEntryType[]>(consortiumIds.map((id) => [id, []]));
    for (const { consortiumId, ...entry } of rows) byGroup.get(consortiumId)?.push(entry);
    return consortiumIds.map((id) => byGroup.get(id) ?? []);
  });
}
