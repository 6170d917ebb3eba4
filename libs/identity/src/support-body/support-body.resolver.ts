import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { AssignmentService } from '../assignment/assignment.service.ts';
import { PEOPLE, type PersonRow } from '../assignment/person.rows.ts';
import { PersonConnection } from '../assignment/person.type.ts';
import { pagesByOwner } from '../shared/pages.ts';
import { SupportBodyService } from './support-body.service.ts';
import {
  CreateSupportBodyInput,
  EndSupportReaderInput,
  UpdateSupportBodyInput,
} from './support-body.inputs.ts';
import {
  EndSupportReaderPayload,
  SupportBodyConnection,
  SupportBodyPayload,
  SupportBodyType,
} from './support-body.type.ts';

@Resolver(() => SupportBodyType)
export class SupportBodyResolver {
  readonly #bodies: SupportBodyService;
  readonly #assignments: AssignmentService;
  readonly #transactions: TenantTransaction;

  constructor(bodies: SupportBodyService, assignments: AssignmentService, transactions: TenantTransaction) {
    this.#bodies = bodies;
    this.#assignments = assignments;
    this.#transactions = transactions;
  }

  @Requires('SIGNED_IN')
  @Query(() => SupportBodyConnection, {
    description: '支援機関の一覧。同意する相手を選ぶため。All support bodies, to choose whom to consent to.',
  })
  supportBodies(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#bodies.page(viewer, page);
  }

  @Requires('MANAGE_SUPPORT_BODIES')
  @Mutation(() => SupportBodyPayload, { description: '支援機関を登録する。Enters a support body.' })
  createSupportBody(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateSupportBodyInput }) input: CreateSupportBodyInput,
  ) {
    return collectProblems(async () => ({ supportBody: await this.#bodies.create(viewer, input) }));
  }

  @Requires('MANAGE_SUPPORT_BODIES')
  @Mutation(() => SupportBodyPayload, {
    description:
      '支援機関の名前と都道府県を改める。外した都道府県のグループは、すぐに見えなくなる。Changes name and prefectures.',
  })
  updateSupportBody(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateSupportBodyInput }) input: UpdateSupportBodyInput,
  ) {
    return collectProblems(async () => ({ supportBody: await this.#bodies.update(viewer, input) }));
  }

  @Requires('MANAGE_SUPPORT_BODIES')
  @Mutation(() => EndSupportReaderPayload, {
    description: '支援機関の担当から外す。すぐに効く。Ends somebody’s role in a support body at once.',
  })
  endSupportReader(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EndSupportReaderInput }) input: EndSupportReaderInput,
  ) {
    return collectProblems(async () => ({
      person: await this.#assignments.endInSupportBody(viewer, input.id),
    }));
  }

  @FieldRequires('MANAGE_SUPPORT_BODIES')
  @ResolveField(() => PersonConnection, {
    description: '支援機関の担当者（古い順）。Its people, the first ones first.',
  })
  staff(
    @Parent() { id }: SupportBodyType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    const key = `staff ${JSON.stringify([page.first, page.after])}`;
    return loaderOf(context, key, (viewer) =>
      pagesByOwner<PersonRow>(
        (work) => this.#transactions.read(viewer, work),
        'support_body_id',
        PEOPLE,
        page,
      ),
    ).load(id);
  }
}
