import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
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
import {
  InviteAccountInput,
  InviteCoordinatorInput,
  InviteMemberUserInput,
  InviteSupportReaderInput,
  ResendInvitationInput,
  RevokeInvitationInput,
} from './invitation.inputs.ts';
import type { InvitationRow } from './invitation.rows.ts';
import { INVITATIONS, InvitationService } from './invitation.service.ts';
import {
  InvitationConnection,
  InvitationPayload,
  InvitationType,
  RevokeInvitationPayload,
} from './invitation.type.ts';

const ONE_LINK =
  '同じ宛先への招待がまだあれば、新しいリンクで送り直す（前のリンクは使えなくなる）。アクセスキーではできない。';
const ONE_LINK_EN =
  'One still open to this address is replaced by a new link. People only, no access keys; the link is good for 14 days and once.';

@Resolver(() => InvitationType)
export class InvitationResolver {
  readonly #invitations: InvitationService;

  constructor(invitations: InvitationService) {
    this.#invitations = invitations;
  }

  @Requires('MANAGE_ACCOUNTS')
  @Query(() => InvitationConnection, {
    description:
      '管理者が送った招待（新しい順）。グループの招待は含まない。What administrators sent, newest first; never a group’s own.',
  })
  invitations(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#invitations.page(viewer, page);
  }

  @Requires('MANAGE_PEOPLE')
  @Mutation(() => InvitationPayload, {
    description: `とりまとめ担当をもう一人招く。${ONE_LINK}Invites another coordinator. ${ONE_LINK_EN}`,
  })
  inviteCoordinator(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InviteCoordinatorInput }) input: InviteCoordinatorInput,
  ) {
    return collectProblems(() => this.#invitations.inviteCoordinator(viewer, input));
  }

  @Requires('MANAGE_PEOPLE')
  @Mutation(() => InvitationPayload, {
    description: `構成員（お店）の担当を招く。${ONE_LINK}Invites somebody to act for a member. ${ONE_LINK_EN}`,
  })
  inviteMemberUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InviteMemberUserInput }) input: InviteMemberUserInput,
  ) {
    return collectProblems(() => this.#invitations.inviteMemberUser(viewer, input));
  }

  @Requires('MANAGE_SUPPORT_BODIES')
  @Mutation(() => InvitationPayload, {
    description: `支援機関の担当を招く。${ONE_LINK}Invites somebody of a support body. ${ONE_LINK_EN}`,
  })
  inviteSupportReader(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InviteSupportReaderInput }) input: InviteSupportReaderInput,
  ) {
    return collectProblems(() => this.#invitations.inviteSupportReader(viewer, input));
  }

  @Requires('MANAGE_ACCOUNTS')
  @Mutation(() => InvitationPayload, {
    description: `管理者、またはこれからグループを作る人を招く。${ONE_LINK}Invites an administrator, or somebody to found a group. ${ONE_LINK_EN}`,
  })
  inviteAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InviteAccountInput }) input: InviteAccountInput,
  ) {
    return collectProblems(() => this.#invitations.inviteAccount(viewer, input));
  }

  // which of MANAGE_PEOPLE and MANAGE_ACCOUNTS it takes depends on the invitation: the service asks
  @Requires('SIGNED_IN')
  @Mutation(() => InvitationPayload, {
    description:
      '招待を新しいリンクで送り直す。前のリンクは使えなくなる。Sends it again with a new link; the old one is dead.',
  })
  resendInvitation(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResendInvitationInput }) input: ResendInvitationInput,
  ) {
    return collectProblems(() => this.#invitations.resend(viewer, input));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RevokeInvitationPayload, {
    description: '招待を取り消す。リンクはすぐに使えなくなる。Withdraws it; its link is dead at once.',
  })
  revokeInvitation(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeInvitationInput }) input: RevokeInvitationInput,
  ) {
    return collectProblems(async () => ({ invitation: await this.#invitations.revoke(viewer, input.id) }));
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumInvitationsResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('MANAGE_PEOPLE')
  @ResolveField(() => InvitationConnection, {
    description: 'このグループの招待（新しい順）。Invitations of this group, newest first.',
  })
  invitations(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    const key = `invitations ${JSON.stringify([page.first, page.after])}`;
    return loaderOf(context, key, (viewer) =>
      pagesByOwner<InvitationRow>(
        (work) => this.#transactions.read(viewer, work),
        'consortium_id',
        INVITATIONS,
        page,
      ),
    ).load(id);
  }
}
