import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { pagesByOwner } from '../shared/pages.ts';
import { AssignmentService } from './assignment.service.ts';
import { PEOPLE, type PersonRow } from './person.rows.ts';
import { EndAssignmentInput, SetApproverInput } from './assignment.inputs.ts';
import { EndAssignmentPayload, PersonConnection, PersonType, SetApproverPayload } from './person.type.ts';

@Resolver(() => PersonType)
export class AssignmentResolver {
  readonly #assignments: AssignmentService;

  constructor(assignments: AssignmentService) {
    this.#assignments = assignments;
  }

  @Requires('MANAGE_PEOPLE')
  @Mutation(() => EndAssignmentPayload, {
    description:
      'グループの担当から外す。すぐに効く。最後のとりまとめ担当は外せない。Ends somebody’s role in a group at once; never the last coordinator’s.',
  })
  endAssignment(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EndAssignmentInput }) input: EndAssignmentInput,
  ) {
    return collectProblems(() => this.#assignments.endInGroup(viewer, input.id));
  }

  @Requires('MANAGE_PEOPLE')
  @Mutation(() => SetApproverPayload, {
    description:
      '計算の承認者にする・やめる（とりまとめ担当だけ）。Appoints an approver among the coordinators, or not.',
  })
  setApprover(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetApproverInput }) input: SetApproverInput,
  ) {
    return collectProblems(async () => ({ person: await this.#assignments.setApprover(viewer, input) }));
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumPeopleResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('MANAGE_PEOPLE')
  @ResolveField(() => PersonConnection, {
    description:
      'このグループの担当者（古い順）。Who acts for this group and its members, the first ones first.',
  })
  people(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    const key = `people ${JSON.stringify([page.first, page.after])}`;
    return loaderOf(context, key, (viewer) =>
      pagesByOwner<PersonRow>((work) => this.#transactions.read(viewer, work), 'consortium_id', PEOPLE, page),
    ).load(id);
  }
}
