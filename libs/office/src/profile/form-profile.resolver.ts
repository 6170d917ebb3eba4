import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberType } from '@renkei/consortium';
import { collectProblems, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { FormProfileService } from './form-profile.service.ts';
import { FormProfileType, SaveFormProfileInput, SaveFormProfilePayload } from './form-profile.type.ts';

@Resolver(() => MemberType)
export class FormProfileResolver {
  readonly #profiles: FormProfileService;

  constructor(profiles: FormProfileService) {
    this.#profiles = profiles;
  }

  @Mutation(() => SaveFormProfilePayload, {
    description: '様式1だけに書くことを入れる。Enters what 様式1 alone asks of a business.',
  })
  @Requires('MANAGE_GROUP')
  saveFormProfile(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SaveFormProfileInput }) input: SaveFormProfileInput,
  ) {
    return collectProblems(async () => ({ formProfile: await this.#profiles.save(viewer, input) }));
  }

  @ResolveField(() => FormProfileType, {
    description: '様式1だけに書くこと。支援機関には空。What 様式1 alone asks; empty for support bodies.',
  })
  @FieldRequires('READ_MEMBER')
  formProfile(
    @Parent() { id }: Pick<MemberType, 'id'>,
    @Context() context: RequestContext,
  ): Promise<FormProfileType> {
    return loaderOf(
      context,
      'formProfile',
      (viewer) => new DataLoader<string, FormProfileType>((ids) => this.#profiles.of(viewer, ids)),
    ).load(id);
  }
}
