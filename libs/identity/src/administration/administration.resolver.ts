import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, PageArgs, Requires } from '@renkei/platform/graphql';
import { AccountInput, UpdateMyAccountInput } from './administration.inputs.ts';
import {
  AccountConnection,
  AccountPayload,
  AccountType,
  UpdateMyAccountPayload,
} from './administration.type.ts';
import { AdministrationService } from './administration.service.ts';
import { MyAccountService } from './my-account.service.ts';

@Resolver(() => AccountType)
export class AdministrationResolver {
  readonly #administration: AdministrationService;
  readonly #myAccount: MyAccountService;

  constructor(administration: AdministrationService, myAccount: MyAccountService) {
    this.#administration = administration;
    this.#myAccount = myAccount;
  }

  @Requires('MANAGE_ACCOUNTS')
  @Query(() => AccountConnection, {
    description: 'すべての利用者（新しい順）。All accounts, newest first.',
  })
  accounts(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#administration.page(viewer, page);
  }

  @Requires('MANAGE_ACCOUNTS')
  @Mutation(() => AccountPayload, {
    description:
      '利用を止める。サインイン・アクセスキー・出していた招待もすぐに終わる。Disables an account; its sessions, keys and open invitations end at once.',
  })
  disableAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AccountInput }) input: AccountInput,
  ) {
    return collectProblems(async () => ({ account: await this.#administration.disable(viewer, input.id) }));
  }

  @Requires('MANAGE_ACCOUNTS')
  @Mutation(() => AccountPayload, {
    description:
      '止めた利用を再開する。サインインはやり直し。Enables it again; keys stay revoked, one signs in anew.',
  })
  enableAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AccountInput }) input: AccountInput,
  ) {
    return collectProblems(async () => ({ account: await this.#administration.enable(viewer, input.id) }));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => UpdateMyAccountPayload, {
    description: '自分の名前と言葉を変える。Changes one’s own name and language.',
  })
  updateMyAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateMyAccountInput }) input: UpdateMyAccountInput,
  ) {
    return collectProblems(async () => ({ me: await this.#myAccount.update(viewer, input) }));
  }
}
