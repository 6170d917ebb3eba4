import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { PreferenceService } from './preference.service.ts';
import {
  DeliveryPreferencePayload,
  DeliveryPreferenceType,
  SetDeliveryPreferenceInput,
} from './preference.type.ts';

@Resolver(() => DeliveryPreferenceType)
export class PreferenceResolver {
  readonly #preferences: PreferenceService;

  constructor(preferences: PreferenceService) {
    this.#preferences = preferences;
  }

  @Requires('SIGNED_IN')
  @Query(() => DeliveryPreferenceType, {
    description: '自分のお知らせメールの受け取り方。How one gets one’s own letters.',
  })
  deliveryPreference(@CurrentViewer() viewer: Viewer) {
    return this.#preferences.own(viewer);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => DeliveryPreferencePayload, {
    description: 'お知らせメールの受け取り方を変える。Changes how one gets letters.',
  })
  setDeliveryPreference(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetDeliveryPreferenceInput }) input: SetDeliveryPreferenceInput,
  ) {
    return collectProblems(async () => ({ deliveryPreference: await this.#preferences.set(viewer, input) }));
  }
}
