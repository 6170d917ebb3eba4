import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Public, Requires } from '@renkei/platform/graphql';
import { LinkedProviderService } from './linked-provider.service.ts';
import {
  LinkedProviderType,
  SignInProviderType,
  UnlinkProviderInput,
  UnlinkProviderPayload,
} from './linked-provider.type.ts';

@Resolver(() => LinkedProviderType)
export class LinkedProviderResolver {
  readonly #providers: LinkedProviderService;

  constructor(providers: LinkedProviderService) {
    this.#providers = providers;
  }

  @Public()
  @Query(() => [SignInProviderType], {
    description:
      'サインインに使える、よそのアカウント（0か1件）。Providers one may sign in with: none, or the one configured.',
  })
  signInProviders() {
    return this.#providers.available();
  }

  @Requires('SIGNED_IN')
  @Query(() => [LinkedProviderType], {
    description:
      '自分に結び付けたアカウント（提供元ごとに1件）。Accounts linked to one’s own, one per provider at most.',
  })
  linkedProviders(@CurrentViewer() viewer: Viewer) {
    return this.#providers.list(viewer);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => UnlinkProviderPayload, {
    description:
      '結び付けを外します。最後のサインイン方法は外せません。Unlinks it, unless it is the last way to sign in.',
  })
  unlinkProvider(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UnlinkProviderInput }) input: UnlinkProviderInput,
  ) {
    return collectProblems(async () => ({
      unlinkedIssuer: await this.#providers.unlink(viewer, input.issuer),
    }));
  }
}
