import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { collectProblems } from '@renkei/platform';
import { CurrentRequest, Public, type RequestContext } from '@renkei/platform/graphql';
import { CompleteSignInInput, SignInInput } from './sign-in.inputs.ts';
import { SignInService, type SignInOutcome } from './sign-in.service.ts';
import { SignInPayload, SignOutPayload } from './sign-in.type.ts';

@Resolver()
export class SignInResolver {
  readonly #signIns: SignInService;

  constructor(signIns: SignInService) {
    this.#signIns = signIns;
  }

  @Public()
  @Mutation(() => SignInPayload, {
    description: 'メールアドレスとパスワードでサインインする。Signs in; the session is a cookie.',
  })
  signIn(
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => SignInInput }) input: SignInInput,
  ) {
    return payloadOf(() => this.#signIns.signIn(input, context));
  }

  @Public()
  @Mutation(() => SignInPayload, {
    description:
      '確認コードか予備コードでサインインを終える。Completes a sign-in that awaits its second factor.',
  })
  completeSignIn(
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => CompleteSignInInput }) input: CompleteSignInInput,
  ) {
    return payloadOf(() => this.#signIns.completeSignIn(input, context));
  }

  @Public()
  @Mutation(() => SignOutPayload, {
    description: 'サインアウトする。何度でも同じ。Ends the session of this cookie; again changes nothing.',
  })
  async signOut(@CurrentRequest() context: RequestContext): Promise<SignOutPayload> {
    await this.#signIns.signOut(context);
    return { problems: [] };
  }
}

async function payloadOf(work: () => Promise<SignInOutcome>): Promise<SignInPayload> {
  return { signedIn: false, needsSecondFactor: false, ...(await collectProblems(work)) };
}
