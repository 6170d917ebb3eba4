import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, PageArgs, Requires } from '@renkei/platform/graphql';
import { ApiKeyService } from './api-key.service.ts';
import { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.inputs.ts';
import { ApiKeyConnection, ApiKeyType, CreateApiKeyPayload, RevokeApiKeyPayload } from './api-key.type.ts';

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  readonly #keys: ApiKeyService;

  constructor(keys: ApiKeyService) {
    this.#keys = keys;
  }

  @Requires('SIGNED_IN')
  @Query(() => ApiKeyConnection, {
    description: '自分のアクセスキー（新しい順）。One’s own access keys, newest first.',
  })
  apiKeys(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return this.#keys.page(viewer, page);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => CreateApiKeyPayload, {
    description:
      'アクセスキーを作る。キーはこの1回だけ出る。サインインした画面からだけ。Makes an access key, told this once; people only, no access keys.',
  })
  createApiKey(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateApiKeyInput }) input: CreateApiKeyInput,
  ) {
    return collectProblems(() => this.#keys.create(viewer, input));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'アクセスキーを無効にする。すぐに効く。Revokes it at once; again changes nothing.',
  })
  revokeApiKey(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RevokeApiKeyInput }) input: RevokeApiKeyInput,
  ) {
    return collectProblems(async () => ({ apiKey: await this.#keys.revoke(viewer, input.id) }));
  }
}
