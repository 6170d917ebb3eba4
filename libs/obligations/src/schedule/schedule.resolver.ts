import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, loaderOf, PageArgs, Requires, type RequestContext } from '@renkei/platform/graphql';
import { KNOWN_SCHEDULES } from './known-schedules.ts';
import { CreateScheduleInput, PreviewScheduleRevisionInput, ReviseScheduleInput } from './schedule.inputs.ts';
import { anchorDates, labelled, NEWEST, revisionsLoader, type RevisionPage } from './schedule.loader.ts';
import { ScheduleService } from './schedule.service.ts';
import {
  CreateSchedulePayload,
  KnownScheduleType,
  ReviseSchedulePayload,
  ScheduleConnection,
  ScheduleRevisionConnection,
  ScheduleRevisionPreviewType,
  ScheduleRevisionType,
  ScheduleType,
} from './schedule.type.ts';

@Resolver(() => ScheduleType)
export class ScheduleResolver {
  readonly #schedules: ScheduleService;
  readonly #transactions: TenantTransaction;

  constructor(schedules: ScheduleService, transactions: TenantTransaction) {
    this.#schedules = schedules;
    this.#transactions = transactions;
  }

  @Requires('SIGNED_IN')
  @Query(() => ScheduleConnection, { description: '日程の一覧（新しい順）。All schedules, newest first.' })
  schedules(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    return this.#schedules.list(viewer, page);
  }

  @Requires('SIGNED_IN')
  @Query(() => ScheduleType, { description: '1つの日程。One schedule.' })
  schedule(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.#schedules.get(viewer, id);
  }

  // a plain list: it is what this release ships
  @Requires('SIGNED_IN')
  @Query(() => [KnownScheduleType], {
    description: '公表されている日程（出典つき）。Officially known dates with their source.',
  })
  knownSchedules() {
    return KNOWN_SCHEDULES.map((known) => ({ ...known, anchors: anchorDates(known.anchors) }));
  }

  @Requires('MANAGE_SCHEDULES')
  @Query(() => ScheduleRevisionPreviewType, {
    description: '改訂したら何が動くかを見る。What a revision would move.',
  })
  previewScheduleRevision(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PreviewScheduleRevisionInput }) input: PreviewScheduleRevisionInput,
  ) {
    return collectProblems(async () => ({
      moves: (await this.#schedules.previewRevision(viewer, input)).map(labelled),
    }));
  }

  @Requires('MANAGE_SCHEDULES')
  @Mutation(() => CreateSchedulePayload, { description: '日程を登録する。Enters a schedule.' })
  createSchedule(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateScheduleInput }) input: CreateScheduleInput,
  ) {
    return collectProblems(async () => ({ schedule: await this.#schedules.create(viewer, input) }));
  }

  @Requires('MANAGE_SCHEDULES')
  @Mutation(() => ReviseSchedulePayload, {
    description:
      '日程を改訂する。前の版は残り、動いた締切は関係者に知らされます。Publishes a new revision; whoever is concerned is told.',
  })
  reviseSchedule(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviseScheduleInput }) input: ReviseScheduleInput,
  ) {
    return collectProblems(async () => ({ schedule: await this.#schedules.revise(viewer, input) }));
  }

  @ResolveField(() => ScheduleRevisionType, { description: '現在の版。The revision that counts.' })
  async current(@Parent() schedule: ScheduleType, @Context() context: RequestContext) {
    const { edges } = await this.#revisions(context, NEWEST).load(schedule.id);
    return edges[0]?.node;
  }

  @ResolveField(() => ScheduleRevisionConnection, { description: '版の履歴（新しい順）。Newest first.' })
  revisions(@Parent() schedule: ScheduleType, @Args() page: PageArgs, @Context() context: RequestContext) {
    return this.#revisions(context, page).load(schedule.id);
  }

  #revisions(context: RequestContext, page: RevisionPage) {
    return loaderOf(context, `schedule revisions ${page.first} ${page.after ?? ''}`, (viewer) =>
      revisionsLoader((work) => this.#transactions.read(viewer, work), page),
    );
  }
}
