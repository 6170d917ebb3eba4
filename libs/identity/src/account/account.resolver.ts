import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Clock, collectProblems, type Viewer } from '@renkei/platform';
import {
  CurrentRequest,
  CurrentViewer,
  JstMinuteScalar,
  Public,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { ChooseRoleInput } from './account.inputs.ts';
import { AccountService } from './account.service.ts';
import { ChooseRolePayload, SignInProgressType, type SignInState } from './account.type.ts';
import { MeType } from './me.type.ts';

@Resolver(() => MeType)
export class AccountResolver {
  readonly #accounts: AccountService;

  readonly #clock: Clock;

  constructor(accounts: AccountService, clock: Clock) {
    this.#accounts = accounts;
    this.#clock = clock;
  }

  @Public()
  @Query(() => JstMinuteScalar, {
    description: 'いま（サーバーの時計）。Now, by the clock that decides deadlines.',
  })
  now() {
    return this.#clock.nowJst();
  }

  @Public()
  @Query(() => MeType, {
    nullable: true,
    description: '本人。サインインしていなければ null。The person signed in; null for visitors.',
  })
  me(@CurrentRequest() { viewer }: RequestContext) {
    return viewer && this.#accounts.me(viewer);
  }

  @Public()
  @Query(() => SignInProgressType, {
    description: 'サインインがどこまで進んだか。How far signing in has come.',
  })
  signInState(@CurrentRequest() { viewer, pendingSession }: RequestContext): { state: SignInState } {
    if (viewer) return { state: 'SIGNED_IN' };
    return { state: pendingSession ? 'AWAITS_SECOND_FACTOR' : 'VISITOR' };
  }

  @Requires('SIGNED_IN')
  @Mutation(() => ChooseRolePayload, {
    description:
      'どの立場で使うかを選ぶ。同じ要求の続きにも効く。Chooses the role to act in; holds from here on, in this request too.',
  })
  chooseRole(
    @CurrentViewer() viewer: Viewer,
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => ChooseRoleInput }) input: ChooseRoleInput,
  ) {
    return collectProblems(async () => ({ me: await this.#accounts.chooseRole(viewer, input, context) }));
  }
}
