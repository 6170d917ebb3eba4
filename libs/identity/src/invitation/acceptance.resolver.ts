import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems } from '@renkei/platform';
import { CurrentRequest, Public, type RequestContext } from '@renkei/platform/graphql';
import { AcceptanceService } from './acceptance.service.ts';
import { AcceptInvitationInput } from './acceptance.inputs.ts';
import { AcceptInvitationPayload, InvitationOfferPayload } from './acceptance.type.ts';

@Resolver()
export class AcceptanceResolver {
  readonly #acceptance: AcceptanceService;

  constructor(acceptance: AcceptanceService) {
    this.#acceptance = acceptance;
  }

  @Public()
  @Query(() => InvitationOfferPayload, {
    description:
      '招待リンクの中身。使えないリンクはどれも同じ答え。What a link is for; all dead links look alike.',
  })
  invitation(
    @CurrentRequest() context: RequestContext,
    @Args('token', { type: () => String }) token: string,
  ) {
    return collectProblems(async () => ({ offer: await this.#acceptance.offer(token, context) }));
  }

  @Public()
  @Mutation(() => AcceptInvitationPayload, {
    description:
      '招待を受け取る（1回だけ）。サインインしていればその利用者に、していなければ新しい利用者に。Accepts it, once: for whoever is signed in, or for a new account.',
  })
  acceptInvitation(
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => AcceptInvitationInput }) input: AcceptInvitationInput,
  ) {
    return collectProblems(async () => ({ accepted: await this.#acceptance.accept(input, context) }));
  }
}
