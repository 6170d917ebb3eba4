import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import {
  AppointRepresentativeInput,
  EnrolMemberInput,
  MemberPageArgs,
  ReorderMembersInput,
  UpdateMemberInput,
  WithdrawMemberInput,
} from './member.inputs.ts';
import {
  keptMemberPages,
  memberPageKey,
  memberPageLoader,
  suspectedDuplicatesLoader,
} from './member.loader.ts';
import { MemberService, type SavedMember } from './member.service.ts';
import {
  MemberConnection,
  MemberPayload,
  MembersPayload,
  MemberType,
  SuspectedDuplicateType,
} from './member.type.ts';

@Resolver(() => MemberType)
export class MemberResolver {
  readonly #members: MemberService;

  constructor(members: MemberService) {
    this.#members = members;
  }

  @Query(() => MemberType, { description: '1つの構成員。One member.' })
  @Requires('READ_MEMBER')
  member(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.#members.byId(viewer, id);
  }

  @Mutation(() => MemberPayload, {
    description: '構成員を1者登録する。Enrols one member, at the end of the list.',
  })
  @Requires('MANAGE_GROUP')
  enrolMember(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EnrolMemberInput }) input: EnrolMemberInput,
  ) {
    return saved(() => this.#members.enrol(viewer, input));
  }

  @Mutation(() => MemberPayload)
  @Requires('MANAGE_GROUP')
  updateMember(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateMemberInput }) input: UpdateMemberInput,
  ) {
    return saved(() => this.#members.update(viewer, input));
  }

  @Mutation(() => MemberPayload, {
    description:
      '代表事業者を交代する。前の代表は参画事業者になる。The former representative becomes a participant.',
  })
  @Requires('MANAGE_GROUP')
  appointRepresentative(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AppointRepresentativeInput }) input: AppointRepresentativeInput,
  ) {
    return saved(() => this.#members.appointRepresentative(viewer, input));
  }

  @Mutation(() => MemberPayload, {
    description: '辞退。記録は残り、計算から外れる。Withdraws; the record stays.',
  })
  @Requires('MANAGE_GROUP')
  withdrawMember(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => WithdrawMemberInput }) input: WithdrawMemberInput,
  ) {
    return saved(() => this.#members.withdraw(viewer, input));
  }

  @Mutation(() => MembersPayload)
  @Requires('MANAGE_GROUP')
  async reorderMembers(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReorderMembersInput }) input: ReorderMembersInput,
  ) {
    return {
      members: [],
      ...(await collectProblems(async () => ({ members: await this.#members.reorder(viewer, input) }))),
    };
  }
}

/** A mutation's payload always carries its warnings, none when it was refused. */
async function saved(work: () => Promise<SavedMember>) {
  return { warnings: [], ...(await collectProblems(work)) };
}

@Resolver(() => ConsortiumType)
export class ConsortiumMembersResolver {
  readonly #transactions: TenantTransaction;
  readonly #pages = keptMemberPages();

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  // bounded: at most half the members
  @ResolveField(() => [SuspectedDuplicateType], {
    description:
      '同じ事業者かもしれない構成員。確かめるためのもので、登録は妨げない。To ask about; never a refusal. FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  suspectedDuplicates(@Parent() consortium: ConsortiumEntity, @Context() context: RequestContext) {
    return loaderOf(context, 'suspectedDuplicates', (viewer) =>
      suspectedDuplicatesLoader(this.#transactions, viewer),
    ).load(consortium.id);
  }

  @ResolveField(() => MemberConnection, {
    description:
      '構成員、並び順。お店の担当には自分の店だけ。Members in their order; to a member user its own only (see roster).',
  })
  members(
    @Parent() consortium: ConsortiumEntity,
    @Args({ type: () => MemberPageArgs }) page: MemberPageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, memberPageKey(page), (viewer) =>
      memberPageLoader(this.#transactions, viewer, page, this.#pages),
    ).load(consortium.id);
  }
}
