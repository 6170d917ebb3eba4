import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  PageArgs,
  Requires,
  loaderOf,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { ApprovalService } from './approval.service.ts';
import { ApproveCalculationSnapshotInput, SaveCalculationSnapshotInput } from './snapshot.inputs.ts';
import { SnapshotService, type SnapshotDocuments } from './snapshot.service.ts';
import {
  ApproveSnapshotPayload,
  SaveSnapshotPayload,
  SnapshotConnection,
  SnapshotType,
} from './snapshot.type.ts';

@Resolver(() => SnapshotType)
export class SnapshotResolver {
  readonly #snapshots: SnapshotService;
  readonly #approvals: ApprovalService;

  constructor(snapshots: SnapshotService, approvals: ApprovalService) {
    this.#snapshots = snapshots;
    this.#approvals = approvals;
  }

  @Query(() => SnapshotType, { description: '保存した計算を1つ。One saved calculation.' })
  @Requires('READ_GROUP_FIGURES')
  calculationSnapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<SnapshotType> {
    return this.#snapshots.byId(viewer, id);
  }

  @Mutation(() => SaveSnapshotPayload, {
    description: 'いまの計算を名前をつけて残す。Keeps the calculation of this moment under a label.',
  })
  @Requires('MANAGE_GROUP')
  saveCalculationSnapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SaveCalculationSnapshotInput }) input: SaveCalculationSnapshotInput,
  ) {
    return collectProblems(async () => ({ snapshot: await this.#snapshots.save(viewer, input) }));
  }

  @Mutation(() => ApproveSnapshotPayload, {
    description:
      '保存した計算を承認する（何度でも同じ）。グループが求めるときは、作った人とは別の承認者だけ。Approves a kept calculation; where the group asks for it, by an appointed approver who is not its author. Again changes nothing.',
  })
  @Requires('APPROVE_CALCULATION')
  approveCalculationSnapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ApproveCalculationSnapshotInput }) input: ApproveCalculationSnapshotInput,
  ) {
    return collectProblems(async () => ({ snapshot: await this.#approvals.approve(viewer, input) }));
  }

  @ResolveField(() => String, {
    complexity: 500,
    description: '計算の入力（cli-contractのJSON）。The canonical input the digest is of.',
  })
  async input(snapshot: SnapshotType, _: unknown, context: RequestContext): Promise<string> {
    return (await this.#documentsOf(snapshot, context)).input;
  }

  @ResolveField(() => String, {
    complexity: 500,
    description: '計算の結果（cli-contractのJSON）。The canonical outcome the digest is of.',
  })
  async outcome(snapshot: SnapshotType, _: unknown, context: RequestContext): Promise<string> {
    return (await this.#documentsOf(snapshot, context)).outcome;
  }

  async #documentsOf({ id }: SnapshotType, context: RequestContext): Promise<SnapshotDocuments> {
    const loader = loaderOf(
      context,
      SnapshotResolver,
      (viewer) =>
        new DataLoader<string, SnapshotDocuments | null>((ids) => this.#snapshots.documentsOf(viewer, ids)),
    );
    const documents = await loader.load(id);
    if (!documents) throw new Error('a snapshot lost its documents'); // insert-only: cannot happen
    return documents;
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumSnapshotsResolver {
  readonly #snapshots: SnapshotService;

  constructor(snapshots: SnapshotService) {
    this.#snapshots = snapshots;
  }

  @ResolveField(() => SnapshotConnection, {
    description: '保存した計算、新しい順。Saved calculations, newest first; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  snapshots(
    @Parent() group: ConsortiumEntity,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<SnapshotType>> {
    const loader = loaderOf(
      context,
      `${ConsortiumSnapshotsResolver.name} ${page.first} ${page.after ?? ''}`,
      (viewer) =>
        new DataLoader<string, Connection<SnapshotType>>((ids) => this.#snapshots.pagesOf(viewer, ids, page)),
    );
    return loader.load(group.id);
  }
}
