import DataLoader from 'dataloader';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { ANCHOR_CODES } from '@renkei/lifecycle';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, loaderOf, Requires, type RequestContext } from '@renkei/platform/graphql';
import { RecordMilestoneInput } from './milestone.inputs.ts';
import {
  MILESTONE_COLUMNS,
  MilestoneService,
  milestoneTypeOf,
  type MilestoneRow,
} from './milestone.service.ts';
import { MilestoneType, RecordMilestonePayload } from './milestone.type.ts';

@Resolver(() => ConsortiumType)
export class MilestoneResolver {
  readonly #milestones: MilestoneService;
  readonly #transactions: TenantTransaction;

  constructor(milestones: MilestoneService, transactions: TenantTransaction) {
    this.#milestones = milestones;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_GROUP')
  @Mutation(() => RecordMilestonePayload, {
    description:
      '交付決定など、グループに実際に適用される日時を記録する。Records what really holds for the group; its deadlines follow.',
  })
  recordMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordMilestoneInput }) input: RecordMilestoneInput,
  ) {
    return collectProblems(async () => ({ milestone: await this.#milestones.record(viewer, input) }));
  }

  // a plain list: there are nine anchors
  @ResolveField(() => [MilestoneType], {
    description: '実際の日時（手続きの順、最大9）。What holds for this group, in the order of the procedure.',
  })
  milestones(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return loaderOf(context, MilestoneResolver, (viewer) => this.#loader(viewer)).load(id);
  }

  #loader(viewer: Viewer) {
    return new DataLoader<string, MilestoneType[]>(async (consortiumIds) => {
      const rows = await this.#transactions.read(viewer, (tx) =>
        tx.query<MilestoneRow>(
          `SELECT ${MILESTONE_COLUMNS} FROM consortium_milestone WHERE consortium_id = ANY($1)
           ORDER BY array_position($2::text[], anchor::text)`,
          [consortiumIds, ANCHOR_CODES],
        ),
      );
      return consortiumIds.map((id) => rows.filter((row) => row.consortium_id === id).map(milestoneTypeOf));
    });
  }
}
